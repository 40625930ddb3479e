import { findTextRefs } from '../../../../domain/text-ref.ts';
import { glyphKind } from '../../../document/glyphs.ts';
import type { Cell } from './cells.ts';
import { type Line, makeLines } from './lines.ts';
import { rowsByMiddle } from './middle-rows.ts';
import type { Piece } from './pieces.ts';

/**
 * A form whose table has no ruling lines: the boxes stand under each other, and nothing is written across the gap on
 * their left (on their right in Arabic). Splits such a region into label and statement cells; other regions are
 * returned as they are.
 */
export function splitUnruled(cell: Cell, rightToLeft: boolean): Cell[] {
  const boxes = boxColumn(cell.pieces);
  if (boxes.length < 2) return [cell];
  const edge = rightToLeft
    ? Math.max(...boxes.map(({ rect }) => rect.right)) + 1
    : Math.min(...boxes.map(({ rect }) => rect.left)) - 1;
  const isLabel = (piece: Piece) => (rightToLeft ? piece.rect.left > edge : piece.rect.right < edge);
  const top = Math.min(...boxes.map(({ y }) => y)) - 40;
  const bottom = Math.max(...boxes.map(({ y }) => y)) + 80;
  const inside = cell.pieces.filter(({ y }) => y > top && y < bottom);
  // The lines' own spaces and tabs stand nowhere on the page: only what does is given to the cells.
  const own = new Set(inside);
  const lines = makeLines(inside, rightToLeft);
  if (!lines.some((line) => line.pieces.some((piece) => isLabel(piece) && piece.text.trim() !== ''))) return [cell];
  // Rulings around a cell divide it from others: within it only labels of texts show that more divisions were meant.
  if (cell.bounds && !lines.some((line) => namesText(line.pieces.filter(isLabel)))) return [cell];
  const first = boxes[0] as Piece;
  const head = lines.filter((line) => line.y < first.y - 0.8 * first.size && crosses(line, edge));
  const inMiddle = splitByMiddle(cell, boxes, Math.max(top, ...head.map(({ y }) => y)), { isLabel, edge, rightToLeft });
  if (inMiddle) return inMiddle;
  // The last line above the table may end before the boxes' column; a label begins no higher than its row.
  const above = lines.filter((line) => line.y < first.y - 1.2 * first.size);
  const start = Math.max(...[...head, ...above].map((line) => line.y), top);
  const block = lines.filter((line) => line.y > start);
  const last = boxes.at(-1) as Piece;
  const isAfter = (line: Line) =>
    line.y > last.y + 0.5 * last.size && (crosses(line, edge) || !line.pieces.some((piece) => !isLabel(piece)));
  const after = block.findIndex(isAfter);
  const table = after < 0 ? block : block.slice(0, after);
  if (table.some((line) => crosses(line, edge))) return [cell];
  const inTable = new Set(table.flatMap((line) => line.pieces).filter((piece) => own.has(piece)));
  const tops = boxes.map((box) => box.y - Math.max(7, 0.6 * box.size));
  return divide(cell, inTable, boxes, tops, isLabel);
}

interface Division {
  isLabel: (piece: Piece) => boolean;
  edge: number;
  rightToLeft: boolean;
}

/** Splits a table whose boxes stand in the middle of their statements; null where they do not. */
function splitByMiddle(cell: Cell, boxes: readonly Piece[], above: number, division: Division): Cell[] | null {
  const { isLabel, edge, rightToLeft } = division;
  const signs = new Set(boxes);
  const below = cell.pieces.filter((piece) => piece.y > above && !signs.has(piece));
  const statements = makeLines(
    below.filter((piece) => !isLabel(piece)),
    rightToLeft,
  );
  const rows = rowsByMiddle(statements, boxes);
  const last = rows && statements[rows.at(-1)?.[1] ?? 0];
  if (!rows || !last) return null;
  const start = statements[0]?.y ?? 0;
  const isInside = ({ y }: Piece) => y > start - last.size && y < last.y + 0.5 * last.size;
  const table = new Set([...boxes, ...below.filter(isInside)]);
  if (makeLines([...table], rightToLeft).some((line) => crosses(line, edge))) return null;
  const tops = rows.map(([first]) => (statements[first]?.y ?? 0) - 0.6 * last.size);
  return divide(cell, table, boxes, tops, isLabel).flatMap((part) => apartFromSign(part, signs));
}

/** A box in the middle of its row belongs to all of it: it gets a cell of its own beside the statement's. */
function apartFromSign(cell: Cell, signs: ReadonlySet<Piece>): Cell[] {
  const [own, rest] = [
    cell.pieces.filter((piece) => signs.has(piece)),
    cell.pieces.filter((piece) => !signs.has(piece)),
  ];
  if (!cell.bounds || own.length === 0 || rest.length === 0) return [cell];
  const { left, right } = cell.bounds;
  const isLeft = Math.min(...own.map(({ rect }) => rect.left)) < Math.min(...rest.map(({ rect }) => rect.left));
  const edge = isLeft
    ? Math.min(...rest.map(({ rect }) => rect.left)) - 1
    : Math.max(...rest.map(({ rect }) => rect.right)) + 1;
  const [before, after] = [
    { ...cell.bounds, left, right: edge },
    { ...cell.bounds, left: edge, right },
  ];
  return [
    { bounds: isLeft ? before : after, pieces: own },
    { bounds: isLeft ? after : before, pieces: rest },
  ];
}

function namesText(pieces: readonly Piece[]): boolean {
  return findTextRefs(pieces.map(({ text }) => text).join('')).length > 0;
}

/** The largest set of boxes whose left edges agree, from top to bottom. */
function boxColumn(pieces: readonly Piece[]): Piece[] {
  const boxes = pieces.filter(({ box, text }) => box || /^box-/.test(glyphKind(text) ?? ''));
  const columns = boxes.map((box) => boxes.filter((other) => Math.abs(other.rect.left - box.rect.left) < 6));
  const [largest = []] = columns.sort((one, other) => other.length - one.length);
  return [...largest, ...writtenOver(pieces, largest)].sort((one, other) => one.y - other.y);
}

/** What stands alone in the boxes' column where others have their box: an X or a word that took the box's place. */
function writtenOver(pieces: readonly Piece[], boxes: readonly Piece[]): Piece[] {
  const left = Math.min(...boxes.map(({ rect }) => rect.left)) - 3;
  const right = Math.max(...boxes.map(({ rect }) => rect.right));
  const written = pieces.filter(({ box, text }) => !box && text.trim() !== '');
  const signs: Piece[] = [];
  for (const piece of written.filter(({ rect }) => rect.left > left && rect.left + rect.right < 2 * right)) {
    const beside = written.filter((other) => Math.abs(other.y - piece.y) < 0.5 * piece.size && other !== piece);
    const goesOn = beside.some(({ rect }) => rect.left < piece.rect.left && rect.right > left - 2 * piece.size);
    const startsStatement = beside.some(({ rect }) => rect.left > right);
    const taken = [...boxes, ...signs].some((other) => Math.abs(other.y - piece.y) < piece.size);
    if (startsStatement && !goesOn && !taken && wordEnd(piece, beside) < right + piece.size) signs.push(piece);
  }
  return signs;
}

/** Where the word ends that begins with this letter: the first word of a line that goes on is no sign. */
function wordEnd(first: Piece, beside: readonly Piece[]): number {
  let end = first.rect.right;
  for (const { rect } of beside.toSorted((one, other) => one.rect.left - other.rect.left)) {
    if (rect.left > first.rect.left && rect.left - end < 0.2 * first.size) end = Math.max(end, rect.right);
  }
  return end;
}

/** Whether one word of the line lies on both sides of the edge. */
function crosses(line: Line, edge: number): boolean {
  const near = line.pieces.filter(
    ({ rect, text, box }) => !box && text.trim() !== '' && rect.left < edge + 6 && rect.right > edge - 6,
  );
  return near.some(({ rect }) => rect.left < edge && rect.right > edge) || near.length >= 3;
}

function divide(
  cell: Cell,
  table: ReadonlySet<Piece>,
  boxes: readonly Piece[],
  tops: readonly number[],
  isLabel: (piece: Piece) => boolean,
): Cell[] {
  const rest = cell.pieces.filter((piece) => !table.has(piece));
  const end = Math.max(...[...table].map(({ rect }) => rect.bottom), 0) + 1;
  const xs = [...table].map(({ rect }) => rect);
  const [left, right] = [Math.min(...xs.map((rect) => rect.left)), Math.max(...xs.map((rect) => rect.right))];
  const labelBlocks = paragraphsOf([...table].filter(isLabel));
  const boxLeft = Math.min(...boxes.map(({ rect }) => rect.left));
  const cells: Cell[] = [{ bounds: null, pieces: rest.filter(({ y }) => y <= (tops[0] ?? 0)) }];
  for (const [index, top] of tops.entries()) {
    const bottom = tops[index + 1] ?? end;
    const isWithin = (y: number) => y >= (index === 0 ? Number.NEGATIVE_INFINITY : top) && y < bottom;
    const labels = labelBlocks.filter((block) => isWithin(middle(block))).flat();
    const statements = [...table].filter((piece) => !isLabel(piece) && isWithin(piece.y));
    const [labelBounds, bounds] =
      boxLeft > (left + right) / 2
        ? [
            [boxLeft, right],
            [left, boxLeft],
          ]
        : [
            [left, boxLeft],
            [boxLeft, right],
          ];
    if (labels.length > 0)
      cells.push({
        bounds: { left: labelBounds?.[0] ?? 0, right: labelBounds?.[1] ?? 0, top, bottom },
        pieces: labels,
      });
    cells.push({ bounds: { left: bounds?.[0] ?? 0, right: bounds?.[1] ?? 0, top, bottom }, pieces: statements });
  }
  cells.push({ bounds: null, pieces: rest.filter(({ y }) => y > (tops[0] ?? 0)) });
  return cells.filter(({ pieces }) => pieces.length > 0);
}

/** Labels may stand at the top or the middle of their record: each is kept whole and goes where its middle is. */
function paragraphsOf(pieces: Piece[]): Piece[][] {
  const blocks: Piece[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const piece of pieces.sort((one, other) => one.y - other.y)) {
    if (piece.y - last > 1.9 * piece.size) blocks.push([]);
    blocks.at(-1)?.push(piece);
    last = piece.y;
  }
  return blocks;
}

function middle(block: readonly Piece[]): number {
  return ((block[0]?.y ?? 0) + (block.at(-1)?.y ?? 0)) / 2;
}
