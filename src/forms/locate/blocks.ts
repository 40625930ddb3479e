import type { Place } from '../../domain/evidence.ts';
import { remembered } from '../../domain/remembered.ts';
import { foldCodePoint } from '../document/fold.ts';
import type { FormDocument, Paragraph } from '../document/form-document.ts';
import { glyphKind, isMarkLetter, withoutVariationSelectors } from '../document/glyphs.ts';
import { type Anchor, findAnchors } from '../phrases/index.ts';
import { answerApart } from './answer-apart.ts';
import { type Char, keepText } from './chars.ts';

/** Which text is read where changes were tracked: as if all were accepted, or as if all were rejected. */
export type View = 'accepted' | 'rejected';

/** One paragraph as it reads in a view. */
export interface Line {
  place: Place;
  chars: Char[];
  text: string;
}

/** The paragraphs of one table cell, or a run of paragraphs outside tables. Statements never reach over its bounds. */
export interface Block {
  cell: { table: number; row: number; column: number; lastRow: number; isInUnevenRow: boolean } | null;
  lines: Line[];
  anchors: LineAnchor[];
}

/** A statement or option, with the line and the code point in it where its wording begins and its key words end. */
export interface LineAnchor extends Anchor {
  line: number;
  head: number;
  endLine: number;
  endChar: number;
}

/** Rows of blocks in reading order: the cells of one table row, or one run of paragraphs. */
export function readRows(document: FormDocument, view: View): Block[][] {
  const rows: Block[][] = [];
  let block: Block | null = null;
  let last: Paragraph | null = null;
  for (const paragraph of document.paragraphs) {
    const line = readLine(paragraph, view);
    if (!block || !last || !sameBlock(last.place, paragraph.place)) {
      block = { cell: cellOf(paragraph), lines: [], anchors: [] };
      const row = rows.at(-1);
      if (row && last && block.cell && sameRow(last.place, paragraph.place)) row.push(block);
      else rows.push([block]);
    }
    block.lines.push(line);
    last = paragraph;
  }
  for (const each of rows.flat()) each.anchors = anchorsOf(each);
  return rows;
}

function cellOf({ place, rows = 1, isInUnevenRow = false }: Paragraph): Block['cell'] {
  const { table, row, column = 0 } = place;
  return table === undefined || row === undefined
    ? null
    : { table, row, column, lastRow: row + rows - 1, isInUnevenRow };
}

function sameRow(left: Place, right: Place): boolean {
  return left.part === right.part && left.table === right.table && left.row === right.row;
}

function sameBlock(left: Place, right: Place): boolean {
  return sameRow(left, right) && left.column === right.column;
}

function readLine(paragraph: Paragraph, view: View): Line {
  const gone = view === 'accepted' ? 'deleted' : 'inserted';
  const chars: Char[] = [];
  let text = '';
  for (const item of paragraph.items) {
    if (item.change?.type === gone) continue;
    if (item.kind === 'box') {
      chars.push({ codePoint: '\uFFFC', item });
      text += ' ';
      continue;
    }
    // Half a character would be taken for another one's half once the line is put together.
    const own = withoutVariationSelectors(item.text.toWellFormed());
    for (const codePoint of own) chars.push({ codePoint, item });
    text += own;
  }
  keepText(chars, text);
  return { place: paragraph.place, chars, text };
}

function anchorsOf(block: Block): LineAnchor[] {
  const lines = block.lines.map(({ text }) => foldForSearch(text));
  const placeOf = placesIn(lines);
  return findAnchors(lines.map(({ folded }) => folded).join('')).map((anchor) => {
    const head = placeOf(anchor.start);
    const end = placeOf(anchor.end - 1);
    return { ...anchor, line: head.line, head: head.char, endLine: end.line, endChar: end.char + 1 };
  });
}

/**
 * Tells the line, and the code point in it, of code units of the folded lines. They are asked for in ascending order, so
 * that a block of many thousand lines is walked through once.
 */
function placesIn(lines: readonly FoldedLine[]): (unit: number) => { line: number; char: number } {
  let line = 0;
  let unitsBefore = 0;
  const lengthOf = () => lines[line]?.chars.length ?? Number.POSITIVE_INFINITY;
  return (unit) => {
    while (unit - unitsBefore >= lengthOf()) {
      unitsBefore += lengthOf();
      line += 1;
    }
    return { line, char: lines[line]?.chars[unit - unitsBefore] ?? 0 };
  };
}

/** A line as its wording is searched for, with a space behind it. */
interface FoldedLine {
  folded: string;
  /** Of each code unit, the code point of the line that it came from. */
  chars: readonly number[];
}

/** @param text of a line, in which a space stands for each box */
const foldForSearch = remembered((text): FoldedLine => {
  const answer = answerApart(text);
  const codePoints = [...text];
  let folded = '';
  const chars: number[] = [];
  const add = (letters: string, char: number) => {
    folded += letters;
    for (let unit = 0; unit < letters.length; unit++) chars.push(char);
  };
  let unit = 0;
  codePoints.forEach((codePoint, at) => {
    const isAnswer = answer !== null && answer.start <= unit && unit < answer.end;
    add(isAnswer ? ' ' : foldAmong(codePoints, at), at);
    unit += codePoint.length;
  });
  add(' ', codePoints.length);
  return { folded, chars };
});

function isMark(codePoint: string): boolean {
  const kind = glyphKind(codePoint);
  return kind !== null && /^(box|circle|free)/.test(kind);
}

/** Signs separate words: U+20DD would otherwise enclose, and an X typed right before a word would belong to it. */
function foldAmong(codePoints: readonly string[], at: number): string {
  const codePoint = codePoints[at] ?? '';
  if (isMark(codePoint)) return ' ';
  const marksNextWord = isMarkLetter(codePoint) && !isLetter(codePoints[at - 1]) && isCapitalised(codePoints, at + 1);
  return marksNextWord ? ' ' : foldCodePoint(codePoint);
}

function isLetter(codePoint = ''): boolean {
  return /[\p{L}\p{N}]/u.test(codePoint);
}

function isCapitalised(codePoints: readonly string[], at: number): boolean {
  const [first, second] = [codePoints[at] ?? '', codePoints[at + 1] ?? ''];
  return /\p{Lu}/u.test(first) && /\p{Ll}/u.test(second);
}
