import { SLOTS } from '../../../domain/evidence.ts';
import type { Saying } from '../../../domain/saying.ts';
import type { ReadingProblem } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { RecordOnPage } from '../judge-page.ts';
import type { JudgedPage } from '../judged-pages.ts';
import { linesOf } from '../ocr/lines-of.ts';
import { around, encloses, grown, overlap, type Rect, soften } from '../picture/raster.ts';
import { placeOnPage } from '../place-on-page.ts';
import { initialsOf } from './initials.ts';
import { type PageWithTable, pixelsPerMm } from './page-with-table.ts';
import { readRemarks } from './read-remarks.ts';
import { unfilledRows } from './unfilled-rows.ts';
import { writtenOutside } from './written-outside.ts';

/** So far below the last line that was read, in millimetres, may the next line of a record stand that recognition lost. */
const REST = 8;

/** A record that goes on overleaf, or whose last lines were not read: a person is asked about it in any case. */
function isCut(last: RecordOnPage | undefined): boolean {
  const slots = last ? Object.keys(last.reading.slots).length : SLOTS.length;
  return slots > 0 && slots < SLOTS.length && last?.reading.slots.assign !== undefined;
}

/** Whether this may be print: what stands right below the table's last line that was read. */
function isNextLine(box: Rect, { x, y, width, height }: Rect, reach: number): boolean {
  const [across, down] = [box.x + box.width / 2, box.y + box.height / 2];
  const isBelow = down > y + height && down <= y + height + reach;
  return isBelow && across > x && across < x + width;
}

/** So much of what was read is quoted to staff. */
const QUOTED = 300;

/** The pointed end of a ring goes on so far beyond its course as found, in millimetres. */
const TIP = 3;

/** So far beyond the extent of a sign, in millimetres, its faint ends reach. */
const FAINT_ENDS = 1.5;

/**
 * What pages of the form bear outside their tables that is not the form's, in handwriting or read as words, for a person to
 * read. Where all of them are initialled, that is no remark.
 */
export function remarksBeside(pages: readonly JudgedPage[]): ReadingProblem[] {
  const initials = initialsOf(pages);
  return pages.flatMap((page, i) => remarksOn(page, initials[i] ?? null));
}

function remarksOn(
  { form, part, page, table, rings, records, empty }: JudgedPage,
  initials: Rect | null,
): ReadingProblem[] {
  if (!table) return [];
  const { words, template } = form;
  const { legible: ink } = form.picture;
  const mm = pixelsPerMm(ink);
  const onPage: PageWithTable = {
    ink,
    smooth: soften(ink),
    mm,
    onSheet: (box) => placeOnPage(form.picture, box),
    words,
    text: linesOf(words, template.rightToLeft),
    template,
    table,
    isOwnPrint: empty !== null,
    isFirst: records.some(({ reading }) => reading.index === 0),
    isLast: records.some(({ reading }) => reading.index === template.records.length - 1),
  };
  const reach = isCut(records.at(-1)) ? REST * mm : 0;
  const isRemark = ({ box }: { box: Rect }) => !isNextLine(box, table, reach);
  const unfilled = unfilledRows(onPage);
  const read = readRemarks(onPage, unfilled).filter(isRemark);
  const initialled = initials && grown(initials, FAINT_ENDS * mm);
  const isTip = (box: Rect) => rings.some((ring) => overlap(ring, box) && encloses(grown(ring, TIP * mm), box));
  const byHand = writtenOutside(onPage, unfilled)
    .filter((box) => !(initialled && encloses(initialled, box)) && !isTip(box))
    .map((box) => ({ box }))
    .filter(isRemark);
  const quoted = read.map(({ text }) => text).join(' / ');
  const told = (found: readonly { box: Rect }[], what: Saying): ReadingProblem[] => {
    if (found.length === 0) return [];
    const box = onPage.onSheet(around(found));
    return [{ code: 'condition-in-text', ...what, place: { part, page, box } }];
  };
  return [
    ...told(byHand, say('scan-written-outside', { page })),
    ...told(read, say('scan-read-outside', { page, words: quoted.slice(0, QUOTED) })),
  ];
}
