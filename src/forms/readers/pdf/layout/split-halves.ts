import { type Rect, union } from '../geometry.ts';
import type { Line } from './lines.ts';

/** How wide the gap between two halves must be, in points, and in how many lines it must show. */
const GAP = 4;
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
  const first = lines[start] as Line;
  const blocks = middleGaps(first, page)
    .map((gap) => ({ ...follow(lines, start, gap), parts: partsLabels(first, gap) }))
    .filter(({ end }) => end - start >= LINES);
  const [best] = blocks.sort((one, other) => Number(other.parts) - Number(one.parts) || other.end - one.end);
  return best ?? { end: start + 1, gap: null };
}

/** Whether both sides of a gap begin with a label, as "To: ..." and "From: ..." do. */
function partsLabels(line: Line, gap: Gap): boolean {
  return sides(line, gap).every((half) => {
    const text = half
      .map((piece) => piece.text)
      .join('')
      .trim();
    return /^[^:：]{1,14}[:：]/u.test(text);
  });
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

/** The widest part of the gap that this line leaves clear, or null where nothing wide enough is left. */
function clear(line: Line, gap: Gap): Gap | null {
  let best: Gap = { from: gap.from, to: gap.from };
  let from = gap.from;
  const offer = (to: number) => {
    if (to - from > best.to - best.from) best = { from, to };
  };
  for (const { rect } of written(line)) {
    if (rect.right <= from || rect.left >= gap.to) continue;
    offer(Math.min(rect.left, gap.to));
    from = Math.max(from, rect.right);
  }
  offer(gap.to);
  return best.to - best.from >= GAP ? best : null;
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
