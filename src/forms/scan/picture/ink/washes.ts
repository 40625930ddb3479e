import { createRaster, crop, eachPixel, type Raster, type Rect } from '../raster.ts';
import { findComponents } from './components.ts';
import { dilate } from './dilate.ts';
import { BEYOND_WASHES, inkMap } from './ink.ts';
import { CELL, firstPixel, lightestOfCells, opened, PALEST } from './tinted-cells.ts';

/** Darkness to the eye at most: under what is darker print cannot be told. */
const DARKEST = 175;
/** Cells that a wash is long and high at least: a mark that fills its box is smaller. */
const LONG = 25;
const HIGH = 4;
/** Cells from the picture's edge: what reaches there is the desk, or the copier's own shadow. */
const MARGIN = 5;
/**
 * A marker's edge is sharp. This share of its usual darkness is there at least, and so many cells beyond at most that share
 * of it, along so much of the edge.
 */
const EVEN = 0.6;
const BEYOND = 2;
const LEFT = 0.4;
const SHARP = 0.6;
/** Cells around a wash in which its blurred edge may lie. */
const AROUND = 2;
/** Where two strokes overlap, the wash is as dark once more, and its noise comes on top. */
const NOISE = 12;
/** So far does the ground's own darkness differ from pixel to pixel. */
const GROUND = 20;

/** What a page's picture holds: darkness to the eye, and of the darkest colour. */
interface Inks {
  ink: Raster;
  anyInk: Raster;
}

/** Even darkness that somebody laid over parts of a page, print and all: a highlighter's strokes, shaded lines. */
interface Washes {
  /** 255 for each cell of the page that one covers. */
  cells: Raster;
  /** In and around these cells, how dark they are to the eye. */
  grounds: Raster;
}

/** The share of a part of the page, in its pixels, that washes cover, by their cells. */
export function washedShare(cells: Raster, { x, y, width, height }: Rect): number {
  const part = { x: x / CELL, y: y / CELL, width: width / CELL, height: height / CELL };
  let [seen, washed] = [0, 0];
  eachPixel(cells, part, (cell) => {
    seen += 1;
    if ((cells.data[cell] ?? 0) > 0) washed += 1;
  });
  return seen === 0 ? 0 : washed / seen;
}

/** The cells of a part of the page. */
export function washesWithin(cells: Raster, { x, y, width, height }: Rect): Raster {
  return crop(cells, { x: x / CELL, y: y / CELL, width: width / CELL, height: height / CELL });
}

/** The washes on a page; null where there are none. */
function findWashes(ink: Raster, anyInk: Raster): Washes | null {
  const lightest = lightestOfCells(anyInk);
  const solid = opened(lightest);
  const cells = createRaster(solid.width, solid.height);
  const grounds = createRaster(solid.width, solid.height);
  for (const { box, pixels } of findComponents(solid, PALEST, LONG * HIGH)) {
    if (box.width < LONG || box.height < HIGH || reachesEdge(box, solid)) continue;
    if (!hasSharpEdge(pixels, solid, lightest)) continue;
    const dark = pixels.map((cell) => groundOf(ink, cell, solid));
    if (dark.reduce((sum, ground) => sum + ground, 0) > DARKEST * dark.length) continue;
    pixels.forEach((cell, i) => {
      cells.data[cell] = 255;
      grounds.data[cell] = dark[i] ?? 0;
    });
  }
  return cells.data.includes(255) ? { cells, grounds: dilate(grounds, AROUND) } : null;
}

/**
 * A page's darkness without its washes: what was printed or drawn under or over them is as dark as elsewhere. And the
 * cells that the washes cover; null where there are none.
 * @param luma light by the eye's weights
 * @param darkest light of the darkest channel
 */
export function liftWashes({ ink, anyInk }: Inks, luma: Raster, darkest: Raster): Inks & { washes: Raster | null } {
  const asTheyAre = { ink, anyInk, washes: null };
  if (!findWashes(ink, anyInk)) return asTheyAre;
  // Where several lines are washed, their own paper is farther away.
  const far = inkMap(luma, BEYOND_WASHES);
  const washes = findWashes(far, darkest === luma ? far : inkMap(darkest, BEYOND_WASHES));
  if (!washes) return asTheyAre;
  const lifted = withoutWashes(ink, far, washes);
  // What is drawn there in a pale colour the darkest channel does not show beside the wash.
  return { ink: lifted, anyInk: anyInk === ink ? lifted : withoutWashes(anyInk, far, washes), washes: washes.cells };
}

/** A picture of the page, and in place of its washes what `far`, its darkness to the eye, shows through them. */
function withoutWashes(picture: Raster, far: Raster, { grounds }: Washes): Raster {
  const lifted = { ...picture, data: Uint8Array.from(picture.data) };
  eachWashedPixel(grounds, picture.width, (pixel, ground) => {
    const dark = (((far.data[pixel] ?? 0) - ground) * 255) / (255 - ground);
    lifted.data[pixel] = dark <= ground + NOISE ? 0 : dark;
  });
  return lifted;
}

function eachWashedPixel(grounds: Raster, width: number, visit: (pixel: number, ground: number) => void): void {
  grounds.data.forEach((ground, cell) => {
    if (ground === 0) return;
    const first = firstPixel(cell, grounds.width, width);
    for (let v = 0; v < CELL; v++) {
      for (let u = 0; u < CELL; u++) visit(first + v * width + u, ground);
    }
  });
}

function reachesEdge({ x, y, width, height }: Rect, page: Raster): boolean {
  return Math.min(x, y, page.width - x - width, page.height - y - height) < MARGIN;
}

/** Whether the darkness ends at once above and below, as a shadow's or a fold's does not. */
function hasSharpEdge(pixels: Int32Array, solid: Raster, lightest: Raster): boolean {
  const usual = pixels.reduce((sum, cell) => sum + (solid.data[cell] ?? 0), 0) / pixels.length;
  let [edge, sharp] = [0, 0];
  for (const cell of pixels) {
    for (const step of [-solid.width, solid.width]) {
      if ((solid.data[cell + step] ?? 0) >= PALEST) continue;
      edge += 1;
      // Half of a cell at the edge may lie beyond it.
      const inner = solid.data[cell - step] ?? 0;
      if (inner >= usual * EVEN && (lightest.data[cell + BEYOND * step] ?? 0) <= inner * LEFT) sharp += 1;
    }
  }
  return sharp >= edge * SHARP;
}

/** How dark the ground is on which the print in and around a cell of a wash stands. */
function groundOf({ width, data }: Raster, cell: number, solid: Raster): number {
  const pixels: number[] = [];
  for (const next of cellsAround(cell, solid.width)) {
    if ((solid.data[next] ?? 0) < PALEST) continue;
    const first = firstPixel(next, solid.width, width);
    for (let v = 0; v < CELL; v++) {
      for (let u = 0; u < CELL; u++) pixels.push(data[first + v * width + u] ?? 0);
    }
  }
  const lightest = pixels.toSorted((one, other) => one - other)[pixels.length >> 3] ?? 0;
  const ground = pixels.filter((dark) => Math.abs(dark - lightest) <= GROUND);
  return ground.reduce((sum, dark) => sum + dark, 0) / ground.length;
}

function cellsAround(cell: number, across: number): number[] {
  return [-across, 0, across].flatMap((row) => [-1, 0, 1].map((column) => cell + row + column));
}
