import { fold } from '../ocr/fold-text.ts';
import type { LineInColumn } from '../ocr/lines-in-columns.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { boundsOf, clip, eachPixel, grown, overlap, type Rect } from '../picture/raster.ts';
import { findLine } from './find-line.ts';
import type { HandwrittenLine } from './handwritten-lines.ts';
import { INK, type PageWithTable } from './page-with-table.ts';

/** Words read less surely may be anything; a line is told by as many of its letters as are taken for print. */
const SURE = 60;
const MOSTLY = 0.65;
/** All in millimetres. So far below the form's last line nothing of the sender's address stands. */
const APART = 6;
/** A word is so wide, and no higher than this; a signature is as long as one at least. */
const WORD = { width: 8, height: 8 };
/** Strokes of a word that do not touch, at least: a signature's underline has one. */
const STROKES = 3;
/** So far around a word the paper is bare, but for its own faint ends and so much dust, in square millimetres. */
const ALONE = 3;
const OWN = 0.5;
const DUST = 0.5;
/** Letters of a word that recognition does not find in dust. */
const SHORTEST = 4;
/** Letters of a name and a title. */
const NAMED = 8;
/** A date has more figures than the number of a Recommendation, and few letters, if any, are read in it. */
const FIGURES = 5;
const PER_LETTER = 2;
/** Lines that begin with a word, in millimetres: below each other, and no lower than print that lacks its tails. */
const LEVEL = 1;
const LOWER = 1.3;

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

/**
 * Words by hand beside a signature, where the sender's name and title are printed: there they are not written anew, and
 * nothing else is to be. Which of the rows is the signature need not be known where there is another one.
 * @param rows what was written by hand in the place for the signature
 */
export function wordsBesideSignature(
  page: PageWithTable,
  signed: Rect,
  rows: readonly HandwrittenLine[],
): HandwrittenLine[] {
  if (!isNamed(page, signed)) return [];
  const { mm } = page;
  const isWord = ({ box, strokes }: HandwrittenLine) =>
    strokes >= STROKES && box.width >= WORD.width * mm && box.height <= WORD.height * mm && box.width > box.height;
  const isSignature = ({ box, strokes }: HandwrittenLine) => strokes < STROKES && box.width >= WORD.width * mm;
  const signatures = rows.filter(isSignature);
  const isOwn = ({ box }: HandwrittenLine) => isDate(page, box) || beginsPrintedLine(page, signed, box);
  const words = rows.filter((row) => isWord(row) && standsAlone(page, row.box) && !isOwn(row));
  return words.filter(({ box }) => signatures.some((signature) => !overlap(grown(signature.box, APART * mm), box)));
}

/** Whether recognition, which reads no handwriting, yet finds figures there: the day of the signature. */
function isDate({ words }: PageWithTable, box: Rect): boolean {
  const text = words.map((word) => (overlap(word.box, box) ? word.text : '')).join('');
  const figures = text.match(/\d/g)?.length ?? 0;
  return figures >= FIGURES && figures >= (text.match(/\p{L}/gu)?.length ?? 0) * PER_LETTER;
}

/** On bare paper: what print and letters cut out of a stamp has more of it around. */
function standsAlone({ ink, mm }: PageWithTable, box: Rect): boolean {
  const inked = (part: Rect) => {
    let count = 0;
    eachPixel(ink, clip(ink, part), (i) => {
      if ((ink.data[i] ?? 0) >= INK) count += 1;
    });
    return count;
  };
  return inked(grown(box, ALONE * mm)) - inked(grown(box, OWN * mm)) <= DUST * mm * mm;
}

/** Whether it stands right below where two other lines begin, no higher than their letters: a name that was not read. */
function beginsPrintedLine({ words, template, mm }: PageWithTable, signed: Rect, box: Rect): boolean {
  const start = ({ x, width }: Rect) => (template.rightToLeft ? x + width : x);
  const begun = words.filter(
    (word) =>
      word.confidence >= SURE && overlap(word.box, signed) && Math.abs(start(word.box) - start(box)) <= LEVEL * mm,
  );
  return begun.length >= 2 && begun.every((word) => box.height <= word.box.height * LOWER);
}

/** Whether more is printed there, surely, than the form's own lines. */
function isNamed({ words, template }: PageWithTable, signed: Rect): boolean {
  const own = template.foot.map(({ folded }) => folded).join('');
  const others = words.filter(
    ({ text, confidence, box }) => confidence >= SURE && overlap(box, signed) && !own.includes(fold(text)),
  );
  return others.reduce((sum, { text }) => sum + fold(text).length, 0) >= NAMED;
}
