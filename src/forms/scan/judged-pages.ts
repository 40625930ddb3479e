import type { Place } from '../../domain/evidence.ts';
import type { PagedRecord } from './assemble-records.ts';
import type { FormPage } from './choose-template.ts';
import { type Judgement, judgePage, type PageToJudge } from './judge-page.ts';
import type { SheetJudgement } from './judge-sheet.ts';
import { type Drawn, type EmptyOutlines, surerOutline } from './own-print/outlines/own-outlines.ts';
import type { Rect } from './picture/raster.ts';
import { placeOnPage } from './place-on-page.ts';

/** Where a page is in a file. */
export interface PageOfFile {
  form: FormPage;
  part: string;
  /** One-based. */
  page: number;
}

/** A page of a file with what it says by itself. */
export type JudgedPage = PageOfFile & SheetJudgement;

/** What of a page it is judged by. */
export function toJudge({ template, picture, words, slotLines, located }: FormPage): PageToJudge {
  const { anyInk, legible, washes } = picture;
  return { template, anyInk, legible, washes, words, slotLines, located };
}

/** The records of a file's pages. A page that shows too few empty outlines is read again by those of others. */
export function recordsOf(pages: readonly JudgedPage[]): PagedRecord[] {
  const known = pages.reduce<EmptyOutlines>(
    (all, { empty }) => ({ box: surest(all.box, empty?.box), circle: surest(all.circle, empty?.circle) }),
    { box: null, circle: null },
  );
  return pages.flatMap((page) => {
    const { form, empty } = page;
    const isSure =
      empty &&
      surerOutline(empty.box, known.box) === empty.box &&
      surerOutline(empty.circle, known.circle) === empty.circle;
    const { records } = empty && !isSure ? judgePage(toJudge(form), known) : page;
    return inFile(page, records);
  });
}

/** Of two pages' outlines, those that more of them teach. */
function surest(one: Drawn | null, other: Drawn | null | undefined): Drawn | null {
  return other && other.count > (one?.count ?? 0) ? other : one;
}

/** A page's records with their places in the file. */
function inFile({ form, part, page }: PageOfFile, records: Judgement['records']): PagedRecord[] {
  const place = (box: Rect): Place => ({ part, page, box: placeOnPage(form.picture, box) });
  return records.map(({ reading, highlighted, distrust, whole }) => {
    return { template: form.template, reading, highlighted, distrust, place, whole: place(whole) };
  });
}
