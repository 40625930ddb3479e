import type { Modifier } from './property-modifiers.ts';

/** Twentieths of a point, negative where the height is exact ([MS-DOC] 2.9.148). */
export const LINE_HEIGHT = 0x6412;
/** The same of a row ([MS-DOC] 2.6.3). */
export const ROW_HEIGHT = 0x9407;
/** A paragraph's distance from the left and right margin and that of its first line, of Word 97 and later ones. */
export const INDENTS: ReadonlySet<number> = new Set([0x840e, 0x840f, 0x8411, 0x845d, 0x845e, 0x8460]);

/** Twentieths of a point: no letter is so low. */
const FLAT = 60;
/** The same: no page of a form is so broad. */
const BEYOND_PAGE = 11_000;
/** A line of single spacing has 240. */
const TINY_SPACING = 48;

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

export function isMoved({ operand }: Modifier): boolean {
  return operand.length >= 2 && Math.abs(operand.readInt16LE(0)) >= BEYOND_PAGE;
}

function isFixedFlat(height: number): boolean {
  return height < 0 && height > -FLAT;
}
