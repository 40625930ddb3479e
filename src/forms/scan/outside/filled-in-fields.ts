import { fold } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { encloses, grown, overlap, type Rect } from '../picture/raster.ts';
import { ABOUT_WORDING, wordingBox } from '../template/placed-record.ts';
import type { TextLine } from '../template/template-lines.ts';
import { findLine } from './find-line.ts';
import { type PageWithTable, SURE } from './page-with-table.ts';

/** What the form asks the sender to fill in below its table stands in brackets: "Administration of [Member State]". */
const IN_BRACKETS = /[[［].+[\]］]/u;
/** All in millimetres. A name by hand begins so far before the end of the line that asks for it, or behind it. */
const BEFORE = 3;
const BEHIND = 8;
/** It is no longer than this: a name with a remark behind it is. */
const LONGEST = 52;
/** By hand nobody keeps the line exactly. */
const OFF_LINE = 2.5;
/** How far off the form's own lines may stand from where the issued form has them, for the page to be laid out as that is. */
const ASTRAY = 3;

/**
 * Where the lines of the form stand that ask for the sender's name, title and State, as far as they are still as printed: a line
 * that was struck out, and is read no more, stands where the issued form has it below its table.
 */
export function fieldsToFillIn(page: PageWithTable): Rect[] {
  const { template, text, words, table, mm } = page;
  const lines = template.records.flatMap(({ label, slots }) => [
    ...label,
    ...Object.values(slots).flatMap((slot) => slot.lines),
  ]);
  if (lines.length === 0) return [];
  const issued = grown(wordingBox(lines), ABOUT_WORDING);
  const scale = table.width / issued.width;
  const placeOf = ({ left, right, top, bottom }: TextLine): Rect => ({
    x: table.x + (left - issued.x) * scale,
    y: table.y + table.height + (top - issued.y - issued.height) * scale,
    width: (right - left) * scale,
    height: (bottom - top) * scale,
  });
  const off = template.foot.flatMap((line) => {
    const found = findLine(text, line);
    return found && found.y > table.y + table.height ? [found.y - placeOf(line).y] : [];
  });
  const isAsIssued = off.length > 0 ? off.some((down) => Math.abs(down) <= ASTRAY * mm) : !page.isOwnPrint;
  if (!isAsIssued) return [];
  return template.foot.flatMap((line) => {
    const place = placeOf(line);
    const isOthers = words.some(
      (word) => word.confidence >= SURE && overlap(word.box, place) && !line.folded.includes(fold(word.text)),
    );
    return IN_BRACKETS.test(line.text) && !isOthers ? [place] : [];
  });
}

/** Whether this is such a line, struck out, or stands right behind it, as what it asks for does, and is no longer than a name. */
export function isFilledIn(box: Rect, fields: readonly Rect[], page: PageWithTable): boolean {
  if (box.width > LONGEST * page.mm) return false;
  return fields.some((field) => {
    const isField = encloses(grown(field, OFF_LINE * page.mm), box);
    return isField || (behind(box, field, page) ?? BEHIND * page.mm) < BEHIND * page.mm;
  });
}

/** The page as it was printed: what recognition read behind such lines was written there by hand. */
export function withoutFilledIn(page: PageWithTable, fields: readonly Rect[]): PageWithTable {
  const isByHand = ({ box }: OcrWord) =>
    fields.some((field) => (behind(box, field, page) ?? LONGEST * page.mm) < LONGEST * page.mm);
  return { ...page, words: page.words.filter((word) => !isByHand(word)) };
}

/** How far behind the end of a line something begins that stands on it; null for what does not. */
function behind(box: Rect, field: Rect, { template, mm }: PageWithTable): number | null {
  const middle = box.y + box.height / 2;
  const { y, height } = grown(field, OFF_LINE * mm);
  const away = template.rightToLeft ? field.x - box.x - box.width : box.x - field.x - field.width;
  return middle > y && middle < y + height && away > -BEFORE * mm ? away : null;
}
