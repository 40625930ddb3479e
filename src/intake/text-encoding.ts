/**
 * Turns bytes from mail into text. Charset labels are often missing or wrong, so a label that does not fit the bytes
 * is not believed. No byte is ever refused: what fits nothing comes out with replacement characters.
 */

type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes that no label explains, tried in this order; the first without faults that also looks like a language wins. */
const GUESSES = ['gb18030', 'windows-1251', 'windows-1256', 'windows-1252'] as const;

/**
 * Text in the charset of that label (RFC 2045 `charset`, any name that the WHATWG Encoding Standard knows). Without a
 * usable label, or where the bytes are no such text, as `guessText`.
 */
export function decodeText(bytes: Uint8Array, label: string | null): string {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  const declared = label === null ? null : strictDecoder(label);
  // A plain ASCII or UTF-8 label is the default of many programs, whatever they send.
  return (declared && tryDecode(declared, bytes)) ?? guessText(bytes);
}

/** Text of an unknown charset: UTF-8 where it is valid, else the most plausible of the charsets of the six languages. */
export function guessText(bytes: Uint8Array): string {
  const utf8 = tryDecode(new TextDecoder('utf-8', { fatal: true }), bytes);
  if (utf8 !== null) return utf8;
  return mostPlausible(bytes, GUESSES, []);
}

/** Text that was taken for Latin-1, in the charset that makes most of it; Latin-1 itself among them. */
export function guessEightBit(latin1: string): string {
  return mostPlausible(Buffer.from(latin1, 'latin1'), ['windows-1251', 'gb18030', 'windows-1256'], [latin1]);
}

/** The decoding that looks most like a language: in these charsets, or as the caller decoded it. */
export function mostPlausible(bytes: Uint8Array, labels: readonly string[], decoded: readonly string[]): string {
  const candidates = labels.flatMap((label) => tryDecode(new TextDecoder(label, { fatal: true }), bytes) ?? []);
  const all = [...decoded, ...candidates];
  const best = all.toSorted((left, right) => plausibility(right) - plausibility(left))[0];
  return best ?? new TextDecoder('utf-8').decode(bytes);
}

/** Whether a charset can be decoded at all. */
function strictDecoder(label: string): Decoder | null {
  try {
    return new TextDecoder(label.trim().replace(/^(?:cp|x-cp)(?=\d)/i, 'windows-'), { fatal: true });
  } catch {
    return null;
  }
}

function tryDecode(decoder: Decoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** A byte order mark says more than any label. */
function decodeMarked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

/**
 * How much a decoded text looks like one: letters of one script beside each other, few signs, no control characters.
 * A wrong charset mixes scripts and puts symbols and capitals inside words.
 */
function plausibility(text: string): number {
  const sample = text.slice(0, 2000);
  const foreign = sample.match(/\P{ASCII}/gu) ?? [];
  const letters = sample.match(/(?=\P{ASCII})\p{L}/gu)?.length ?? 0;
  const pairs = sample.match(
    /\p{Script=Cyrillic}{2}|\p{Script=Arabic}{2}|[\u4e00-\u9fff]|[a-z][à-öø-ÿ]|[à-öø-ÿ][a-z]/gu,
  );
  const oddCase = sample.match(
    /\p{Ll}\p{Lu}|\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/gu,
  );
  const controls = sample.match(/[\u0080-\u009f\ufffd]/gu)?.length ?? 0;
  return letters - (foreign.length - letters) + (pairs?.length ?? 0) - 2 * (oddCase?.length ?? 0) - 5 * controls;
}
