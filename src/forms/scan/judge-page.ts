import type { Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import { say } from '../sentences.ts';
import type { PagedRecord } from './assemble-records.ts';
import { besideRecords, type UnreadRecord } from './beside-records.ts';
import type { FormPage } from './choose-template.ts';
import { judgeRecords, type ReadSlots, readSlots } from './marks/judge-records.ts';
import type { RecordReading } from './marks/record-reading.ts';
import { hasItsOutlines, hasOthersOutlines, seenOutlines } from './outlines-in-place.ts';
import { type FreeLayout, placeFreely } from './own-print/free-layout.ts';
import { type Drawn, type EmptyOutlines, surerOutline } from './own-print/own-outlines.ts';
import { around, boundsOf, type Rect } from './picture/raster.ts';
import { placeOnPage } from './place-on-page.ts';
import type { AlignedTable } from './template/align-page.ts';
import type { LocatedPage } from './template/locate-page.ts';
import { placeRecords } from './template/place-records.ts';
import { type PlacedRecord, tableArea, wordingBox } from './template/placed-record.ts';

/** Share of the wording that must be read where the map puts it, for the map to be believed. */
const LEAST_INLIERS = 0.7;
/** The same print correlates by .94 and more, by fax too; other line breaks or columns by .85 at most. */
const LEAST_FIT = 0.88;

/** Where a page is in a file. */
export interface PageOfFile {
  form: FormPage;
  part: string;
  /** One-based. */
  page: number;
}

/** A page's records, by what it shows itself. */
export interface JudgedPage extends PageOfFile {
  parts: PagedRecord[];
  /** The records' part of the page, in pixels of its picture; null where it has none. */
  table: Rect | null;
  /** The rings around options: their ends reach beyond the table. */
  rings: Rect[];
  /** What the page taught about empty outlines; null where the issued form told. */
  empty: EmptyOutlines | null;
  /** Where it shows a record's options of which nothing was read. */
  unread: UnreadRecord[];
}

/** The records of one page with their marks. */
export function judgePage(page: PageOfFile): JudgedPage {
  const laid = layOut(page.form, null);
  return {
    ...page,
    parts: toRecords(page, laid),
    table: laid && tableOnPage(laid),
    rings: laid ? laid.rings.map((ring) => onPicture(laid.table.toPage, ring)) : [],
    empty: laid?.empty ?? null,
    unread: besideRecords(page.form, laid ? boxesOnPage(laid) : []),
  };
}

/** The records of a file's pages. A page that shows too few empty outlines is read again by those of others. */
export function recordsOf(pages: readonly JudgedPage[]): PagedRecord[] {
  const known = pages.reduce<EmptyOutlines>(
    (all, { empty }) => ({ box: surest(all.box, empty?.box), circle: surest(all.circle, empty?.circle) }),
    { box: null, circle: null },
  );
  return pages.flatMap((page) => {
    const { empty } = page;
    const isSure =
      empty &&
      surerOutline(empty.box, known.box) === empty.box &&
      surerOutline(empty.circle, known.circle) === empty.circle;
    return empty && !isSure ? toRecords(page, layOut(page.form, known)) : page.parts;
  });
}

/** Of two pages' outlines, those that more of them teach. */
function surest(one: Drawn | null, other: Drawn | null | undefined): Drawn | null {
  return other && other.count > (one?.count ?? 0) ? other : one;
}

/** The page's records; all in distrust where the page may be another than it seems. */
function toRecords({ form, part, page }: PageOfFile, laid: ReturnType<typeof layOut>): PagedRecord[] {
  if (!laid || laid.placed.length === 0) return [];
  const { table, placed, readings, doubted } = laid;
  const { toPage } = table;
  const place = (box: Rect): Place => ({ part, page, box: placeOnPage(form.picture, onPicture(toPage, box)) });
  const distrust = laid.distrust ?? (readings.some(hasLostItsCross) ? say('scan-too-pale') : null);
  const records = readings.map((reading, i): PagedRecord => {
    return { template: form.template, reading, distrust, place, whole: place(recordBox(placed[i])) };
  });
  const rest = doubted.map(({ index, reason, box }) => {
    const reading: RecordReading = { index, slots: {}, doubt: { reason, box } };
    return { template: form.template, reading, distrust, place, whole: place(box) };
  });
  return [...records, ...rest];
}

/** An option chosen on a computer under boxes that both look empty: hairlines vanish in scanning, then perhaps elsewhere too. */
function hasLostItsCross({ slots }: RecordReading): boolean {
  const chosen = slots['no-comments']?.sign ?? slots.comments?.sign;
  return chosen !== undefined && slots.assign?.state === 'empty' && slots['not-assign']?.state === 'empty';
}

/** The issued form laid over the page, or the page by itself where it was printed in another font or layout. */
function layOut(page: FormPage, known: EmptyOutlines | null) {
  const { template, picture, words, slotLines } = page;
  const located = page.located && page.located.records.length > 0 ? page.located : null;
  const aligned = located ? placeRecords(picture.anyInk, template, located) : null;
  const lies = located && aligned && located.inliers >= LEAST_INLIERS && aligned.table.fit >= LEAST_FIT;
  const outlines = lies ? seenOutlines(aligned.table, aligned.placed) : [];
  const fits = lies && hasItsOutlines(outlines);
  const distrust = fits ? identityDoubt(located) : say('scan-lies-otherwise');
  const asIssued = () => aligned && judged(readSlots(aligned.table, aligned.placed), distrust);
  if (fits && !hasOthersOutlines(outlines)) return asIssued();
  const free = placeFreely(picture.anyInk, words, slotLines, template, known);
  return free ? judged(readSlots(free.table, free.placed), null, free) : asIssued();
}

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
function tableOnPage({ table, placed, doubted }: NonNullable<ReturnType<typeof layOut>>): Rect | null {
  if (placed.length === 0) return null;
  return onPicture(table.toPage, around([{ box: tableArea(placed) }, ...doubted]));
}

function boxesOnPage({ table, placed, doubted }: NonNullable<ReturnType<typeof layOut>>): Rect[] {
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
