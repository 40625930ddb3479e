const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LTR = /[\p{L}\p{Nd}]/u;
/** Signs that stay with the digits around them: 2024/02/08, 12:30, 3.5, -5853, 50%. */
const WITHIN_NUMBER = /^[.,:/\-+\u2011%]$/u;

export function hasRtl(text: string): boolean {
  return RTL.test(text);
}

/**
 * Puts pieces that are sorted from left to right on the page into reading order. PDF text stands as drawn; in a right
 * to left paragraph the line is read from its right end, except for numbers and Latin words within it (UAX #9).
 */
export function logicalOrder<T extends { text: string }>(visual: readonly T[], rightToLeft: boolean): T[] {
  const base = rightToLeft ? [...visual].reverse() : [...visual];
  const foreign = rightToLeft ? isLtr : (piece: T) => RTL.test(piece.text);
  for (let start = 0; start < base.length; ) {
    if (!foreign(base[start] as T)) {
      start++;
      continue;
    }
    let end = foreignEnd(base, start, foreign);
    if (rightToLeft) ({ start, end } = withBrackets(base, start, end));
    base.splice(start, end - start, ...base.slice(start, end).reverse());
    start = end;
  }
  return base;
}

/**
 * Takes in what belongs to Latin words in a right to left line: brackets that stand around them as "(X)", which is how
 * they are drawn when they are part of the Latin words, and the hyphen at which a word was parted.
 */
function withBrackets(base: readonly { text: string }[], from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  const opened = base.slice(start, end).filter(({ text }) => text === '(').length;
  const closed = base.slice(start, end).filter(({ text }) => text === ')').length;
  if (base[start - 1]?.text === ')' && opened > closed) start--;
  else if (base[start - 1]?.text === ')' && base[end]?.text === '(') [start, end] = [start - 1, end + 1];
  else if (/^[-\u2011]$/u.test(base[start - 1]?.text ?? '') && /[A-Za-z]/.test(base[start]?.text ?? '')) start--;
  return { start, end };
}

function isLtr(piece: { text: string }): boolean {
  return LTR.test(piece.text) && !RTL.test(piece.text);
}

/** End of the run of foreign pieces: neutral ones belong to it when they stand between two of it. */
function foreignEnd<T extends { text: string }>(pieces: readonly T[], start: number, foreign: (piece: T) => boolean) {
  let end = start + 1;
  for (let index = end; index < pieces.length; index++) {
    const piece = pieces[index] as T;
    if (foreign(piece)) {
      if (index > end && !joins(pieces, start, end, index)) break;
      end = index + 1;
    } else if (!isNeutral(piece.text)) break;
  }
  return end;
}

/** Two numbers with a space between them are read one after the other, a number beside a Latin word with the word. */
function joins(pieces: readonly { text: string }[], start: number, end: number, index: number): boolean {
  const between = pieces.slice(end, index);
  if (between.every(({ text }) => WITHIN_NUMBER.test(text))) return true;
  const next = pieces.slice(index);
  const wordEnd = next.findIndex(({ text }) => isNeutral(text));
  const word = wordEnd < 0 ? next : next.slice(0, wordEnd);
  return [...pieces.slice(start, end), ...word].some(({ text }) => /\p{L}/u.test(text));
}

function isNeutral(text: string): boolean {
  return WITHIN_NUMBER.test(text) || !/\p{L}|\p{Nd}|\u20DD|[\u2610-\u2612\u25CB\u25CF]/u.test(text);
}
