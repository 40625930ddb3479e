import { fold } from '../ocr/fold-text.ts';
import type { LineInColumn } from '../ocr/lines-in-columns.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { boundsOf, type Rect } from '../picture/raster.ts';
import { findLine } from './find-line.ts';
import type { PageWithTable } from './page-with-table.ts';

/** Words read less surely may be anything; a line is told by as many of its letters as are taken for print. */
const SURE = 60;
const MOSTLY = 0.65;
/** So far below the form's last line, in millimetres, nothing of the sender's address stands. */
const APART = 6;
/** Letters of a word that recognition does not find in dust. */
const SHORTEST = 4;

/** Where the form's own lines below its table stand; null where none was read. */
function ownFoot({ text, template, table }: PageWithTable): Rect | null {
  const end = table.y + table.height;
  const found = template.foot.map((line) => findLine(text, line)).filter((box) => box !== null && box.y > end);
  return found.length > 0 ? boundsOf(found as Rect[]) : null;
}

/**
 * Whether a line stands below all that the form and its sender print, in small letters as nobody begins a line of print
 * there: "draft", "valid for X.1150 only". Page numbers and addresses may stand there too.
 */
export function standsBelowForm({ text, box, words }: LineInColumn, page: PageWithTable): boolean {
  const isPrinted = /[@:/\\]|\p{L}\.\p{L}|(^|\s)\d+(\s|$)/u.test(text);
  const isSmall = /^\p{Ll}/u.test(text) && fold(text).length >= SHORTEST && !isPrinted;
  if (!isSmall || box.y < page.table.y + page.table.height || !isMostlySure(words)) return false;
  const foot = ownFoot(page);
  return foot !== null && box.y >= foot.y + foot.height + APART * page.mm;
}

function isMostlySure(words: readonly OcrWord[]): boolean {
  const letters = (some: readonly OcrWord[]) => some.reduce((sum, { text }) => sum + fold(text).length, 0);
  return letters(words.filter(({ confidence }) => confidence >= SURE)) >= letters(words) * MOSTLY;
}
