import { fold } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import type { Template } from './template.ts';

/** What a scanned label says about which text it names, seen from the record that the page's layout puts there. */
export type LabelVerdict = 'agrees' | 'unread' | 'contradicts';

/** Characters that recognition confuses, each with the digit it is taken for. Applied to both sides of a comparison. */
const CONFUSED: Record<string, string> = { o: '0', l: '1', i: '1', s: '5', b: '8', z: '2', g: '9', х: 'x' };

function foldDigits(text: string): string {
  return fold(text).replace(/[olisbzgх]/gu, (letter) => CONFUSED[letter] ?? letter);
}

/** The template's records whose number stands in these words, by index. */
export function recordsNamed(words: readonly OcrWord[], template: Template): number[] {
  // Recognition splits "X.1150" into "X." and "1150" as often as it joins it with its neighbours.
  const pieces = words.flatMap((word, i) => [word.text, word.text + (words[i + 1]?.text ?? '')]).map(foldDigits);
  return template.records.flatMap((record, index) => {
    const key = foldDigits(record.ref);
    return pieces.some((piece) => holdsNumber(piece, key)) ? [index] : [];
  });
}

/** Whether the digits of a record's number stand in these words, be the letter before them misread. */
export function bearsDigits(words: readonly OcrWord[], index: number, template: Template): boolean {
  const [, digits] = /^\D*(\d+)$/u.exec(template.records[index]?.ref ?? '') ?? [];
  return digits !== undefined && words.some(({ text }) => foldDigits(text).replace(/^\D*/u, '') === digits);
}

/** Whether the number stands in the text with no further digit on either side. */
function holdsNumber(text: string, key: string): boolean {
  for (let from = text.indexOf(key); from >= 0; from = text.indexOf(key, from + 1)) {
    if (!/\d/.test(text[from + key.length] ?? '')) return true;
  }
  return false;
}

/** @param index the record that the page's layout puts there */
export function judgeLabel(words: readonly OcrWord[], index: number, template: Template): LabelVerdict {
  if (bearsOthersName(words, index, template)) return 'contradicts';
  const named = recordsNamed(words, template);
  if (named.length === 0) return namesStranger(words, index, template) ? 'contradicts' : 'unread';
  return named.length === 1 && named[0] === index ? 'agrees' : 'contradicts';
}

/** A label changed in its working name alone, "X.1221 (X.taeii)": which text is meant, nobody but its sender knows. */
function bearsOthersName(words: readonly OcrWord[], index: number, template: Template): boolean {
  const read = foldDigits(words.map(({ text }) => text).join(''));
  const names = template.records.map(({ label }) => workingName(label.map(({ text }) => text).join('')));
  const own = names[index];
  if (own == null || read.includes(own)) return false;
  return names.some((name) => name !== null && name !== own && read.includes(name));
}

/** Whether it has the record's own working name: "X.3221 (X.stie)" is X.1221 (X.stie) with a digit misread. */
function bearsOwnName(words: readonly OcrWord[], index: number, template: Template): boolean {
  const name = workingName((template.records[index]?.label ?? []).map(({ text }) => text).join(''));
  return name !== null && foldDigits(words.map(({ text }) => text).join('')).includes(name);
}

/** The name in brackets that a draft bears beside its number ("X.saf-dfs"), folded; null without one. */
function workingName(label: string): string | null {
  const [, name] = /[(（]\s*(\p{L}\.[\p{L}\d-]{4,})\s*[)）]/u.exec(label.replace(/\s/gu, '')) ?? [];
  return name === undefined ? null : foldDigits(name);
}

/** A clearly read number of another Recommendation: a form for other texts, or a label changed by hand. */
function namesStranger(words: readonly OcrWord[], index: number, template: Template): boolean {
  const own = bearsOwnName(words, index, template) ? template.records[index]?.ref : undefined;
  return words.some(
    ({ text, confidence }) => confidence > 80 && /^[A-Z]\.\d{3,5}$/.test(text) && !(own && isMisread(text, own)),
  );
}

/** Whether two numbers are as long and differ in one digit. */
function isMisread(read: string, own: string): boolean {
  const differing = [...own].filter((character, i) => character !== read[i]);
  return read.length === own.length && differing.length === 1 && /\d/.test(differing[0] ?? '');
}
