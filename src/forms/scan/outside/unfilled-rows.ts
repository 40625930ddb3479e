import { createRaster, type Raster, type Rect } from '../picture/raster.ts';
import { type Band, unfilledAbove } from './above-table.ts';
import { HEADING, type PageWithTable } from './page-with-table.ts';

/** Where nothing is to be written: above the table beside the sender's fields, and below it on a page that goes on overleaf. */
export function unfilledRows(page: PageWithTable): Band[] {
  const { table, isLast, ink, text, mm } = page;
  const above = unfilledAbove(text, page, table.y - HEADING * mm);
  // Where the form ends, people sign, and arcs of a stamp lie about the signature.
  return isLast ? above : [...above, { top: table.y + table.height, bottom: ink.height }];
}

/** Whether the middle of this lies in such rows. */
export function standsIn({ y, height }: Rect, bands: readonly Band[]): boolean {
  return bands.some(({ top, bottom }) => y + height / 2 > top && y + height / 2 < bottom);
}

/** These rows of a page alone, with so many pixels beside them: letters at their edge stay whole. */
export function onlyRows(ink: Raster, bands: readonly Band[], beside: number): Raster {
  const only = createRaster(ink.width, ink.height);
  for (const { top, bottom } of bands) {
    const [from, to] = [Math.max(0, Math.round(top - beside)), Math.max(0, Math.round(bottom + beside))];
    only.data.set(ink.data.subarray(from * ink.width, to * ink.width), from * ink.width);
  }
  return only;
}
