import type { FormRecord, ReadingProblem } from '../reader.ts';
import { say } from '../sentences.ts';
import type { FormPage } from './choose-template.ts';
import type { JudgedPage } from './judge-page.ts';
import { around, type Rect } from './picture/raster.ts';
import { placeOnPage } from './place-on-page.ts';
import { groupLines, labelWords } from './template/locate-page.ts';
import { recordsNamed } from './template/record-numbers.ts';
import type { SlotLine } from './template/slot-lines.ts';

/** Options that stand on a page as a record's do, though no record was read there. */
export interface UnreadRecord {
  box: Rect;
  /** Which record their label names; null where it names none, or several. */
  index: number | null;
}

/** The page's groups of options that lie in none of these boxes. */
export function besideRecords({ slotLines, words, template }: FormPage, boxes: readonly Rect[]): UnreadRecord[] {
  const groups = groupLines(slotLines);
  const isWithin = ({ y }: SlotLine) => boxes.some((box) => y > box.y && y < box.y + box.height);
  return groups.flatMap((lines, i) => {
    if (lines[0]?.slot !== 'assign' || lines.length < 2 || lines.some(isWithin)) return [];
    const [index, ...others] = recordsNamed(labelWords(lines, groups[i + 1], words, template.rightToLeft), template);
    return [{ box: around(lines.flatMap((line) => line.words)), index: others.length === 0 ? (index ?? null) : null }];
  });
}

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
