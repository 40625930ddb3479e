import { createHash } from 'node:crypto';
import { grow, overlaps, type Rect, union } from './geometry.ts';

/** Paper tint and anti-aliasing: what differs less than this from its ground is no ink (of 255). */
const FLOOR = 28;
/** Darker than this is ink where outlines are sought. */
const DARK = 170;

/** A part of the page: how dark each pixel is against its ground, row by row, 0 to 1. */
export interface Bitmap {
  ink: Float32Array;
  columns: number;
  rows: number;
}

/** The rendered page as a second witness: how much ink there is in a place. Places are in points from the top left. */
export class PageInk {
  readonly #grey: Uint8Array;
  readonly #columns: number;
  readonly #rows: number;
  readonly #scaleX: number;
  readonly #scaleY: number;

  /** @param width and `height`: the page in points, which the bitmap spans. */
  constructor(grey: Uint8Array, columns: number, rows: number, width: number, height: number) {
    this.#grey = grey;
    this.#columns = columns;
    this.#rows = rows;
    this.#scaleX = columns / Math.max(1, width);
    this.#scaleY = rows / Math.max(1, height);
  }

  /**
   * Mean darkness (0 to 1) of a place against its own ground, which may be tinted. Lines that belong to the form may
   * be left out: what lies in `without` is not looked at.
   */
  share(rect: Rect, without: readonly Rect[] = []): number {
    const pixels = this.#pixels(rect, without);
    const ground = groundOf(pixels);
    let ink = 0;
    for (const grey of pixels) if (ground - grey >= FLOOR) ink += (ground - grey) / ground;
    return pixels.length === 0 ? 0 : ink / pixels.length;
  }

  /** How much (0 to 1) of a place lies outside of all that is in `without`. */
  open(rect: Rect, without: readonly Rect[]): number {
    const all = this.#pixels(rect, []).length;
    return all === 0 ? 0 : this.#pixels(rect, without).length / all;
  }

  /** Like `share`, but only for ink that `beneath`, the same page without its annotations, lacks. */
  added(rect: Rect, beneath: PageInk): number {
    const above = this.#pixels(rect, []);
    const below = beneath.#pixels(rect, []);
    const ground = groundOf(above);
    let ink = 0;
    for (const [index, grey] of above.entries()) {
      const darker = Math.min(ground, below[index] ?? 255) - grey;
      if (darker >= FLOOR) ink += darker / 255;
    }
    return above.length === 0 ? 0 : ink / above.length;
  }

  /** Whether a place is of one even tint: nothing shows there. */
  isBlank(rect: Rect): boolean {
    const area = this.#toPixels(rect);
    let [darkest, lightest] = [255, 0];
    for (let row = area.top; row < area.bottom; row++) {
      for (let column = area.left; column < area.right; column++) {
        const grey = this.#at(column, row);
        darkest = Math.min(darkest, grey);
        lightest = Math.max(lightest, grey);
        if (lightest - darkest >= FLOOR) return false;
      }
    }
    return true;
  }

  /** Equal for places that look alike to the last dot. */
  digest(rect: Rect): string {
    const area = this.#toPixels(rect);
    const digest = createHash('sha1').update(`${area.right - area.left} ${area.bottom - area.top}`);
    const isWhole = area.left === 0 && area.right === this.#columns;
    const rows = isWhole ? Math.max(1, area.bottom - area.top) : 1;
    for (let row = area.top; row < area.bottom; row += rows) {
      const [first, last] = [row * this.#columns + area.left, (row + rows - 1) * this.#columns + area.right];
      digest.update(this.#grey.subarray(first, last));
    }
    return digest.digest('base64');
  }

  bitmap(rect: Rect): Bitmap {
    const area = this.#toPixels(rect);
    const [columns, rows] = [Math.max(0, area.right - area.left), Math.max(0, area.bottom - area.top)];
    const ground = this.ground(rect);
    const ink = new Float32Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        ink[row * columns + column] = Math.max(0, ground - this.#at(column + area.left, row + area.top)) / ground;
      }
    }
    return { ink, columns, rows };
  }

  /** The grey (0 black to 255 white) on which things are drawn in a place. */
  ground(rect: Rect): number {
    return groundOf(this.#pixels(rect, []));
  }

  /**
   * The bounds of each connected dark drawing within a place. Drawings closer than `gap` points count as one, and so do
   * the two halves of a drawing that a line in `without` runs through.
   */
  drawings(rect: Rect, without: readonly Rect[], gap: number): Rect[] {
    const area = this.#toPixels(rect);
    const holes = this.#holesIn(area, without);
    const columns = Math.max(0, area.right - area.left);
    const rows = Math.max(0, area.bottom - area.top);
    const dark = new Uint8Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [x, y] = [column + area.left, row + area.top];
        if (this.#at(x, y) <= DARK && !inHoles(holes, x, y)) dark[row * columns + column] = 1;
      }
    }
    const found = components(dark, columns, rows).map((box) => ({
      left: (box.left + area.left) / this.#scaleX,
      right: (box.right + area.left) / this.#scaleX,
      top: (box.top + area.top) / this.#scaleY,
      bottom: (box.bottom + area.top) / this.#scaleY,
    }));
    return joinHalves(mergeClose(found, gap), without.filter(isLine), gap);
  }

  #at(column: number, row: number): number {
    return this.#grey[row * this.#columns + column] ?? 255;
  }

  #pixels(rect: Rect, without: readonly Rect[]): number[] {
    const area = this.#toPixels(rect);
    const holes = this.#holesIn(area, without);
    const pixels: number[] = [];
    for (let row = area.top; row < area.bottom; row++) {
      for (let column = area.left; column < area.right; column++) {
        if (!inHoles(holes, column, row)) pixels.push(this.#at(column, row));
      }
    }
    return pixels;
  }

  #holesIn(area: Rect, without: readonly Rect[]): Rect[] {
    return without.map((hole) => this.#toPixels(hole)).filter((hole) => overlaps(hole, area));
  }

  #toPixels(rect: Rect): Rect {
    return {
      left: Math.max(0, Math.floor(rect.left * this.#scaleX)),
      top: Math.max(0, Math.floor(rect.top * this.#scaleY)),
      right: Math.min(this.#columns, Math.ceil(rect.right * this.#scaleX)),
      bottom: Math.min(this.#rows, Math.ceil(rect.bottom * this.#scaleY)),
    };
  }
}

function inHoles(holes: readonly Rect[], column: number, row: number): boolean {
  return holes.some((hole) => column >= hole.left && column < hole.right && row >= hole.top && row < hole.bottom);
}

/** The commonest light grey: white paper, a field's tint, a highlighter's stroke. A place filled with ink counts as white. */
function groundOf(pixels: readonly number[]): number {
  const counts = new Array<number>(16).fill(0);
  for (const grey of pixels) counts[grey >> 4] = (counts[grey >> 4] ?? 0) + 1;
  let best = 15;
  for (let bin = 8; bin < 15; bin++) if ((counts[bin] ?? 0) > (counts[best] ?? 0)) best = bin;
  return best * 16 + 15;
}

/** Bounds of the eight-connected components of a small bitmap; empties it. */
function components(dark: Uint8Array, columns: number, rows: number): Rect[] {
  const found: Rect[] = [];
  for (let start = 0; start < dark.length; start++) {
    if (!dark[start]) continue;
    const box = { left: columns, top: rows, right: 0, bottom: 0 };
    const open = [start];
    dark[start] = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [column, row] = [next % columns, Math.floor(next / columns)];
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column + 1);
      box.top = Math.min(box.top, row);
      box.bottom = Math.max(box.bottom, row + 1);
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          if (!dark[y * columns + x]) continue;
          dark[y * columns + x] = 0;
          open.push(y * columns + x);
        }
      }
    }
    found.push(box);
  }
  return found;
}

/** A ruling that was left out may have cut a drawing in two: its halves end at the ruling, one on each side. */
function joinHalves(boxes: readonly Rect[], rulings: readonly Rect[], gap: number): Rect[] {
  const joined = [...boxes];
  for (const ruling of withoutDoubles(rulings)) {
    const upright = isUpright(ruling);
    const ends = (one: Rect, other: Rect) =>
      upright
        ? Math.abs(one.right - ruling.left) <= gap && Math.abs(other.left - ruling.right) <= gap
        : Math.abs(one.bottom - ruling.top) <= gap && Math.abs(other.top - ruling.bottom) <= gap;
    const beside = (one: Rect, other: Rect) =>
      upright ? one.top < other.bottom && other.top < one.bottom : one.left < other.right && other.left < one.right;
    for (const one of [...joined]) {
      const other = joined.find((each) => each !== one && ends(one, each) && beside(one, each));
      if (!other || !joined.includes(one)) continue;
      joined.splice(joined.indexOf(one), 1, union([one, other]));
      joined.splice(joined.indexOf(other), 1);
    }
  }
  return joined;
}

/** A ruling drawn as two lines side by side, a light one and a dark one, is one. */
function withoutDoubles(rulings: readonly Rect[]): Rect[] {
  const merged: Rect[] = [];
  for (const ruling of rulings) {
    const at = merged.findIndex((other) => isUpright(other) === isUpright(ruling) && overlaps(other, ruling));
    const other = merged[at];
    if (other) merged[at] = union([other, ruling]);
    else merged.push(ruling);
  }
  return merged;
}

/** Letters that are left out part nothing. */
function isLine({ left, right, top, bottom }: Rect): boolean {
  return Math.max(right - left, bottom - top) > 4 * Math.min(right - left, bottom - top);
}

function isUpright({ left, right, top, bottom }: Rect): boolean {
  return bottom - top > right - left;
}

/** Parts of one drawing that do not quite touch. */
function mergeClose(boxes: readonly Rect[], gap: number): Rect[] {
  const merged: Rect[] = [];
  for (const box of boxes) {
    let joined = box;
    for (let index = merged.length - 1; index >= 0; index--) {
      const other = merged[index] as Rect;
      if (!overlaps(grow(other, gap), joined)) continue;
      joined = union([joined, other]);
      merged.splice(index, 1);
      index = merged.length;
    }
    merged.push(joined);
  }
  return merged;
}
