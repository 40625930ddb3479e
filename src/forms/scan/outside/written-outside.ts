import { SLOTS } from '../../../domain/evidence.ts';
import { findApproximately, fold } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { boundsOf, overlap, type Rect } from '../picture/raster.ts';
import type { Template } from '../template/template.ts';
import type { Band } from './above-table.ts';
import { isNamed, namedPart, standsAlone, wordsBesideSignature } from './beside-signature.ts';
import { fieldsToFillIn, isFilledIn, withoutFilledIn } from './filled-in-fields.ts';
import { FOUND, findLine } from './find-line.ts';
import { type HandwrittenLine, handwrittenLines } from './handwritten-lines.ts';
import { beginLevel, HEADING, INK, PALE, type PageWithTable, SURE } from './page-with-table.ts';
import { onlyRows, standsIn } from './unfilled-rows.ts';

/** Letters from which a part of a line of the form is told among others. */
const SHORT = 9;

/** All in millimetres. Where fax machines, printers and feeders leave their own traces. */
const TOP = 15;
const EDGE = 6;
/** Fax machines print lower letters than people write. */
const HIGHER = 3.2;
/** Names, titles and dates that are written by hand beside the form's own lines for them. */
const COLUMN = 45;
const LINES = 4;
/** Pixels: what is lower is the rest of a ruled line. */
const LOWEST = 12;
/** A line of letters at the edge of a part of the page reaches so far beyond it. */
const CUT = 5;
/** So far below the close of the letter the sender's name and title stand. */
const SIGNED = 45;
/** A word is so wide; in joined letters it is also low. */
const WORD = 14;
const ALONE = { width: 6, lowest: 2, highest: 8, wider: 1.5 };
const JOINED = { width: 10, lowest: 2, highest: 6 };

/**
 * Handwriting on a page of the form where nothing is to be written: a remark beside the table or below it, and above it
 * where it has no fields for the sender.
 * @param unfilled the rows where nothing is to be written
 */
export function writtenOutside(page: PageWithTable, unfilled: readonly Band[]): Rect[] {
  const { ink, smooth, mm, text, table } = page;
  const isWriting = ({ box }: HandwrittenLine) => {
    const inside = box.x > EDGE * mm && box.x + box.width < ink.width - EDGE * mm;
    const top = box.height >= HIGHER * mm ? EDGE * mm : TOP * mm;
    return (
      inside && box.y > top && box.y + box.height < ink.height - EDGE * mm && !isFormsOwn(box, text, page.template)
    );
  };
  const lines = handwrittenLines(ink, page.words, mm, INK).filter(isWriting);
  const fields = fieldsToFillIn(page);
  const printed = withoutFilledIn(page, fields);
  const place = signedPart(page);
  const withName = namedPart(printed, place);
  const signed = withName ?? place;
  const reach = { x: 0, y: table.y - HEADING * mm, width: ink.width, height: table.height + HEADING * mm };
  const beside = lines.filter(({ box }) => isBeside(box, reach, table) && isSign(box, mm));
  const below = lines.filter(
    ({ box }) => box.y + box.height / 2 > table.y + table.height && !isFilledIn(box, fields, page),
  );
  const isSigned = ({ box }: HandwrittenLine) => box.y + box.height > signed.y && box.y < signed.y + signed.height;
  const isFree = ({ box, strokes }: HandwrittenLine) => strokes >= 4 && isRemark(box, WORD * mm);
  // Where the sender's name is printed the signature stands at it, and below it not even joined letters are one.
  const isApart = ({ box }: HandwrittenLine) =>
    isNamed(printed, signed) && isWordApart(box, mm) && standsAlone(page, box);
  const free = below.filter((line) => !isSigned(line) && (isFree(line) || isApart(line)));
  const named = below.filter((line) => isSigned(line) && isWords(line, mm));
  const isOdd = (line: HandwrittenLine) => isWords(line, mm) || (withName !== null && isFree(line));
  const odd = below.filter(
    (line) => isSigned(line) && isOdd(line) && !isInColumn(line.box, signed, page.template.rightToLeft, mm),
  );
  const faint = handwrittenLines(onlyRows(smooth, unfilled, CUT * mm), page.words, mm, PALE).filter(isWriting);
  const isWord = ({ box, strokes }: HandwrittenLine) => strokes >= 3 && isRemark(box, WORD * mm);
  const elsewhere = faint.filter(
    (line) =>
      standsIn(line.box, unfilled) && (isWord(line) || isJoined(line.box, mm)) && !continuesPrint(line.box, page),
  );
  const beyond = wordsBesideSignature(printed, signed, below.filter(isSigned));
  const signedFor = named.length > LINES ? named : [];
  return [...elsewhere, ...beside, ...free, ...odd, ...beyond, ...signedFor].map(({ box }) => box);
}

/** Whether it begins right below where a line of larger print does: an address in a letterhead, too small to be read by fax. */
function continuesPrint(box: Rect, page: PageWithTable): boolean {
  return page.words.some(({ box: above, confidence }) => {
    const isAbove = above.y + above.height <= box.y + 1 && box.y <= above.y + 2 * above.height;
    return confidence >= SURE && isAbove && above.height >= box.height && beginLevel(above, box, page);
  });
}

/** In the margin on either side, at the height of the records. */
function isBeside(box: Rect, reach: Rect, { x, width }: Rect): boolean {
  const middle = box.x + box.width / 2;
  return overlap(box, reach) && (middle > x + width || middle < x);
}

/** A tick or a word. */
function isSign({ width, height }: Rect, mm: number): boolean {
  return width >= 3 * mm && height >= 2 * mm && height <= 16 * mm;
}

function isRemark({ width, height }: Rect, least: number): boolean {
  return width >= least && width >= height * 2.2 && height >= LOWEST;
}

/** Letters joined in one stroke: flatter than the initials that people put at the foot of a page. */
function isJoined(box: Rect, mm: number): boolean {
  return isRemark(box, JOINED.width * mm) && box.height >= JOINED.lowest * mm && box.height <= JOINED.highest * mm;
}

/** A word by a broad pen, be its letters one blot, in a place of its own. */
function isWordApart({ width, height }: Rect, mm: number): boolean {
  const isHigh = height >= ALONE.lowest * mm && height <= ALONE.highest * mm;
  return isHigh && width >= ALONE.width * mm && width >= height * ALONE.wider;
}

/** Several words or many letters in a low row: a signature has few strokes, and high ones. */
function isWords({ box, strokes }: HandwrittenLine, mm: number): boolean {
  return strokes >= 7 && box.width >= 30 * mm && box.height <= 11 * mm;
}

/**
 * From the close of the letter to the lines for the sender's name and title; where it was not read, as far above those.
 * A page that goes on overleaf has none, and is initialled at most.
 */
function signedPart({ text, template, table, ink, isLast, mm }: PageWithTable): Rect {
  const end = table.y + table.height;
  const found = template.foot.map((line) => findLine(text, line)).map((box) => (box && box.y > end ? box : null));
  const lines = found.filter((box) => box !== null);
  if (lines.length === 0) return { ...table, y: end, height: isLast ? ink.height - end : 0 };
  const { x, y, width, height } = boundsOf(lines);
  const top = found[0] ? y - 2 : Math.max(end, y - SIGNED * mm);
  return { x, y: top, width, height: Math.max(y + height - top + 4 * mm, SIGNED * mm) };
}

/** Below each other, as the form's own lines for them. */
function isInColumn(box: Rect, signed: Rect, rightToLeft: boolean, mm: number): boolean {
  if (rightToLeft) return box.x + box.width > signed.x + signed.width - COLUMN * mm;
  return box.x < signed.x + COLUMN * mm;
}

/** Whether the form's own print stands there, however badly it was read. */
function isFormsOwn(box: Rect, text: readonly OcrWord[][], { head, foot, records }: Template): boolean {
  const [record] = records;
  const statements = record ? SLOTS.flatMap((slot) => record.slots[slot].lines) : [];
  const own = [...head, ...foot, ...statements].filter(({ folded }) => folded.length >= SHORT);
  return text.some((words) => {
    const read = words.flatMap((word) => (overlap(word.box, box) ? fold(word.text) : [])).join('');
    return own.some(({ folded }) => {
      const [short, long] = read.length < folded.length ? [read, folded] : [folded, read];
      return short.length >= SHORT && (findApproximately(short, long)?.similarity ?? 0) >= FOUND;
    });
  });
}
