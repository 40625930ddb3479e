import { spreadOf } from '../picture/geometry/principal-axis.ts';
import { gatherInk, gatherInkWithin } from '../picture/ink/gathered-ink.ts';
import { createRaster, eachPixel, encloses, erase, grown, overlap, type Rect } from '../picture/raster.ts';
import { type BareZone, bareZones } from './bare-zones.ts';
import { PALE, type PageWithTable } from './page-with-table.ts';
import { HOLE, isHole, isTraceOfHandling } from './traces-of-handling.ts';

/** All in millimetres. Strokes of a word stand no farther apart. */
const APART = 1.2;
/** The least that is written: a stroke so long, with so much ink, in square millimetres. Dust is less. */
const LEAST_LENGTH = 1.8;
const LEAST_INK = 0.5;
/** What is lower or narrower is left of a ruled line. */
const LEAST_SIDE = 0.7;
/** Nobody writes in one go over so much: an edge, a fold. */
const LONGEST = 60;
/** A piece of the table's own ruled line: so long at least, spreading so far to either side, and so level, in radians. */
const RULE = { long: 10, across: 0.25, slope: 0.06 };
/** Scanners leave the sheet's own edge so far in. */
const EDGE = 2.5;

/**
 * What stands where the form prints nothing and a sender's machine neither: every stroke there is somebody's, however short
 * and however neat, so that recognition would take it for print.
 */
export function strayInk(page: PageWithTable): Rect[] {
  const { ink, smooth, mm } = page;
  const rest = createRaster(ink.width, ink.height);
  const zones = bareZones(page);
  for (const { area, print } of zones) {
    eachPixel(ink, area, (i) => {
      if ((smooth.data[i] ?? 0) >= PALE) rest.data[i] = 255;
    });
    for (const box of print) erase(rest, box);
  }
  return gatherInk(rest, Math.round((APART * mm) / 2)).flatMap(({ box, pixels }) => {
    if (!isWritten(pixels.length, box, page) || isTraceOfHandling({ box, pixels }, ink, mm)) return [];
    if (isPartOfHole(box, page)) return [];
    return isAboveOrBelow(box, zones) && isPieceOfRule(box, Array.from(pixels), page) ? [] : [box];
  });
}

/** Whether this is what a zone's edge leaves of a punched hole close to the table: a part of a disc is no disc. */
function isPartOfHole(box: Rect, { ink, smooth, mm }: PageWithTable): boolean {
  const part = grown(box, HOLE.most * mm);
  const whole = createRaster(ink.width, ink.height);
  eachPixel(ink, part, (i) => {
    if ((smooth.data[i] ?? 0) >= PALE) whole.data[i] = 255;
  });
  return gatherInkWithin(whole, part, 0).some((piece) => encloses(piece.box, box) && isHole(piece, ink, mm));
}

/** Whether this stands above or below the letters of its zone, where the table has ruled lines. */
function isAboveOrBelow(box: Rect, zones: readonly BareZone[]): boolean {
  const middle = box.y + box.height / 2;
  return zones.some(({ area, letters }) => {
    return letters && overlap(area, box) && (middle < letters.y || middle > letters.y + letters.height);
  });
}

/** A coarse fax draws an aslant rule in steps, of which pieces are left where it is taken out. */
function isPieceOfRule({ width }: Rect, pixels: readonly number[], { ink, mm }: PageWithTable): boolean {
  const { across, angle } = spreadOf(pixels, ink.width);
  return width >= RULE.long * mm && Math.abs(angle) <= RULE.slope && Math.sqrt(across) <= RULE.across * mm;
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
