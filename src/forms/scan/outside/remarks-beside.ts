import type { Saying } from '../../../domain/saying.ts';
import type { ReadingProblem } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { JudgedPage } from '../judged-pages.ts';
import { around, encloses, grown, overlap, type Rect } from '../picture/raster.ts';
import { placeOnPage } from '../place-on-page.ts';
import { initialsOf } from './initials.ts';
import { pixelsPerMm } from './page-with-table.ts';
import { isAtSheetsEdge } from './stray-ink.ts';

/** So much of what was read is quoted to staff. */
const QUOTED = 300;

/** So far beyond the extent of a sign, in millimetres, its faint ends reach. */
const FAINT_ENDS = 1.5;

/**
 * What pages of the form bear outside their tables that is not the form's, in handwriting or read as words, for a person to
 * read. Where all of them are initialled, that is no remark.
 */
export function remarksBeside(pages: readonly JudgedPage[]): ReadingProblem[] {
  const initials = initialsOf(pages.map(({ outside }) => outside.signs));
  return pages.flatMap((page, i) => remarksOn(page, initials[i] ?? null));
}

function remarksOn(
  { form: { picture }, part, page, table, records, outside: { written, stray, read } }: JudgedPage,
  initials: Rect | null,
): ReadingProblem[] {
  const { legible: ink } = picture;
  const mm = pixelsPerMm(ink);
  const onSheet = (box: Rect) => placeOnPage(picture, box);
  const initialled = initials && grown(initials, FAINT_ENDS * mm);
  const byHand = [...written, ...stray.filter((box) => !isAtSheetsEdge(onSheet(box), { ink, mm }))]
    .filter((box) => !(initialled && encloses(initialled, box)))
    .map((box) => ({ box }));
  const quoted = read.map(({ text }) => text).join(' / ');
  const told = (found: readonly { box: Rect }[], what: Saying): ReadingProblem[] => {
    if (found.length === 0) return [];
    return [{ code: 'condition-in-text', ...what, place: { part, page, box: onSheet(around(found)) } }];
  };
  const { across } = picture;
  const overTable = across && table && overlap(across, table) ? [{ box: across }] : [];
  const overRecords = records.flatMap(({ reading: { doubt } }) => (doubt?.ofPage ? [{ box: doubt.box }] : []));
  return [
    ...told([...overTable, ...overRecords], say('page-written-across', { page })),
    ...told(byHand, say('scan-written-outside', { page })),
    ...told(read, say('scan-read-outside', { page, words: quoted.slice(0, QUOTED) })),
  ];
}
