/** Accented letters and signs, each another than the last, as no language that uses them writes so many: letters of two bytes. */
const TWO_BYTES = /(?:([\u00a1-\u00ff])(?!\1)){5}/u;
const CYRILLIC_WORDS = /\p{Script=Cyrillic}{3,}/gu;
const CAPITAL_WITHIN = /\p{Ll}\p{Lu}/u;
/** A company may be written with a capital within its name. */
const LEAST_WORDS = 2;

/** Whether a line has the look of text in a charset that nobody named, and that was read as another: "ÀÌ ¾ç½ÄÀº", "лГМ ТО ЛЕТЯчСЕТЕ". */
export function isGarbled(text: string): boolean {
  const words = (text.match(CYRILLIC_WORDS) ?? []).filter((word) => CAPITAL_WITHIN.test(word));
  return TWO_BYTES.test(text) || words.length >= LEAST_WORDS;
}
