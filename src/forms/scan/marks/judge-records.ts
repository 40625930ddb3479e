import { inksOf } from '../picture/ink/inks.ts';
import type { Raster, Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import { type PlacedRecord, tableArea } from '../template/placed-record.ts';
import { doubtByInk } from './doubted-by-ink.ts';
import { blockedBy, noiseLevel } from './paper/blank-mask.ts';
import { type Faintness, faintInk, outlineLimits, paperLimits } from './paper/faint-ink.ts';
import { withoutDust } from './paper/without-dust.ts';
import type { Place, RecordReading } from './record-reading.ts';
import { liftRings, type Ring } from './rings/find-rings.ts';
import { markRinged } from './rings/mark-ringed.ts';
import { outlineDarkness } from './slots/outline-darkness.ts';
import { readSlot } from './slots/read-slot.ts';

/** How far the page may lie off the issued form, and off itself, in pixels. */
const TOLERANCE = 3;
const OWN_TOLERANCE = 2;

/** The options of a table's records as they were read one by one, before anything else on the page is looked at. */
export interface ReadSlots {
  table: AlignedTable;
  placed: readonly PlacedRecord[];
  places: readonly Place[];
  records: RecordReading[];
  /** The rings around options; the table is without them. */
  rings: readonly Ring[];
  blocked: Raster;
  tolerance: number;
}

/** Reads what stands in and at the options of all records. */
export function readSlots(ringed: AlignedTable, placed: readonly PlacedRecord[]): ReadSlots {
  const tolerance = ringed.isOwnPrint ? OWN_TOLERANCE : TOLERANCE;
  const { lifted: table, rings } = liftRings(ringed, placed);
  const blocked = blockedBy(table, tolerance);
  // Where print is not all known, its own letters would pass for noise and hide a hairline.
  const inks = inksOf(table.page);
  const ground = {
    table,
    blocked,
    inks,
    lines: outlineDarkness(inks, placed),
    noise: table.isOwnPrint ? 0 : noiseLevel(table, blocked),
  };
  const places: Place[] = [];
  const records = placed.map(({ index, slots }) => {
    const reading: RecordReading = { index, slots: {}, doubt: null };
    for (const slot of slots) places.push(readSlot(reading, slot, ground));
    return reading;
  });
  return { table, placed, places, records, rings, blocked, tolerance };
}

/** The marks of all records, and what else is drawn over them: it may make up a mark, or put a record in doubt. */
export function judgeRecords({
  table,
  placed,
  places,
  records,
  rings,
  blocked,
  tolerance,
}: ReadSlots): RecordReading[] {
  const area = tableArea(placed);
  const pale = withFaintInk(table, blocked, places, area);
  doubtByInk({ table, placed, places, records, area, tolerance });
  for (const { reading } of pale) {
    reading.isBare = false;
    if (reading.state === 'marked') continue;
    reading.state = 'unclear';
    reading.strength = 0.3;
    reading.mark += '; something pale within';
  }
  markRinged(places, rings);
  return records;
}

/**
 * What looks neither like plain paper within nor like most empty outlines of its kind on the page is not certainly empty,
 * however pale it is. In a blurred photo the outline's own ink reaches inwards.
 */
function withFaintInk(table: AlignedTable, blocked: Raster, places: readonly Place[], area: Rect): Place[] {
  const empty = places.filter((place) => isEmpty(place) || place.reading.isBare);
  const limits = new Map<number, Faintness>();
  const seen = empty.map((place) => {
    const side = Math.round(Math.min(place.inside.width, place.inside.height));
    const limit = limits.get(side) ?? paperLimits(table, blocked, area, side);
    limits.set(side, limit);
    return { place, limit, faint: faintInk(table.unruled, place.inside), isBox: isBox(place) };
  });
  const usualOf = (box: boolean) =>
    outlineLimits(seen.flatMap(({ isBox, place, faint }) => (isBox === box && isEmpty(place) ? [faint] : [])));
  const usual = { box: usualOf(true), circle: usualOf(false) };
  return seen.flatMap(({ place, limit, faint, isBox }) => {
    const own = isBox ? usual.box : usual.circle;
    const isPale = ({ line, level }: Faintness) =>
      line > Math.max(limit.line, own.line) || level > Math.max(limit.level, own.level);
    if (!isPale(faint)) return [];
    const bare = withoutDust(table.unruled, place.inside);
    return isPale(faintInk(bare, { ...bare, x: 0, y: 0 })) ? [place] : [];
  });
}

function isEmpty({ reading }: Place): boolean {
  return reading.state === 'empty';
}

function isBox({ slot }: Place): boolean {
  return slot === 'assign' || slot === 'not-assign';
}
