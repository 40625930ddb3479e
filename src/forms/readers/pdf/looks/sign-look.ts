import type { Bitmap } from '../rendered/page-ink.ts';

/** What a sign looks like on the page, whatever its font and code may say. */
export interface SignLook {
  shape: 'box' | 'circle';
  state: 'empty' | 'marked' | 'unclear';
}

/** Darkness (0 to 1) from which a pixel belongs to a sign's line. */
const LINE = 0.33;
/** Mean darkness of the inside up to which it is empty, and from which on something stands in it. */
const EMPTY = 0.04;
const MARKED = 0.12;
/** A side of a frame is dark over this share of its length. */
const SIDE = 0.6;
/** How far a ring may be from round, in shares of its radius and in pixels. */
const OUT_OF_ROUND = { share: 0.14, pixels: 1.2 };
const RAYS = 32;
/** A line is softened into the inside by about so many pixels. */
const SOFT = 1.2;

/** The look of one drawing, or null where it is neither a square nor a ring with or without something in it. */
export function signLook(place: Bitmap): SignLook | null {
  const bitmap = trimmed(place);
  if (Math.min(bitmap.columns, bitmap.rows) < 6) return null;
  return ringLook(bitmap) ?? frameLook(bitmap);
}

/** The drawing without the white rows and columns around it. */
function trimmed(bitmap: Bitmap): Bitmap {
  const { ink } = bitmap;
  let [left, right, top, bottom] = [bitmap.columns, -1, bitmap.rows, -1];
  for (let at = 0; at < ink.length; at++) {
    if ((ink[at] ?? 0) < LINE) continue;
    const [column, row] = [at % bitmap.columns, Math.floor(at / bitmap.columns)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
  }
  const [columns, rows] = [Math.max(0, right - left + 1), Math.max(0, bottom - top + 1)];
  const part = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const start = (row + top) * bitmap.columns + left;
    part.set(ink.subarray(start, start + columns), row * columns);
  }
  return { ink: part, columns, rows };
}

function darkAt({ ink, columns, rows }: Bitmap, x: number, y: number): boolean {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= columns || row >= rows) return false;
  return (ink[row * columns + column] ?? 0) >= LINE;
}

/** A ring is met at the same distance from whatever side one comes. */
function ringLook(bitmap: Bitmap): SignLook | null {
  const { columns, rows } = bitmap;
  if (columns / rows > 1.2 || rows / columns > 1.2) return null;
  const [x, y] = [(columns - 1) / 2, (rows - 1) / 2];
  const radius = (columns + rows) / 4;
  const tolerance = Math.max(OUT_OF_ROUND.pixels, OUT_OF_ROUND.share * radius);
  const widths: number[] = [];
  for (let ray = 0; ray < RAYS; ray++) {
    const [dx, dy] = [Math.cos((2 * Math.PI * ray) / RAYS), Math.sin((2 * Math.PI * ray) / RAYS)];
    const isDark = (distance: number) => darkAt(bitmap, x + dx * distance, y + dy * distance);
    let outer = 1.45 * radius;
    while (outer > 0 && !isDark(outer)) outer -= 0.5;
    if (Math.abs(outer - radius) > tolerance) return null;
    let inner = outer;
    while (inner > 0 && isDark(inner)) inner -= 0.5;
    widths.push(outer - inner);
  }
  const width = widths.sort((one, other) => one - other)[RAYS / 2] ?? 0;
  if (width > 0.6 * radius) return { shape: 'circle', state: 'marked' };
  const within = radius - width - SOFT;
  const inside = (column: number, row: number) => Math.hypot(column - x, row - y) <= within;
  return { shape: 'circle', state: within < 1.5 ? 'unclear' : stateOf(bitmap, inside) };
}

/** A frame has a long line on each of its four sides; a tick in it may reach beyond them. */
function frameLook(bitmap: Bitmap): SignLook | null {
  const { columns, rows } = bitmap;
  const upright = longLines(columns, rows, (line, at) => darkAt(bitmap, line, at));
  const level = longLines(rows, columns, (line, at) => darkAt(bitmap, at, line));
  if (!upright || !level) return null;
  const [width, height] = [upright.last - upright.first + 1, level.last - level.first + 1];
  if (width / height > 1.25 || height / width > 1.25 || width < SIDE * columns || height < SIDE * rows) return null;
  const corners = [upright.first, upright.last].flatMap((x) => [level.first, level.last].map((y) => [x, y] as const));
  if (!corners.every(([x, y]) => isCorner(bitmap, x, y))) return null;
  if (upright.from > upright.to || level.from > level.to) return { shape: 'box', state: 'marked' };
  const inside = (column: number, row: number) =>
    column >= upright.from + 1 && column <= upright.to - 1 && row >= level.from + 1 && row <= level.to - 1;
  if (upright.to - upright.from < 4 || level.to - level.from < 4) return { shape: 'box', state: 'unclear' };
  return { shape: 'box', state: stateOf(bitmap, inside) };
}

function isCorner(bitmap: Bitmap, x: number, y: number): boolean {
  return [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => darkAt(bitmap, x + dx, y + dy)));
}

interface Sides {
  first: number;
  last: number;
  /** The first and the last line between the sides. */
  from: number;
  to: number;
}

/** The outermost lines, upright or level, that are dark over most of the drawing, and what lies between them. */
function longLines(lines: number, length: number, isDark: (line: number, at: number) => boolean): Sides | null {
  const long = Array.from({ length: lines }, (_, line) => {
    let [run, longest] = [0, 0];
    for (let at = 0; at < length; at++) {
      run = isDark(line, at) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest >= SIDE * length;
  });
  const [first, last] = [long.indexOf(true), long.lastIndexOf(true)];
  if (first < 0 || first === last) return null;
  let [from, to] = [first, last];
  while (from <= last && long[from]) from++;
  while (to >= first && long[to]) to--;
  return { first, last, from, to };
}

function stateOf({ ink, columns, rows }: Bitmap, inside: (column: number, row: number) => boolean): SignLook['state'] {
  let [sum, count] = [0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!inside(column, row)) continue;
      sum += ink[row * columns + column] ?? 0;
      count++;
    }
  }
  const mean = count === 0 ? 0 : sum / count;
  return mean < EMPTY ? 'empty' : mean > MARKED ? 'marked' : 'unclear';
}
