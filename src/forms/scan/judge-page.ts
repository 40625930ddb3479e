import type { Slot } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import { say } from '../sentences.ts';
import { besideRecords, type UnreadRecord } from './beside-records.ts';
import type { FormPage } from './choose-template.ts';
import { judgeRecords, type ReadSlots, readSlots } from './marks/judge-records.ts';
import { type Highlighted, readWashes } from './marks/paper/washed-options.ts';
import type { RecordReading, SlotReading } from './marks/record-reading.ts';
import { hasItsOutlines, hasOthersOutlines, seenOutlines, withBrokenBoxes } from './outlines-in-place.ts';
import { type FreeLayout, placeFreely } from './own-print/free-layout.ts';
import type { EmptyOutlines } from './own-print/outlines/own-outlines.ts';
import type { PagePicture } from './page-picture.ts';
import { around, boundsOf, type Raster, type Rect } from './picture/raster.ts';
import { reprinted } from './reprint/reprint.ts';
import type { AlignedTable } from './template/align-page.ts';
import type { LocatedPage } from './template/locate-page.ts';
import { placeRecords } from './template/place-records.ts';
import { type PlacedRecord, tableArea, wordingBox } from './template/placed-record.ts';

/** Share of the wording that must be read where the map puts it, for the map to be believed. */
const LEAST_INLIERS = 0.7;
/** The same print correlates by .94 and more, by fax too; other line breaks or columns by .85 at most. */
const LEAST_FIT = 0.88;

/** A page that bears an issued form's records, as far as they are judged by it: nothing but data, so that a thread can be sent it. */
export type PageToJudge = Pick<FormPage, 'template' | 'words' | 'slotLines' | 'located'> &
  Pick<PagePicture, 'anyInk' | 'legible' | 'washes'>;

/** What a page shows of its records. All boxes are in pixels of its picture. */
export interface Judgement {
  records: RecordOnPage[];
  /** The records' part of the page; null where it has none. */
  table: Rect | null;
  /** The rings around options: their ends reach beyond the table. */
  rings: Rect[];
  /** What the page taught about empty outlines; null where the issued form told. */
  empty: EmptyOutlines | null;
  /** Where it shows a record's options of which nothing was read. */
  unread: UnreadRecord[];
}

/** A record as a page shows it, its boxes in pixels of the page's picture. */
export interface RecordOnPage {
  reading: Omit<RecordReading, 'slots'> & { slots: Partial<Record<Slot, SlotOnPage>> };
  /** The options that somebody chose with a highlighter. */
  highlighted: Highlighted[];
  /** Why nothing on this page may be trusted, or null. */
  distrust: Saying | null;
  /** The record's own part of the page. */
  whole: Rect;
}

export type SlotOnPage = Pick<SlotReading, 'state' | 'strength' | 'mark' | 'box'>;

/**
 * The records of one page with their marks.
 * @param known empty outlines that other pages of the file taught, where this one shows too few itself
 */
export function judgePage(page: PageToJudge, known: EmptyOutlines | null = null): Judgement {
  const laid = layOut(page, known);
  return {
    records: laid ? recordsOnPage(laid, page.washes) : [],
    table: laid && tableOnPage(laid),
    rings: laid ? laid.rings.map((ring) => onPicture(laid.table.toPage, ring)) : [],
    empty: laid?.empty ?? null,
    unread: besideRecords(page, laid ? boxesOnPage(laid) : []),
  };
}

/** The page's records; all in distrust where the page may be another than it seems. */
function recordsOnPage(
  { table, placed, readings, doubted, distrust: known }: Laid,
  washes: Raster | null,
): RecordOnPage[] {
  if (placed.length === 0) return [];
  const distrust = known ?? (readings.some(hasLostItsCross) ? say('scan-too-pale') : null);
  const place = (box: Rect) => onPicture(table.toPage, box);
  const records = readings.map((reading, i): RecordOnPage => {
    const record = placed[i];
    const highlighted = washes && record ? readWashes(reading, record, { washes, place, table }) : [];
    return { reading: moved(reading, place), highlighted, distrust, whole: place(recordBox(record)) };
  });
  const rest = doubted.map(({ index, reason, box }): RecordOnPage => {
    const whole = place(box);
    return { reading: { index, slots: {}, doubt: { reason, box: whole } }, highlighted: [], distrust, whole };
  });
  return [...records, ...rest];
}

/** What was read in the aligned table, with its boxes on the page. */
function moved({ index, slots, doubt }: RecordReading, place: (box: Rect) => Rect): RecordOnPage['reading'] {
  const onPage = Object.entries(slots).map(([slot, { state, strength, mark, box }]): [string, SlotOnPage] => {
    return [slot, { state, strength, mark, box: place(box) }];
  });
  return { index, slots: Object.fromEntries(onPage), doubt: doubt && { ...doubt, box: place(doubt.box) } };
}

/** An option chosen on a computer under boxes that both look empty: hairlines vanish in scanning, then perhaps elsewhere too. */
function hasLostItsCross({ slots }: RecordReading): boolean {
  const chosen = slots['no-comments']?.sign ?? slots.comments?.sign;
  return chosen !== undefined && slots.assign?.state === 'empty' && slots['not-assign']?.state === 'empty';
}

/** The issued form laid over the page, with the page's own circles if need be, or the page by itself where it was set otherwise. */
function layOut(page: PageToJudge, known: EmptyOutlines | null) {
  const { template, anyInk, words, slotLines } = page;
  const located = page.located && page.located.records.length > 0 ? page.located : null;
  const align = (form: LocatedPage) => placeRecords(anyInk, template, form);
  // Where the map is not believed, the form is laid over the page only if nothing else can be told of it.
  const aligned = located && located.inliers >= LEAST_INLIERS ? align(located) : null;
  const lies = located && aligned && aligned.table.fit >= LEAST_FIT;
  const outlines = lies ? seenOutlines(aligned.table, aligned.placed) : [];
  const fits = lies && hasItsOutlines(outlines);
  const distrust = fits ? identityDoubt(located) : say('scan-lies-otherwise');
  const asIssued = (form: LocatedPage) => {
    const { table, placed } = aligned ?? align(form);
    return judged(readSlots(table, withBrokenBoxes(placed, outlines)), distrust);
  };
  if (fits && !hasOthersOutlines(outlines)) return asIssued(located);
  if (lies) {
    const own = reprinted(aligned.table, aligned.placed, outlines, template.rightToLeft);
    if (own) return judged(readSlots(own.table, own.placed), identityDoubt(located));
  }
  const issued = lies && identityDoubt(located) === null ? aligned : null;
  const free = placeFreely(anyInk, words, slotLines, template, { known, issued });
  if (free) return judged(readSlots(free.table, free.placed), null, free);
  return located && asIssued(located);
}

type Laid = NonNullable<ReturnType<typeof layOut>>;

/** What a page laid out one way or the other shows, and what it may be distrusted for. */
function judged(read: ReadSlots, distrust: Saying | null, { doubted, empty }: Partial<FreeLayout> = {}) {
  const { table, placed } = read;
  const rings = read.rings.map(({ course }) => boundsOf(course.map((point) => ({ ...point, width: 1, height: 1 }))));
  return { table, placed, rings, readings: judgeRecords(read), doubted: doubted ?? [], empty: empty ?? null, distrust };
}

/**
 * The form repeats itself: laid one record off, a page looks perfect. So the labels must say which records these are.
 */
function identityDoubt(page: LocatedPage): Saying | null {
  const verdicts = page.records.map((record) => record.verdict);
  if (verdicts.includes('contradicts')) return say('scan-label-contradicts');
  const agreeing = verdicts.filter((verdict) => verdict === 'agrees').length;
  return agreeing >= 2 ? null : say('scan-labels-few');
}

/** The records that were placed, and the parts of others that are in doubt. */
function tableOnPage({ table, placed, doubted }: Laid): Rect | null {
  if (placed.length === 0) return null;
  return onPicture(table.toPage, around([{ box: tableArea(placed) }, ...doubted]));
}

function boxesOnPage({ table, placed, doubted }: Laid): Rect[] {
  return [...placed.map(recordBox), ...doubted.map(({ box }) => box)].map((box) => onPicture(table.toPage, box));
}

/** A box in the aligned table as a box in the picture. */
function onPicture(toPage: AlignedTable['toPage'], { x, y, width, height }: Rect): Rect {
  const [left, top] = toPage(x, y);
  const [right, bottom] = toPage(x + width, y + height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function recordBox(placed: PlacedRecord | undefined): Rect {
  if (!placed) return { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, width, height } = wordingBox([...placed.label, ...placed.slots.flatMap((slot) => slot.lines)]);
  return { x: x - 10, y: y - 6, width: width + 20, height: height + 12 };
}
