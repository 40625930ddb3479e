import { hasItsOutlines, type SeenOutline } from '../outlines-in-place.ts';
import { findRules, tableRules } from '../own-print/own-rules.ts';
import { inksOf } from '../picture/inks.ts';
import type { AlignedTable } from '../template/align-page.ts';
import { type PlacedRecord, tableArea } from '../template/placed-record.ts';
import { copyCirclesInWording } from './circle-in-wording.ts';
import { drawCircles } from './draw-circles.ts';
import { findCircles } from './find-circles.ts';

/**
 * The issued form as the sender's program printed it: wording and boxes lie where the form has them, and only the circles
 * are drawn in another font. The blank form gets this print's circles; null where they are not told without doubt.
 * @param seen the boxes and circles that the page shows where the issued form has them
 */
export function reprinted(
  table: AlignedTable,
  placed: readonly PlacedRecord[],
  seen: readonly SeenOutline[],
  rightToLeft: boolean,
): { table: AlignedTable; placed: PlacedRecord[] } | null {
  if (!hasItsOutlines(seen.filter(({ slot }) => slot === 'assign' || slot === 'not-assign'))) return null;
  const shift = findCircles(inksOf(table.page), placed);
  if (!shift) return null;
  const blank = { ...table.blank, data: Uint8Array.from(table.blank.data) };
  copyCirclesInWording(table.page, blank, placed, rightToLeft);
  // Where the blank form has a rule, it hides what a pen draws along it.
  const { thickened } = findRules(table.page, tableRules(tableArea(placed)));
  return {
    table: { ...table, blank, letters: blank, strokes: thickened },
    placed: drawCircles(blank, placed, shift),
  };
}
