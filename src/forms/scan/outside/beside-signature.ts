import { strokeRows } from '../../measure/stroke-rows.ts';
import { fold } from '../ocr/fold-text.ts';
import { findComponents } from '../picture/ink/components.ts';
import { boundsOf, clip, crop, eachPixel, extentOf, grown, overlap, type Rect } from '../picture/raster.ts';
import { findLine } from './find-line.ts';
import { type HandwrittenLine, SPACE } from './handwritten-lines.ts';
import { beginLevel, INK, PALE, type PageWithTable, SURE } from './page-with-table.ts';
import { roundStamps } from './round-stamps.ts';

/** In millimetres: so far from a signature nothing is a part of it. */
const APART = 6;
/** In millimetres: a word is so wide, and no higher than this; a signature is as long as one at least. */
const WORD = { width: 8, height: 8 };
/** In millimetres: what is lower than a signature is a line to sign on, and what is as high as wide a stamp. */
const SIGNATURE = { lowest: 2, narrowest: 13 };
/** In square millimetres: less ink is dust. */
const SPECK = 0.2;
/** Strokes of a word that do not touch, at least: a signature's underline has one. */
const STROKES = 3;
/** In millimetres: a word whose letters all touch is flatter than a signature, and so many times as wide as high. */
const JOINED = { width: 10, lowest: 2, highest: 5, wider: 5 };
/** In millimetres: so far around a word the paper is bare, but for its own faint ends and so much dust, in square millimetres. */
const ALONE = 3;
const OWN = 0.5;
const DUST = 0.5;
/** Letters of a name and a title; a Chinese sign counts for as many. */
const NAMED = 8;
const IN_A_SIGN = 3;
/** A date has more figures than the number of a Recommendation, and so many times as many as letters that are read in it. */
const FIGURES = 5;
const PER_LETTER = 2;
/** How many times as high as the letters of printed lines a word of theirs is at most. */
const HIGHER = 1.3;

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
  const isLettered = ({ box, strokes }: HandwrittenLine) =>
    strokes >= STROKES && box.width >= WORD.width * mm && box.height <= WORD.height * mm && box.width > box.height;
  const isWord = (row: HandwrittenLine) => isLettered(row) || isJoined(row.box, mm);
  const isSignature = ({ box, strokes }: HandwrittenLine) => strokes < STROKES && box.width >= WORD.width * mm;
  const isOwn = ({ box }: HandwrittenLine) => isDate(page, box) || beginsPrintedLine(page, signed, box);
  const words = joined([...rows, ...neatWords(page, signed)], mm).filter(
    (row) => isWord(row) && standsAlone(page, row.box) && !isOwn(row),
  );
  if (words.length === 0) return [];
  const isApartFrom = (signatures: readonly Rect[], { box }: HandwrittenLine) =>
    signatures.some((signature) => !overlap(grown(signature, APART * mm), box));
  const flourishes = rows.filter(isSignature).map(({ box }) => box);
  const large = largeStrokes(page, signed);
  const isOnPaper = ({ box }: HandwrittenLine) => standsAlone({ ink: page.smooth, mm }, box, PALE);
  return words.filter((word) => isApartFrom(flourishes, word) || (isOnPaper(word) && isApartFrom(large, word)));
}

/** Letters that all touch, as joined writing or a broad pen leaves them. */
function isJoined({ width, height }: Rect, mm: number): boolean {
  const isLow = height >= JOINED.lowest * mm && height <= JOINED.highest * mm;
  return isLow && width >= JOINED.width * mm && width >= height * JOINED.wider;
}

/** Rows of which recognition reads one part and not the other are one. */
function joined(rows: readonly HandwrittenLine[], mm: number): HandwrittenLine[] {
  return strokeRows(rows, ({ box }) => extentOf(box), SPACE * mm).map((row) => ({
    box: boundsOf(row.map(({ box }) => box)),
    strokes: row.reduce((sum, { strokes }) => sum + strokes, 0),
  }));
}

/**
 * Words that recognition reads though they were written by hand, Chinese signs above all: they stand apart from the lines of
 * print, which begin below each other.
 */
function neatWords({ words, template, mm }: PageWithTable, signed: Rect): HandwrittenLine[] {
  const isBeside = ({ y, height }: Rect) => y + height > signed.y && y < signed.y + signed.height;
  const sure = words.filter(({ confidence, box }) => confidence >= SURE && isBeside(box));
  const lines = strokeRows(sure, ({ box }) => extentOf(box), SPACE * mm).map((line) => ({
    box: boundsOf(line.map(({ box }) => box)),
    strokes: line.reduce((sum, { text }) => sum + lettersIn(text), 0),
  }));
  return lines.filter((line) => {
    return lines.every((other) => other === line || !beginLevel(other.box, line.box, { template, mm }));
  });
}

/** Strokes by hand as large as a signature's, however pale, and no stamp's. */
function largeStrokes({ ink, smooth, words, mm }: PageWithTable, { y }: Rect): Rect[] {
  // A stamp is told by its whole ring, wherever that ends.
  const part = clip(ink, { x: 0, y: y - APART * mm, width: ink.width, height: ink.height });
  const onPage = (box: Rect) => ({ ...box, y: box.y + part.y });
  const print = words.filter(({ confidence }) => confidence >= SURE).map(({ box }) => box);
  const inks = [
    { page: ink, dark: INK },
    { page: smooth, dark: PALE },
  ];
  return inks.flatMap(({ page, dark }) => {
    const pieces = findComponents(crop(page, part), dark, SPECK * mm * mm);
    const others = [...print, ...roundStamps(pieces, page.width, mm).map(onPage)];
    return pieces
      .map(({ box }) => onPage(box))
      .filter((box) => {
        const isLarge = box.width >= WORD.width * mm && box.height >= SIGNATURE.lowest * mm;
        const isStamp = Math.min(box.width, box.height) > SIGNATURE.narrowest * mm;
        return isLarge && !isStamp && !others.some((other) => overlap(other, box));
      });
  });
}

/** Whether recognition, which reads no handwriting, yet finds figures there: the day of the signature. */
function isDate({ words }: PageWithTable, box: Rect): boolean {
  const text = words.map((word) => (overlap(word.box, box) ? word.text : '')).join('');
  const figures = text.match(/\d/g)?.length ?? 0;
  return figures >= FIGURES && figures >= (text.match(/\p{L}/gu)?.length ?? 0) * PER_LETTER;
}

/** On bare paper: what print and letters cut out of a stamp has more ink around, as dark as this. */
export function standsAlone({ ink, mm }: Pick<PageWithTable, 'ink' | 'mm'>, box: Rect, dark = INK): boolean {
  const inked = (part: Rect) => {
    let count = 0;
    eachPixel(ink, clip(ink, part), (i) => {
      if ((ink.data[i] ?? 0) >= dark) count += 1;
    });
    return count;
  };
  return inked(grown(box, ALONE * mm)) - inked(grown(box, OWN * mm)) <= DUST * mm * mm;
}

/** Whether it stands right below where two other lines begin, no higher than their letters: a name that was not read. */
function beginsPrintedLine(page: PageWithTable, signed: Rect, box: Rect): boolean {
  const begun = page.words.filter(
    (word) => word.confidence >= SURE && overlap(word.box, signed) && beginLevel(word.box, box, page),
  );
  return begun.length >= 2 && begun.every((word) => box.height <= word.box.height * HIGHER);
}

/** So far below the last line of print, in millimetres, a signature begins that is set beneath it. */
const BENEATH = 8;

/**
 * The place for the signature, where the sender's name is printed: it ends below the last line that is printed in it. Null where
 * no name is, or but the State's, which says nothing of who signs.
 */
export function namedPart(page: PageWithTable, signed: Rect): Rect | null {
  const { text, template, table, words, mm } = page;
  const end = table.y + table.height;
  const own = template.foot.flatMap((line) => findLine(text, line) ?? []).filter((box) => box.y > end);
  const isOnLine = ({ y, height }: Rect) =>
    own.some((line) => y + height / 2 > line.y && y + height / 2 < line.y + line.height);
  if (!isNamed({ ...page, words: words.filter(({ box }) => !isOnLine(box)) }, signed)) return null;
  const printed = words
    .filter(({ confidence, box }) => confidence >= SURE && overlap(box, signed))
    .map(({ box }) => box);
  const bottom = Math.max(...[...own, ...printed].map((box) => box.y + box.height));
  return { ...signed, height: Math.min(signed.height, bottom + BENEATH * mm - signed.y) };
}

/** Whether more is printed there, surely, than the form's own lines. */
export function isNamed({ words, template }: PageWithTable, signed: Rect): boolean {
  const own = template.foot.map(({ folded }) => folded).join('');
  const others = words.filter(
    ({ text, confidence, box }) => confidence >= SURE && overlap(box, signed) && !own.includes(fold(text)),
  );
  return others.reduce((sum, { text }) => sum + lettersIn(text), 0) >= NAMED;
}

function lettersIn(text: string): number {
  const signs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return fold(text).length + signs * (IN_A_SIGN - 1);
}
