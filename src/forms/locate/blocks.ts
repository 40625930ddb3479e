import type { Place } from '../../domain/evidence.ts';
import { foldCodePoint } from '../fold.ts';
import type { BoxItem, FormDocument, Paragraph, TextItem } from '../form-document.ts';
import { glyphKind, isMarkLetter, isVariationSelector } from '../glyphs.ts';
import { type Anchor, findAnchors } from '../phrases/index.ts';
import { answerApart } from './answer-apart.ts';

/** Which text is read where changes were tracked: as if all were accepted, or as if all were rejected. */
export type View = 'accepted' | 'rejected';

/** One code point of the document, or one box (then `sign` is null). */
export interface Char {
  codePoint: string;
  item: TextItem | BoxItem;
}

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
    for (const codePoint of item.text) {
      if (isVariationSelector(codePoint)) continue;
      chars.push({ codePoint, item });
      text += codePoint;
    }
  }
  return { place: paragraph.place, chars, text };
}

function anchorsOf(block: Block): LineAnchor[] {
  let folded = '';
  const at: { line: number; char: number }[] = [];
  const add = (text: string, line: number, char: number) => {
    folded += text;
    for (let unit = 0; unit < text.length; unit++) at.push({ line, char });
  };
  block.lines.forEach((line, lineNumber) => {
    const answer = answerApart(line.text);
    let unit = 0;
    line.chars.forEach(({ codePoint }, charNumber) => {
      const isAnswer = answer !== null && answer.start <= unit && unit < answer.end;
      add(isAnswer ? ' ' : foldForSearch(line, charNumber), lineNumber, charNumber);
      unit += codePoint.length;
    });
    add(' ', lineNumber, line.chars.length);
  });
  return findAnchors(folded).map((anchor) => {
    const head = at[anchor.start] ?? { line: 0, char: 0 };
    const end = at[anchor.end - 1] ?? head;
    return { ...anchor, line: head.line, head: head.char, endLine: end.line, endChar: end.char + 1 };
  });
}

function isMark(codePoint: string): boolean {
  const kind = glyphKind(codePoint);
  return kind !== null && /^(box|circle|free)/.test(kind);
}

/** Signs separate words: U+20DD would otherwise enclose, and an X typed right before a word would belong to it. */
function foldForSearch(line: Line, at: number): string {
  const char = line.chars[at];
  if (!char || char.item.kind === 'box' || isMark(char.codePoint)) return ' ';
  const marksNextWord = isMarkLetter(char.codePoint) && !isLetter(line.chars[at - 1]) && isCapitalised(line, at + 1);
  return marksNextWord ? ' ' : foldCodePoint(char.codePoint);
}

function isLetter(char: Char | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char.codePoint);
}

function isCapitalised(line: Line, at: number): boolean {
  const [first, second] = [line.chars[at]?.codePoint ?? '', line.chars[at + 1]?.codePoint ?? ''];
  return /\p{Lu}/u.test(first) && /\p{Ll}/u.test(second);
}
