import { say } from '../../sentences.ts';
import { courseOf } from '../outlines/outline-course.ts';
import { boundsOf, fillPart, grown, overlap, type Raster, type Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import { type PlacedRecord, wordingBox } from '../template/placed-record.ts';
import { attribute, nearestPlace, touchedRecords } from './attribute-marks.ts';
import { isTail } from './mark-tails.ts';
import { isBentRule } from './paper/bent-rules.ts';
import { blockedBy, findStruck } from './paper/blank-mask.ts';
import { findBridged } from './paper/bridged-spaces.ts';
import { bulgeBeside } from './paper/bulging-rules.ts';
import { findForeignMarks } from './paper/foreign-ink.ts';
import { findLostPrint } from './paper/lost-print.ts';
import { isOuterRule } from './paper/outer-rules.ts';
import { isPunchedHole } from './paper/punched-holes.ts';
import { findWashed } from './paper/washed-lines.ts';
import type { Place, RecordReading } from './record-reading.ts';
import { isAtEndOfMark, isTooPaleFor } from './strikes/pale-beside-mark.ts';
import { findPaleMarks } from './strikes/pale-marks.ts';
import { findPaleStrikes } from './strikes/pale-strikes.ts';
import { isStruckThrough } from './strikes/struck-through.ts';
import { findStruckWords } from './strikes/struck-word.ts';

/** A table's records, and the places of their options as they were read. */
export interface ReadTable {
  table: AlignedTable;
  placed: readonly PlacedRecord[];
  places: readonly Place[];
  records: readonly RecordReading[];
  area: Rect;
  /** How far print may lie off, in pixels. */
  tolerance: number;
}

/** Puts records in doubt whose wording is not as it was printed, and those over which anything is drawn that is no mark. */
export function doubtByInk(read: ReadTable): void {
  const { table, places, area } = read;
  const beside = hiding(read, 1);
  const around = hiding(read, 2);
  const { width } = table.page;
  const marks = findForeignMarks(table.page, table.blank, beside, area).filter(
    (mark) =>
      !isPunchedHole(mark, table.page, places) &&
      !isOuterRule(mark, table.page, places, area) &&
      !isBentRule(mark, table.page, table.blank),
  );
  const strange = marks.flatMap((mark) => (attribute(mark, [...places], width) === 'strange' ? [mark.box] : []));
  for (const place of places) {
    const bulge = bulgeBeside(table, place);
    if (!bulge || marks.some(({ box }) => overlap(box, bulge))) continue;
    place.record.doubt ??= { reason: say('scan-ink-outside'), box: bulge };
  }
  doubtStruck(read);
  doubtWording(read, around);
  for (const pale of findPaleMarks(table.unruled, around, area, (box) => isAtEndOfMark(box, places))) {
    const { box } = pale;
    const place = nearestPlace(box, places);
    if (isTail(pale, place, table.page.width) && !(place && isTooPaleFor(pale, place, table.unruled))) continue;
    strange.push(box);
    for (const record of touchedRecords(box, places)) record.doubt ??= { reason: say('scan-ink-pale'), box };
  }
  const across = writtenAcross(strange).find((box) => touchesSeveral(box, places));
  const ofPage = across && { reason: say('scan-written-across'), box: across, ofPage: true as const };
  if (ofPage) for (const record of read.records) record.doubt ??= ofPage;
  for (const box of table.strokes.filter((stroke) => overlap(stroke, area))) {
    for (const record of touchedRecords(box, places)) record.doubt ??= { reason: say('scan-line-along-rule'), box };
  }
}

/** Pieces of one large word stand no farther apart, in pixels: print that hides parts of it lies between. */
const APART = 50;
/** A word as long and high as this is meant for the page, not for the records that it lies on. */
const LONG = 330;
const HIGH = 100;
/** One that runs up the page beside or through several records is so wide. */
const WIDE = 28;

/** The parts of the page over which something large is written: "VOID", "DRAFT". */
function writtenAcross(pieces: readonly Rect[]): Rect[] {
  const words: Rect[] = [];
  for (let word of pieces) {
    for (let near = words; near.length > 0; ) {
      near = words.filter((other) => overlap(grown(word, APART), other));
      for (const other of near) words.splice(words.indexOf(other), 1);
      word = boundsOf([word, ...near]);
    }
    words.push(word);
  }
  return words.filter(({ width, height }) => {
    const isLarge = Math.max(width, height) >= LONG && Math.min(width, height) >= HIGH;
    return isLarge || (height >= LONG && width >= WIDE);
  });
}

function touchesSeveral(box: Rect, places: readonly Place[]): boolean {
  return new Set(places.filter(({ wording }) => overlap(wording, box)).map(({ record }) => record)).size > 1;
}

/** A mark that may be taken back is none. */
function doubtStruck({ table, places }: ReadTable): void {
  for (const { reading } of places) {
    if (reading.state !== 'marked' || !isStruckThrough(table.unruled, reading.found)) continue;
    reading.state = 'unclear';
    reading.strength = 0.3;
    reading.mark += '; a level line runs through it';
  }
}

/** Struck out, painted over, highlighted. */
function doubtWording({ table, placed, records }: ReadTable, around: Raster): void {
  const wordings = placed.map(({ label, slots }) => [...label, ...slots.flatMap((slot) => slot.lines)]);
  const words = findStruckWords(table, placed);
  const struck = findStruck(table, wordings);
  const pale = findPaleStrikes(table, placed);
  const lost = findLostPrint(table, placed);
  for (const [i, record] of records.entries()) {
    const line = struck[i] ?? words[i] ?? pale[i] ?? findBridged(table, wordings[i] ?? []);
    if (line) record.doubt = { reason: say('scan-wording-struck'), box: line };
    if (lost[i]) record.doubt ??= { reason: say('scan-print-lost'), box: lost[i] };
  }
  for (const [i, slots] of findWashed(table.unruled, around, placed).entries()) {
    const record = records[i];
    const washed = slots.find(({ slot }) => record?.slots[slot]?.state !== 'marked');
    if (record && washed) record.doubt ??= { reason: say('scan-wording-washed'), box: wordingBox(washed.lines) };
  }
}

/**
 * Where the form's print, so many pixels of its blur with it, hides what is drawn; typed signs are read as such. Of print the
 * outlines are also where they were found: on a page drawn askew they stand aslant.
 */
function hiding({ table, places, tolerance }: ReadTable, blur: number): Raster {
  const mask = blockedBy(table, tolerance + blur);
  for (const { shape, reading } of places) {
    if (!shape || shape === 'brackets' || !reading.outlined || reading.sign) continue;
    const { across, down } = courseOf(shape, reading.found);
    for (const [step, y] of down.entries()) {
      fillPart(mask, grown({ x: across[step] ?? 0, y, width: 1, height: 1 }, tolerance + blur), 255);
    }
  }
  for (const { reading } of places) if (reading.sign === 'glyph') fillPart(mask, grown(reading.box, 4), 255);
  return mask;
}
