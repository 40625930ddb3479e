import { lettersInRow } from '../../../measure/letters-in-row.ts';
import { boundsOf, extentOf, type Raster, type Rect } from '../raster.ts';
import { type Component, findComponents } from './components.ts';
import { CELL, lightestOfCells, opened, PALEST } from './tinted-cells.ts';

/** Letters laid across a page are so high and wide at least, in pixels of 200 dpi: 7 and 3 mm. */
const LETTER = { high: 56, wide: 24 };
/** Of the part of the page that it stands in a letter fills no more than this, as shaded cells and bars do. */
const FULL = 0.7;

/**
 * Where a word lies across a page in letters so large that print stands on them, be they pale as a watermark's or written
 * with a broad marker; null where none does.
 * @param ink darkness of the darkest colour
 */
export function wordAcross(ink: Raster): Rect | null {
  const solid = opened(lightestOfCells(ink));
  const least = (LETTER.high * LETTER.wide * (1 - FULL)) / (CELL * CELL);
  const letters = findComponents(solid, PALEST, least).filter(isLetter).map(onPage);
  const word = lettersInRow(letters, extentOf);
  return word.length > 0 ? boundsOf(word) : null;
}

function isLetter({ box: { width, height }, area }: Component): boolean {
  const [least, most] = [Math.min(width, height) * CELL, Math.max(width, height) * CELL];
  return most >= LETTER.high && least >= LETTER.wide && area <= FULL * width * height;
}

function onPage({ box: { x, y, width, height } }: Component): Rect {
  return { x: x * CELL, y: y * CELL, width: width * CELL, height: height * CELL };
}
