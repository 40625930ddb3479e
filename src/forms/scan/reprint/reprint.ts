import { findOutline, STRONG } from '../outlines/slot-ink.ts';
import { hasItsOutlines, type SeenOutline, withBrokenBoxes, withLostBoxes } from '../outlines-in-place.ts';
import { DRAWN } from '../own-print/outlines/drawn-outline.ts';
import { outlineOf } from '../own-print/outlines/own-outlines.ts';
import { findRules, tableRules } from '../own-print/rules/own-rules.ts';
import { type Inks, inksOf } from '../picture/ink/inks.ts';
import { encloses, grown, overlap, type Raster, type Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import { type PlacedRecord, tableArea } from '../template/placed-record.ts';
import { PIXELS_PER_POINT } from '../template/stack-pages.ts';
import { findOutlines } from '../template/template-glyphs.ts';
import { copyCirclesInWording } from './circle-in-wording.ts';
import { drawCircles } from './draw-circles.ts';
import { findCircles } from './find-circles.ts';

/**
 * The issued form as the sender's program printed it: the wording lies where the form has it, and the circles are drawn
 * in another font. By fax, of the boxes' hairlines dots are left, or nothing: read by itself such a page teaches no box.
 * The blank form gets this print's circles; null where they are not told without doubt, or where boxes stand elsewhere too.
 * @param seen the boxes and circles that the page shows where the issued form has them
 */
export function reprinted(
  table: AlignedTable,
  placed: readonly PlacedRecord[],
  seen: readonly SeenOutline[],
  rightToLeft: boolean,
): { table: AlignedTable; placed: PlacedRecord[] } | null {
  const boxes = seen.filter((outline) => outlineOf(outline) === 'box');
  const inks = inksOf(table.page);
  if (hasBoxesBeside(table.page, boxes) || hasSmallerBoxes(inks, boxes)) return null;
  const shift = findCircles(inks, placed);
  if (!shift) return null;
  const blank = { ...table.blank, data: table.blank.data.slice() };
  copyCirclesInWording(table.page, blank, placed, rightToLeft);
  const moved = drawCircles(blank, placed, shift);
  // Where the blank form has a rule, it hides what a pen draws along it.
  const { thickened } = findRules(table.page, tableRules(tableArea(placed)));
  return {
    table: { ...table, blank, letters: blank, strokes: thickened },
    placed: hasItsOutlines(boxes) ? withBrokenBoxes(moved, seen) : withLostBoxes(moved, () => true),
  };
}

/** Sizes of another font's boxes, as shares of the issued form's, and how many of these are seen at least where all are so. */
const SMALLER = [0.76, 0.85];
const LEAST_SMALLER = 3;

/** Whether smaller boxes stand in the places of those that the page lacks: signs of a font where the issued form has fields. */
function hasSmallerBoxes(inks: Inks, boxes: readonly SeenOutline[]): boolean {
  const isSmaller = ({ printed, isThere }: SeenOutline) =>
    !isThere &&
    SMALLER.some((size) => findOutline(inks, { shape: 'box', rect: shrunk(printed, size) }, STRONG).closed >= DRAWN);
  return boxes.filter(isSmaller).length >= LEAST_SMALLER;
}

function shrunk({ x, y, width, height }: Rect, share: number): Rect {
  const [less, lower] = [width * (1 - share), height * (1 - share)];
  return { x: x + less / 2, y: y + lower / 2, width: width - less, height: height - lower };
}

/** How far a box may lie off its place and be the one that the issued form has there, in pixels. */
const OFF = 3;

/** Whether boxes that are seen well stand beside their places: then the others are not lost, but drawn elsewhere too. */
function hasBoxesBeside(page: Raster, boxes: readonly SeenOutline[]): boolean {
  const drawn = findOutlines(page, PIXELS_PER_POINT).filter(({ shape }) => shape === 'box');
  return boxes.some(({ printed }) =>
    drawn.some(({ rect }) => overlap(rect, grown(printed, printed.width)) && !encloses(grown(printed, OFF), rect)),
  );
}
