import { createHash } from 'node:crypto';
import { overlaps, type Rect } from '../geometry.ts';
import { components, joinHalves, mergeClose } from './ink-drawings.ts';

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

/** A part of the page row by row, 0 black to 255 white. */
export interface GreyPart {
  grey: Uint8Array;
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

  /** @param ground the grey against which darkness is measured: the place's own, if not given */
  bitmap(rect: Rect, ground = this.ground(rect)): Bitmap {
    const area = this.#toPixels(rect);
    const [columns, rows] = [Math.max(0, area.right - area.left), Math.max(0, area.bottom - area.top)];
    const ink = new Float32Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        ink[row * columns + column] = Math.max(0, ground - this.#at(column + area.left, row + area.top)) / ground;
      }
    }
    return { ink, columns, rows };
  }

  /** A place as it is shown. */
  part(rect: Rect): GreyPart {
    return this.#partOf(rect, (column, row) => this.#at(column, row));
  }

  /** Of a place only what is darker than on `beneath`, the same page without its annotations. */
  partAdded(rect: Rect, beneath: PageInk): GreyPart {
    return this.#partOf(rect, (column, row) => Math.min(255, 255 - beneath.#at(column, row) + this.#at(column, row)));
  }

  #partOf(rect: Rect, greyAt: (column: number, row: number) => number): GreyPart {
    const area = this.#toPixels(rect);
    const [columns, rows] = [Math.max(1, area.right - area.left), Math.max(1, area.bottom - area.top)];
    const grey = new Uint8Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        grey[row * columns + column] = greyAt(column + area.left, row + area.top);
      }
    }
    return { grey, columns, rows };
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
    return joinHalves(mergeClose(found, gap), without, gap);
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
