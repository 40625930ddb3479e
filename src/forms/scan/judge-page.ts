import type { Place } from '../../domain/evidence.ts';
import type { AlignedTable } from './align-page.ts';
import type { PagedRecord } from './assemble-records.ts';
import type { FormPage } from './choose-template.ts';
import { placeFreely } from './free-layout.ts';
import { judgeRecords, type PlacedRecord, type RecordReading, wordingBox } from './judge-records.ts';
import type { LocatedPage } from './locate-page.ts';
import { placeOnPage } from './place-on-page.ts';
import { placeRecords } from './place-records.ts';
import type { Rect } from './raster.ts';
import { isCrossed } from './typed-signs.ts';

/** Share of the wording that must be read where the map puts it, for the map to be believed. */
const LEAST_INLIERS = 0.7;
/** The same print correlates by .94 and more, by fax too; another font or line break by .70 at most. */
const LEAST_FIT = 0.8;

/** The records of one page with their marks; all in distrust where the page may be another than it seems. */
export function judgePage(form: FormPage, where: { part: string; page: number }): PagedRecord[] {
  const laid = layOut(form);
  if (!laid || laid.placed.length === 0) return [];
  const { table, placed, signs, doubted, distrust } = laid;
  const place = (box: Rect): Place => ({ ...where, box: placeOnPage(form.picture, onPicture(table, box)) });
  const records = judgeRecords(table, placed).map((reading, i): PagedRecord => {
    const own = signs.filter(({ index }) => index === reading.index);
    for (const sign of own) reading.slots[sign.slot] = sign.reading;
    if (own.length > 0) takeCrosses(table, placed[i], reading);
    return { template: form.template, reading, distrust, place, whole: place(recordBox(placed[i])) };
  });
  const lost = signs.length > 0 && records.some(({ reading }) => hasLostItsCross(reading));
  if (lost) for (const record of records) record.distrust ??= 'the scan is too pale for the lines that cross a box';
  const rest = doubted.map(({ index, reason, box }) => {
    const reading: RecordReading = { index, slots: {}, doubt: { reason, box } };
    return { template: form.template, reading, distrust, place, whole: place(box) };
  });
  return [...records, ...rest];
}

/** An option chosen under boxes that both look empty: hairlines vanish in scanning, then perhaps elsewhere too. */
function hasLostItsCross({ slots }: RecordReading): boolean {
  const chosen = slots['no-comments']?.state === 'marked' || slots.comments?.state === 'marked';
  return chosen && slots.assign?.state === 'empty' && slots['not-assign']?.state === 'empty';
}

/** In a form filled in on a computer two hairlines from corner to corner tick a box. */
function takeCrosses({ page }: AlignedTable, placed: PlacedRecord | undefined, reading: RecordReading): void {
  for (const { slot, outline } of placed?.slots ?? []) {
    const box = reading.slots[slot];
    if (box?.state !== 'unclear' || !/^ink [\d. /]+$/.test(box.mark) || !isCrossed(page, outline)) continue;
    reading.slots[slot] = { ...box, state: 'marked', strength: 0.9, mark: `${box.mark}, two lines cross the box` };
  }
}

/** The issued form laid over the page, or the page by itself where it was printed in another font or layout. */
function layOut({ template, picture, words, slotLines, located: found }: FormPage) {
  const located = found && found.records.length > 0 ? found : null;
  const laid = located ? placeRecords(picture.anyInk, template, located) : null;
  if (laid && located && located.inliers >= LEAST_INLIERS && laid.table.fit >= LEAST_FIT) {
    return { ...laid, signs: [], doubted: [], distrust: identityDoubt(located) };
  }
  const free = placeFreely(picture.anyInk, words, slotLines, template);
  if (free) return { ...free, distrust: null };
  return laid ? { ...laid, signs: [], doubted: [], distrust: 'the page does not lie as the issued form does' } : null;
}

/**
 * The form repeats itself: laid one record off, a page looks perfect. So the labels must say which records these are.
 */
function identityDoubt(page: LocatedPage): string | null {
  const verdicts = page.records.map((record) => record.verdict);
  if (verdicts.includes('contradicts')) return 'a label on the page names another text than its place';
  const agreeing = verdicts.filter((verdict) => verdict === 'agrees').length;
  return agreeing >= 2 ? null : 'too few labels could be read to be sure which texts these are';
}

/** A box in the aligned table as a box in the picture. */
function onPicture(table: AlignedTable, { x, y, width, height }: Rect): Rect {
  const [left, top] = table.toPage(x, y);
  const [right, bottom] = table.toPage(x + width, y + height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function recordBox(placed: PlacedRecord | undefined): Rect {
  if (!placed) return { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, width, height } = wordingBox([...placed.label, ...placed.slots.flatMap((slot) => slot.lines)]);
  return { x: x - 10, y: y - 6, width: width + 20, height: height + 12 };
}
