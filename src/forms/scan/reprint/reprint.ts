import { hasItsOutlines, type SeenOutline, withBrokenBoxes, withLostBoxes } from '../outlines-in-place.ts';
import { outlineOf } from '../own-print/outlines/own-outlines.ts';
import { findRules, tableRules } from '../own-print/rules/own-rules.ts';
import { inksOf } from '../picture/ink/inks.ts';
import { encloses, grown, overlap, type Raster } from '../picture/raster.ts';
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
  if (hasBoxesBeside(table.page, boxes)) return null;
  const shift = findCircles(inksOf(table.page), placed);
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

/** How far a box may lie off its place and be the one that the issued form has there, in pixels. */
const OFF = 3;

/** Whether boxes that are seen well stand beside their places: then the others are not lost, but drawn elsewhere too. */
function hasBoxesBeside(page: Raster, boxes: readonly SeenOutline[]): boolean {
  const drawn = findOutlines(page, PIXELS_PER_POINT).filter(({ shape }) => shape === 'box');
  return boxes.some(({ printed }) =>
    drawn.some(({ rect }) => overlap(rect, grown(printed, printed.width)) && !encloses(grown(printed, OFF), rect)),
  );
}
