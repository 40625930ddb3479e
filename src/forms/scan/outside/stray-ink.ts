import { gatherInk } from '../picture/gathered-ink.ts';
import { createRaster, eachPixel, erase, type Rect } from '../picture/raster.ts';
import { bareZones } from './bare-zones.ts';
import { PALE, type PageWithTable } from './page-with-table.ts';
import { isTraceOfHandling } from './traces-of-handling.ts';

/** All in millimetres. Strokes of a word stand no farther apart. */
const APART = 1.2;
/** The least that is written: a stroke so long, with so much ink, in square millimetres. Dust is less. */
const LEAST_LENGTH = 1.8;
const LEAST_INK = 0.5;
/** What is lower or narrower is left of a ruled line. */
const LEAST_SIDE = 0.7;
/** Nobody writes in one go over so much: an edge, a fold. */
const LONGEST = 60;
/** Scanners leave the sheet's own edge so far in. */
const EDGE = 2.5;

/**
 * What stands where the form prints nothing and a sender's machine neither: every stroke there is somebody's, however short
 * and however neat, so that recognition would take it for print.
 */
export function strayInk(page: PageWithTable): Rect[] {
  const { ink, smooth, mm } = page;
  const rest = createRaster(ink.width, ink.height);
  for (const { area, print } of bareZones(page)) {
    eachPixel(ink, area, (i) => {
      if ((smooth.data[i] ?? 0) >= PALE) rest.data[i] = 255;
    });
    for (const box of print) erase(rest, box);
  }
  return gatherInk(rest, Math.round((APART * mm) / 2)).flatMap(({ box, pixels }) => {
    return isWritten(pixels.length, box, page) && !isTraceOfHandling({ box, pixels }, ink, mm) ? [box] : [];
  });
}

/**
 * Whether this stands at the edge of the sheet as it came: a page that was set upright has other edges.
 * @param onSheet left, top, width and height in shares of the sheet
 */
export function isAtSheetsEdge(
  [left, top, width, height]: readonly [number, number, number, number],
  { ink, mm }: Pick<PageWithTable, 'ink' | 'mm'>,
): boolean {
  const fromEdge = Math.min(left, top, 1 - left - width, 1 - top - height) * Math.min(ink.width, ink.height);
  return fromEdge <= EDGE * mm;
}

function isWritten(count: number, box: Rect, { ink, mm }: PageWithTable): boolean {
  const { x, y, width, height } = box;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const edge = EDGE * mm;
  const isInside = x > edge && y > edge && x + width < ink.width - edge && y + height < ink.height - edge;
  const isLarge = long >= LEAST_LENGTH * mm && short >= LEAST_SIDE * mm && count >= LEAST_INK * mm * mm;
  return isInside && isLarge && long <= LONGEST * mm;
}
