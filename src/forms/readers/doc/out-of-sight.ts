import type { Modifier } from './property-modifiers.ts';

/** Twentieths of a point, negative where the height is exact ([MS-DOC] 2.9.148). */
export const LINE_HEIGHT = 0x6412;
/** The same of a row ([MS-DOC] 2.6.3). */
export const ROW_HEIGHT = 0x9407;
/** A paragraph's distance from the left and right margin and that of its first line, of Word 97 and later ones. */
export const INDENTS: ReadonlyMap<number, keyof Indents> = new Map([
  [0x840e, 'right'],
  [0x840f, 'left'],
  [0x8411, 'first'],
  [0x845d, 'right'],
  [0x845e, 'left'],
  [0x8460, 'first'],
]);

/** In twentieths of a point; the first line counts from the left one. */
export interface Indents {
  left: number;
  right: number;
  first: number;
}

/** What takes a paragraph out of its place and sets it in a frame of its own: where, how broad and how high ([MS-DOC] 2.6.2). */
export const FRAME: ReadonlySet<number> = new Set([0x8418, 0x8419, 0x841a, 0x442b]);

/** Twentieths of a point: no letter that can be read is so low. */
const FLAT = 100;
/** The same: no page of a form is so broad, and nothing in it begins so far to the left of its column. */
const [BEYOND_PAGE, BEFORE_PAGE] = [11_000, -6000];
/** A line of single spacing has 240. */
const TINY_SPACING = 120;

/** Whether lines are fixed at a height at which nothing can be seen, or lie upon each other. */
export function isFlat({ operand }: Modifier): boolean {
  if (operand.length < 4) return false;
  const height = operand.readInt16LE(0);
  const inLines = operand.readInt16LE(2) === 1;
  return inLines ? height > 0 && height < TINY_SPACING : isFixedFlat(height);
}

export function isFlatRow({ operand }: Modifier): boolean {
  return operand.length >= 2 && isFixedFlat(operand.readInt16LE(0));
}

/** Whether a paragraph stands beside the page. */
export function isMoved({ left, right, first }: Indents): boolean {
  return [left, right, first].some((indent) => Math.abs(indent) >= BEYOND_PAGE) || left + first <= BEFORE_PAGE;
}

export function indentOf({ operand }: Modifier): number {
  return operand.length >= 2 ? operand.readInt16LE(0) : 0;
}

function isFixedFlat(height: number): boolean {
  return height < 0 && height > -FLAT;
}
