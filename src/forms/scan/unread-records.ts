import type { FormRecord, ReadingProblem } from '../reader.ts';
import { say } from '../sentences.ts';
import type { JudgedPage } from './judged-pages.ts';
import type { Rect } from './picture/raster.ts';
import { placeOnPage } from './place-on-page.ts';

/**
 * What a scan shows of the form without its being read: the corrected part of a page that is also there as it was. Where a text
 * has no other part in the file it is missing and goes to staff as such.
 * @param records those that were read in the file, from these pages or others
 */
export function unreadRecords(
  pages: readonly JudgedPage[],
  records: readonly Pick<FormRecord, 'refs'>[],
): ReadingProblem[] {
  const read = new Set(records.flatMap(({ refs }) => refs));
  const unread = pages.flatMap((page) => page.unread.map((record) => ({ page, ...record })));
  const told = unread.flatMap(({ page, box, index }) => {
    const ref = page.form.template.records[index ?? -1]?.ref;
    return ref !== undefined && read.has(ref) ? [{ ...problemAt(page, box), text: ref }] : [];
  });
  const missing = (pages[0]?.form.template.records.length ?? 0) - read.size;
  const untold = unread.filter(({ index }) => index === null);
  return untold.length > missing ? [...told, ...untold.map(({ page, box }) => problemAt(page, box))] : told;
}

function problemAt({ form, part, page }: JudgedPage, box: Rect): ReadingProblem {
  const place = { part, page, box: placeOnPage(form.picture, box) };
  return { code: 'mark-unclear', ...say('scan-record-unread', { page }), place };
}
