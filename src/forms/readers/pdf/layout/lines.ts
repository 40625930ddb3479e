import { hasRtl, logicalOrder } from '../content/bidi.ts';
import { type Rect, union, width } from '../geometry.ts';
import type { Piece } from './pieces.ts';

/** Pieces that stand on one line of one cell, in reading order, with the spaces between them. */
export interface Line {
  pieces: Piece[];
  y: number;
  size: number;
  rect: Rect;
}

/** Gathers text into lines from top to bottom, then puts each box into the line beside which it stands. */
export function makeLines(pieces: readonly Piece[], rightToLeft: boolean): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces.filter(({ box }) => !box).sort((one, other) => one.y - other.y)) {
    const line = lines.findLast((each) => Math.abs(each.y - piece.y) < 0.42 * Math.max(each.size, piece.size));
    if (line) addTo(line, piece);
    else lines.push(newLine(piece));
  }
  const written = lines.filter((line) => line.pieces.some(({ text }) => text.trim() !== ''));
  for (const box of pieces.filter((piece) => piece.box)) {
    const line = nearestLine(written, box);
    if (line) line.pieces.push(box);
    else written.push(newLine(box));
  }
  for (const line of written) order(line, rightToLeft);
  return written.sort((one, other) => one.y - other.y);
}

function newLine(piece: Piece): Line {
  return { pieces: [piece], y: piece.y, size: piece.size, rect: piece.rect };
}

function addTo(line: Line, piece: Piece): void {
  // The largest writing tells where the line is: a superscript or a small sign does not move it.
  if (piece.size > line.size) {
    line.size = piece.size;
    line.y = piece.y;
  }
  line.pieces.push(piece);
}

/** The line whose middle is nearest, if it is within the box's own height. */
export function nearestLine(lines: readonly Line[], box: Piece): Line | undefined {
  const near = (line: Line) => Math.abs(line.y - box.y);
  const [best] = [...lines].sort((one, other) => near(one) - near(other));
  return best && near(best) < Math.max(0.75 * box.size, 0.6 * best.size) ? best : undefined;
}

function order(line: Line, rightToLeft: boolean): void {
  const visual = line.pieces.sort((one, other) => place(one) - place(other) || one.order - other.order);
  const text = visual.map((piece) => piece.text).join('');
  const isRtl = hasRtl(text) || (rightToLeft && !/\p{L}/u.test(text));
  line.pieces = logicalOrder(withSpaces(visual), isRtl && (rightToLeft || mostlyRtl(text)));
  line.rect = union(visual.map((piece) => piece.rect));
}

/**
 * A sign without width, as the enclosing circle, hangs to the left of its origin; a letter without width, as the alef that
 * some fonts draw upon a lam, stands where it is.
 */
function place({ x, rect, size, box, text }: Piece): number {
  return width(rect) === 0 && !box && !/^\p{L}/u.test(text) ? x - 0.3 * size : rect.left;
}

function mostlyRtl(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter(hasRtl).length * 2 > letters.length;
}

/** Adds a space where the page leaves one without writing it, a tab where it leaves the width of several letters. */
function withSpaces(visual: readonly Piece[]): Piece[] {
  const spaced: Piece[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of visual) {
    const last = spaced.at(-1);
    const gap = (width(piece.rect) === 0 ? piece.x : piece.rect.left) - end;
    const size = Math.min(last?.size ?? piece.size, piece.size);
    if (last && gap > 2.5 * size) spaced.push({ ...last, text: '\t', box: null });
    else if (last && gap > 0 && gap > spaceWidth(last, piece) * size && last.text !== ' ' && piece.text !== ' ') {
      spaced.push({ ...last, text: ' ', box: null });
    }
    spaced.push(piece);
    end = Math.max(end, piece.rect.right);
  }
  return spaced;
}

/** Chinese is set with a quarter of space beside Latin letters and none of it written. In shares of the font size. */
function spaceWidth(one: Piece, other: Piece): number {
  const isHan = ({ text }: Piece) => /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(text);
  return isHan(one) || isHan(other) ? 0.6 : 0.2;
}
