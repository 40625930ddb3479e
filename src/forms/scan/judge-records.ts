import type { Slot } from '../../domain/evidence.ts';
import type { AlignedTable } from './align-page.ts';
import { blockedBy, findStruck, noiseLevel } from './blank-mask.ts';
import { isCrossed } from './crossed-box.ts';
import { type ForeignMark, findForeignMarks, rings } from './foreign-ink.ts';
import { clip, dilate, type Raster, type Rect } from './raster.ts';
import { findOutline, type InkShare, type InkState, judgeInk, measureInside, subtractTemplate } from './slot-ink.ts';
import { readSign } from './slot-sign.ts';
import type { Outline } from './template-glyphs.ts';
import type { TextLine } from './template-lines.ts';

/** What was seen at one slot of one record on one page. */
export interface SlotReading {
  state: InkState;
  /** How sure, 0 to 1. */
  strength: number;
  /** The measurement in words, for a person: "ink 0.21 / 0.18". */
  mark: string;
  /** Pixels of the aligned table. */
  box: Rect;
  /** Made by a computer: lines as thin as a form field's, or a sign that was typed. */
  sign?: 'hairlines' | 'glyph';
  /** Whether the printed outline was found in its place. */
  outlined: boolean;
}

export interface RecordReading {
  index: number;
  slots: Partial<Record<Slot, SlotReading>>;
  /** Why a person must look at the whole record. */
  doubt: { reason: string; box: Rect } | null;
}

interface Place {
  record: RecordReading;
  slot: Slot;
  reading: SlotReading;
  /** The outline, in pixels of the aligned table. */
  rect: Rect;
  zone: Rect;
  wording: Rect;
}

/** How far the page may lie off the issued form, and off itself, in pixels. */
const TOLERANCE = 3;
const OWN_TOLERANCE = 2;
/** Least share of a printed outline's course that must be found inked for the second way of measuring to count. */
const CLOSED = 0.72;

/** A record's places in the pixels of a table's picture. Slots on another page are left out. */
export interface PlacedRecord {
  index: number;
  /** All that may belong to the record, where the page was read by itself. */
  reach?: Rect;
  label: readonly TextLine[];
  slots: PlacedSlot[];
}

export interface PlacedSlot {
  slot: Slot;
  /** null where nothing on the page shows where the empty outline would stand. */
  outline: Outline | null;
  /** Where the outline, or the sign in its stead, stands. */
  zone: Rect;
  lines: readonly TextLine[];
}

/** Reads the marks of all records of a table. */
export function judgeRecords(table: AlignedTable, placed: readonly PlacedRecord[]): RecordReading[] {
  const blocked = blockedBy(table, table.isOwnPrint ? OWN_TOLERANCE : TOLERANCE);
  // Where print is not all known, its own letters would pass for noise and hide a hairline.
  const ground = {
    table,
    blocked,
    courses: dilate(table.page, 1),
    noise: table.isOwnPrint ? 0 : noiseLevel(table, blocked),
  };
  const places: Place[] = [];
  const records = placed.map(({ index, slots }) => {
    const reading: RecordReading = { index, slots: {}, doubt: null };
    for (const slot of slots) places.push(readSlot(reading, slot, ground));
    return reading;
  });
  const wordings = placed.map(({ label, slots }) => [...label, ...slots.flatMap((slot) => slot.lines)]);
  for (const [i, struck] of findStruck(table, wordings).entries()) {
    const record = records[i];
    if (record && struck) record.doubt = { reason: 'a line runs through the wording', box: struck };
  }
  const beside = dilate(blocked, 1);
  for (const { reading } of places) if (reading.sign === 'glyph') fill(beside, reading.box);
  for (const mark of findForeignMarks(table.page, table.blank, beside, tableArea(placed))) {
    attribute(mark, places, table.page.width);
  }
  return records;
}

interface Ground {
  table: AlignedTable;
  blocked: Raster;
  /** The page with its ink grown by a pixel: hair-thin printed lines do not fall between the pixels. */
  courses: Raster;
  noise: number;
}

function readSlot(record: RecordReading, { slot, outline, zone, lines }: PlacedSlot, ground: Ground): Place {
  const measured = outline
    ? measure(outline, ground)
    : { state: 'unclear' as const, strength: 0.3, mark: 'no outline known', box: zone, outlined: false };
  const reading = readTyped(measured, outline, zone, ground);
  record.slots[slot] = reading;
  return { record, slot, reading, rect: outline?.rect ?? zone, zone, wording: wordingBox(lines) };
}

function measure(outline: Outline, { table, blocked, courses, noise }: Ground): SlotReading {
  const subtracted = subtractTemplate(table, blocked, outline.rect, noise);
  const found = findOutline(table.page, courses, outline);
  const inside = measureInside(table.unruled, outline.shape, found.rect, noise);
  return agree(subtracted, found.closed >= CLOSED ? inside : null, outline.rect);
}

/** What a computer put at a slot whose ink alone does not tell: hairlines across a box, a sign for the outline or beside it. */
function readTyped(measured: SlotReading, outline: Outline | null, zone: Rect, { table, noise }: Ground): SlotReading {
  if (measured.state === 'marked') return measured;
  if (outline?.shape === 'box' && isCrossed(table.page, outline)) {
    return {
      ...measured,
      state: 'marked',
      strength: 0.9,
      mark: `${measured.mark}, two lines cross the box`,
      sign: 'hairlines',
    };
  }
  const sign = readSign(table.unruled, zone);
  if (sign === null) return measured;
  if (sign.state === 'empty' && (measured.outlined || !isClean(table, outline, sign.box, noise))) return measured;
  return {
    state: sign.state,
    strength: 0.85,
    mark: sign.mark,
    box: sign.box,
    sign: 'glyph',
    outlined: measured.outlined,
  };
}

/** An outline found elsewhere than expected must be as empty as one in its place: a hairline is no sign, and yet a mark. */
function isClean(table: AlignedTable, outline: Outline | null, box: Rect, noise: number): boolean {
  return judgeInk(measureInside(table.unruled, outline?.shape ?? 'box', box, noise)) === 'empty';
}

function fill(raster: Raster, area: Rect): void {
  const grown = { x: area.x - 4, y: area.y - 4, width: area.width + 8, height: area.height + 8 };
  const { x, y, width, height } = clip(raster, grown);
  for (let row = y; row < y + height; row++) {
    raster.data.fill(255, row * raster.width + x, row * raster.width + x + width);
  }
}

/** Both ways of measuring must come to the same state. */
function agree(subtracted: InkShare, inside: InkShare | null, box: Rect): SlotReading {
  const first = judgeInk(subtracted);
  const second = inside ? judgeInk(inside) : 'unclear';
  const state = first === second ? first : 'unclear';
  const mark = `ink ${subtracted.strong.toFixed(3)} / ${inside ? inside.strong.toFixed(3) : 'no outline found'}`;
  const strength = state === 'unclear' ? 0.3 : sureness(state, subtracted);
  return { state, strength, mark, box, outlined: inside !== null };
}

/** Surer the farther the ink share lies from what would be unclear. */
function sureness(state: InkState, { strong }: InkShare): number {
  return state === 'marked' ? Math.min(0.97, 0.8 + strong) : 0.95 - strong * 10;
}

export function wordingBox(lines: readonly TextLine[]): Rect {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const upper = Math.min(...lines.map((line) => line.top));
  const lower = Math.max(...lines.map((line) => line.bottom));
  return { x: left, y: upper, width: right - left, height: lower - upper };
}

/** The records' part of the page: what lies in the margins (punch holes, stamps, page numbers) is no part of an answer. */
function tableArea(placed: readonly PlacedRecord[]): Rect {
  const lines = placed.flatMap(({ label, slots }) => [...label, ...slots.flatMap((slot) => slot.lines)]);
  const { x, y, width, height } = wordingBox(lines);
  const top =
    Math.min(y, ...placed.flatMap(({ slots }) => slots.map(({ outline, zone }) => outline?.rect.y ?? zone.y))) - 4;
  const reaches = placed.flatMap(({ reach }) => reach ?? []);
  const bottom = Math.max(y + height, ...reaches.map((reach) => reach.y + reach.height)) + 8;
  const left = Math.min(x, ...reaches.map((reach) => reach.x)) - 8;
  const right = Math.max(x + width, ...reaches.map((reach) => reach.x + reach.width)) + 8;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A mark within one slot is that slot's; a ring is its option's; anything else puts its record in doubt. */
function attribute(mark: ForeignMark, places: Place[], width: number): void {
  const shares = places
    .map((place) => ({ place, share: shareWithin(mark, place.rect, width) }))
    .filter(({ share }) => share > 0.012)
    .sort((a, b) => b.share - a.share);
  const [main, ...others] = shares;
  if (main) {
    for (const other of others) {
      if (other.share > 0.06 || other.share > main.share * 0.25)
        doubt([main, other], 'one stroke runs through two places');
      else if (other.place.reading.state === 'unclear') clear(other.place.reading);
    }
    const strange = places.find(
      (place) =>
        place !== main.place &&
        covers(mark.box, place.wording) &&
        place.rect.y !== main.place.rect.y &&
        farFrom(mark.box, main.place),
    );
    if (strange) doubt([main], 'the mark reaches over other wording');
    return;
  }
  if (places.some((place) => isTail(mark.box, place))) return;
  const ringed = places.filter((place) => rings(mark, width, place.rect) || rings(mark, width, place.wording));
  const [only] = ringed;
  if (only && ringed.length === 1 && only.reading.state === 'empty') {
    only.reading.state = 'marked';
    only.reading.strength = 0.7;
    only.reading.mark = 'ring around the option';
    return;
  }
  for (const record of touchedRecords(mark, places)) {
    record.doubt ??= { reason: 'ink outside the boxes and circles', box: mark.box };
  }
}

function doubt(shares: { place: Place }[], reason: string): void {
  for (const { place } of shares) {
    place.reading.state = 'unclear';
    place.reading.strength = 0.3;
    place.reading.mark += `; ${reason}`;
  }
}

/** The end of a stroke that belongs to another slot grazes this one. */
function clear(reading: SlotReading): void {
  reading.state = 'empty';
  reading.strength = 0.7;
  reading.mark += '; grazed by the mark of another place';
}

function shareWithin(mark: ForeignMark, rect: Rect, width: number): number {
  let inside = 0;
  for (const pixel of mark.pixels) {
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    if (x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height) inside += 1;
  }
  return inside / (rect.width * rect.height);
}

function covers(box: Rect, wording: Rect): boolean {
  const across = Math.min(box.x + box.width, wording.x + wording.width) - Math.max(box.x, wording.x);
  const down = Math.min(box.y + box.height, wording.y + wording.height) - Math.max(box.y, wording.y);
  return across > wording.width * 0.4 && down > wording.height * 0.3;
}

function farFrom(box: Rect, place: Place): boolean {
  return box.width > place.rect.width * 5 || box.height > place.rect.height * 5;
}

/** The end of a tick beyond its box, cut off from it by the outline's own print: it begins at a marked slot and stays near. */
function isTail(box: Rect, { rect, reading }: Place): boolean {
  if (reading.state !== 'marked') return false;
  const size = Math.max(rect.width, rect.height);
  const beyond = (reach: number) =>
    box.x + box.width < rect.x - reach ||
    box.x > rect.x + rect.width + reach ||
    box.y + box.height < rect.y - reach ||
    box.y > rect.y + rect.height + reach;
  const near = !beyond(size * 0.5);
  const small = box.width < size * 1.5 && box.height < size * 1.5;
  return near && small;
}

/** The records between whose wordings the mark lies, above or below; the nearest one for a mark beyond all. */
function touchedRecords(mark: ForeignMark, places: Place[]): Set<RecordReading> {
  const away = ({ wording, rect }: Place) => {
    const top = Math.min(wording.y, rect.y);
    const bottom = Math.max(wording.y + wording.height, rect.y + rect.height);
    return Math.max(top - (mark.box.y + mark.box.height), mark.box.y - bottom, 0);
  };
  const least = Math.min(...places.map(away));
  return new Set(places.filter((place) => away(place) <= least + 4).map((place) => place.record));
}
