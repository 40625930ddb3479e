import type { Place } from '../../domain/evidence.ts';
import type { AlignedTable } from './align-page.ts';
import type { PagedRecord } from './assemble-records.ts';
import { judgeRecords } from './judge-records.ts';
import type { LocatedPage } from './locate-page.ts';
import type { PagePicture } from './page-picture.ts';
import { placeOnPage } from './place-on-page.ts';
import type { Rect } from './raster.ts';
import type { Template } from './template.ts';

/** Share of the wording that must be read where the map puts it, for the map to be believed. */
const LEAST_INLIERS = 0.7;

/** The records of one page with their marks; all in distrust where the page may be another than it seems. */
export function judgePage(
  picture: PagePicture,
  { template, page }: { template: Template; page: LocatedPage },
  where: { part: string; page: number },
): PagedRecord[] {
  if (page.records.length === 0) return [];
  const distrust = identityDoubt(page);
  const { table, records } = judgeRecords(picture.anyInk, template, page);
  return records.map((reading) => {
    const place = (box: Rect): Place => ({ ...where, box: placeOnPage(picture, onPicture(table, box)) });
    return { template, reading, distrust, place, whole: place(recordBox(template, reading.index, table)) };
  });
}

/**
 * The form repeats itself: laid one record off, a page looks perfect. So the labels must say which records these are.
 */
function identityDoubt(page: LocatedPage): string | null {
  if (page.inliers < LEAST_INLIERS) return 'the page does not lie as the issued form does';
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

function recordBox(template: Template, index: number, table: AlignedTable): Rect {
  const record = template.records[index];
  if (!record) return { x: 0, y: 0, width: 0, height: 0 };
  const lines = [...record.label, ...Object.values(record.slots).flatMap((slot) => slot.lines)];
  const left = Math.min(...lines.map((line) => line.left)) - 10;
  const right = Math.max(...lines.map((line) => line.right)) + 10;
  return { x: left, y: record.top - table.top, width: right - left, height: record.bottom - record.top };
}
