import { type Rect, union } from './geometry.ts';
import type { Line } from './lines.ts';

/** How wide the gap between two halves must be, in points, and in how many lines it must show. */
const GAP = 8;
const LINES = 2;

interface Gap {
  from: number;
  to: number;
}

/**
 * Reads side by side what stands side by side without ruling lines: the form's "To" block and its "From" block. Lines
 * under each other that share a gap near the middle of the page are parted there, and read half by half.
 */
export function splitHalves(lines: readonly Line[], page: Rect, rightToLeft: boolean): Line[] {
  const sorted = [...lines].sort((one, other) => one.y - other.y);
  const result: Line[] = [];
  for (let start = 0; start < sorted.length; ) {
    const { end, gap } = blockFrom(sorted, start, page);
    if (gap) result.push(...partLines(sorted.slice(start, end), gap, rightToLeft));
    else result.push(...sorted.slice(start, end));
    start = end;
  }
  return result;
}

/** The longest run of lines from here that keeps one gap clear; without a gap, the one line. */
function blockFrom(lines: readonly Line[], start: number, page: Rect): { end: number; gap: Gap | null } {
  const blocks = middleGaps(lines[start] as Line, page).map((gap) => follow(lines, start, gap));
  const [best] = blocks.sort((one, other) => other.end - one.end);
  return best && best.end - start >= LINES ? best : { end: start + 1, gap: null };
}

/** Follows a gap downwards to the last line that has something on its far side. */
function follow(lines: readonly Line[], start: number, first: Gap): { end: number; gap: Gap } {
  const block = { end: start, gap: first };
  let gap = first;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (index > start && line.y - (lines[index - 1] as Line).y > 4 * line.size) break;
    const narrowed = clear(line, gap);
    if (!narrowed) break;
    gap = narrowed;
    if (sides(line, gap).every((half) => half.length > 0)) {
      block.end = index + 1;
      block.gap = gap;
    }
  }
  return block;
}

/** The gaps between two pieces of a line that lie about the middle of the page. */
function middleGaps(line: Line, page: Rect): Gap[] {
  const [low, high] = [page.left + 0.3 * (page.right - page.left), page.left + 0.7 * (page.right - page.left)];
  const pieces = written(line);
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    const gap = { from: piece.rect.right, to: next?.rect.left ?? 0 };
    return next && gap.to > low && gap.from < high && gap.to - gap.from > line.size ? [gap] : [];
  });
}

function written(line: Line) {
  return line.pieces
    .filter(({ text, box }) => box !== null || text.trim() !== '')
    .sort((one, other) => one.rect.left - other.rect.left);
}

/** What is left of the gap where this line leaves it clear, or null. */
function clear(line: Line, gap: Gap): Gap | null {
  let { from, to } = gap;
  const middle = (from + to) / 2;
  for (const { rect } of written(line)) {
    if (rect.left < middle && rect.right > from) from = rect.right;
    else if (rect.left >= middle && rect.left < to) to = rect.left;
  }
  return to - from >= GAP ? { from, to } : null;
}

function sides(line: Line, { from, to }: Gap): [Line['pieces'], Line['pieces']] {
  const middle = (from + to) / 2;
  const isLeft = ({ rect }: Line['pieces'][number]) => (rect.left + rect.right) / 2 < middle;
  return [line.pieces.filter(isLeft), line.pieces.filter((piece) => !isLeft(piece))];
}

function partLines(lines: readonly Line[], gap: Gap, rightToLeft: boolean): Line[] {
  const halves = lines.map((line) => sides(line, gap).map((pieces) => half(line, pieces)));
  const [left, right] = [0, 1].map((side) => halves.flatMap((pair) => pair[side] ?? []));
  return (rightToLeft ? [right, left] : [left, right]).flatMap((side) => side ?? []);
}

function half(line: Line, pieces: Line['pieces']): Line[] {
  const isBlank = ({ text, box }: Line['pieces'][number]) => box === null && text.trim() === '';
  const start = pieces.findIndex((piece) => !isBlank(piece));
  if (start < 0) return [];
  const own = pieces.slice(start, pieces.findLastIndex((piece) => !isBlank(piece)) + 1);
  return [{ ...line, pieces: own, rect: union(own.map(({ rect }) => rect)) }];
}
