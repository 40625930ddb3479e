import type { Raster } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import type { PlacedRecord } from '../template/placed-record.ts';
import type { TextLine } from '../template/template-lines.ts';

/** The issued form where it lies on a page, though that has other boxes or circles in the places of its own. */
export interface LaidForm {
  table: AlignedTable;
  placed: readonly PlacedRecord[];
}

/** Darkness from which the blank form's pixel is a part of a letter. */
const LETTER = 60;
/** How far a letter's edge may lie off where the blank form has it, in pixels. */
const OFF = 2;

/**
 * Takes what stands where the issued form prints its words for print: misread they would look like a remark. Working names
 * are in Latin letters always, of which the data of other scripts makes anything.
 */
export function copyIssuedPrint(ink: Raster, blank: Raster, { table, placed }: LaidForm): void {
  const lines = placed.flatMap(({ label, slots }) => [...label, ...slots.flatMap((slot) => slot.lines)]);
  for (const line of lines) copyLine(ink, blank, table, line);
}

function copyLine(ink: Raster, blank: Raster, table: AlignedTable, line: TextLine): void {
  const [top, bottom] = [Math.floor(line.top), Math.ceil(line.bottom)];
  for (let x = Math.floor(line.left); x <= line.right; x++) {
    const [upper, lower] = [table.toPage(x, top), table.toPage(x, bottom)];
    for (let y = top; y <= bottom; y++) {
      if ((table.blank.data[y * table.blank.width + x] ?? 0) < LETTER) continue;
      const share = (y - top) / Math.max(1, bottom - top);
      const between = (from: number, to: number) => Math.round(from + (to - from) * share);
      copyAround(ink, blank, between(upper[0], lower[0]), between(upper[1], lower[1]));
    }
  }
}

function copyAround(ink: Raster, blank: Raster, x: number, y: number): void {
  for (let v = Math.max(0, y - OFF); v <= Math.min(ink.height - 1, y + OFF); v++) {
    const from = v * ink.width + Math.max(0, x - OFF);
    const to = v * ink.width + Math.min(ink.width, x + OFF + 1);
    blank.data.set(ink.data.subarray(from, to), from);
  }
}
