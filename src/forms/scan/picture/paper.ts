import { signedArea } from '../../signed-area.ts';
import { hullOf } from './hull.ts';
import { at, clip, createRaster, type Raster, type Rect, shrink } from './raster.ts';
import { type SheetSides, sheetSides } from './sheet-sides.ts';

/** Side of the blocks in which brightness is compared, in pixels of a page at 100 dpi. */
const BLOCK = 16;
/** Finer parts of a block: its brightest one is paper between the letters. */
const FINER = 4;
/**
 * From one block to the next a shadow darkens the sheet by less than this; at its edge the table is darker by more. Where a
 * dark sheet lies on a table hardly darker, only slower shadows are followed.
 */
const SHADOWS = [1.18, 1.12, 1.08, 1.05];
/** A sheet on a table is brighter than what surrounds it by this; without that, all of the picture is the sheet. */
const BRIGHTER = 1.4;
/** Shares of the picture that a photographed sheet takes, at least and at most. */
const LEAST_PART = 0.2;
const MOST_PART = 0.97;

/** The sheet in a photo of it. */
export interface Paper {
  /** Whether a part of the picture is the sheet. */
  holds(box: Rect): boolean;
  sides: SheetSides;
}

/**
 * Which parts of a photo are the sheet, and not the table around it; null where nothing but the sheet shows. A part of the
 * sheet that lies in shadow may be as dark as the table beside its bright part, but the shadow comes on slowly.
 */
export function findPaper(light: Raster): Paper | null {
  const blocks = shrink(light, BLOCK);
  const limit = brightFrom(blocks);
  if (limit === null) return null;
  const bright = Uint8Array.from(blocks.data, (value) => (value >= limit ? 1 : 0));
  const sheet = { ...blocks, data: withShadow(bright, paperOf(light, blocks)) };
  const holds = ({ x, y, width, height }: Rect) => {
    const [column, row] = [Math.floor((x + width / 2) / BLOCK), Math.floor((y + height / 2) / BLOCK)];
    return [-1, 0, 1].every((v) => [-1, 0, 1].every((u) => at(sheet, column + u, row + v) > 0));
  };
  return { holds, sides: sheetSides(light, sheet, BLOCK) };
}

/** A sheet is convex, as far as curled corners and what lies on it let it be: share of its hull that it fills. */
const CONVEX = 0.93;

/**
 * The bright blocks with those in shadow, as far as they can be told from the table; without them where they cannot. What
 * runs out onto the table where that is bright is no sheet by its shape. Where the table in the light is as bright as the
 * sheet in the shadow, the sheet is what lies in the picture's middle, up to its edges.
 */
function withShadow(bright: Uint8Array, paper: Raster): Uint8Array {
  const middle = new Uint8Array(bright.length);
  middle[Math.floor(paper.height / 2) * paper.width + Math.floor(paper.width / 2)] = 1;
  const sheets = [
    ...SHADOWS.map((step) => spread(bright, paper, step, Infinity)),
    ...SHADOWS.map((step) => spread(middle, paper, step, step)),
  ].filter((sheet) => share(sheet) >= LEAST_PART && share(sheet) <= MOST_PART);
  const shapes = sheets.map((sheet) => convexity(sheet, paper.width));
  const best = shapes.findIndex((shape) => shape >= CONVEX);
  return sheets[best < 0 ? shapes.indexOf(Math.max(...shapes)) : best] ?? bright;
}

function share(chosen: Uint8Array): number {
  return chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
}

/** The share of their hull that the chosen blocks fill. */
function convexity(chosen: Uint8Array, width: number): number {
  const corners = Array.from({ length: chosen.length / width }, (_, y) => {
    const row = chosen.subarray(y * width, (y + 1) * width);
    const [first, last] = [row.indexOf(1), row.lastIndexOf(1)];
    return first < 0 ? [] : [first, last + 1].flatMap((x) => [y, y + 1].map((edge) => ({ x, y: edge })));
  }).flat();
  return (share(chosen) * chosen.length) / Math.max(1, Math.abs(signedArea(hullOf(corners))));
}

/** The brightness of each block's paper, whatever is printed on it. */
function paperOf(light: Raster, { width, height }: Raster): Raster {
  const fine = shrink(light, BLOCK / FINER);
  const paper = createRaster(width, height);
  for (let y = 0; y < height * FINER; y++) {
    for (let x = 0; x < width * FINER; x++) {
      const block = Math.floor(y / FINER) * width + Math.floor(x / FINER);
      paper.data[block] = Math.max(paper.data[block] ?? 0, at(fine, x, y));
    }
  }
  return paper;
}

/**
 * The chosen blocks, and those that they darken or lighten into step by step. An edge that crosses a block is a step in two
 * halves: so the block before it is asked as well.
 * @param darker how many times darker, and `brighter` how many times brighter, the next block may be
 */
function spread(chosen: Uint8Array, { width, data }: Raster, darker: number, brighter: number): Uint8Array {
  const sheet = Uint8Array.from(chosen);
  const found = [...sheet.keys()].filter((block) => sheet[block]);
  for (let block = found.pop(); block !== undefined; block = found.pop()) {
    const column = block % width;
    const beside = [block - width, block + width, column > 0 ? block - 1 : -1, column < width - 1 ? block + 1 : -1];
    for (const next of beside) {
      const light = data[next];
      if (light === undefined || sheet[next]) continue;
      const before = [block, 2 * block - next].flatMap((each) => data[each] ?? []);
      if (light * darker < Math.max(...before) || light > brighter * Math.min(...before)) continue;
      sheet[next] = 1;
      found.push(next);
    }
  }
  return sheet;
}

/** The brightness that parts the blocks best into dark and bright ones (Otsu); null where they are of one kind. */
function brightFrom(blocks: Raster): number | null {
  const histogram = new Uint32Array(256);
  for (const value of blocks.data) histogram[value] = (histogram[value] ?? 0) + 1;
  const count = blocks.data.length;
  const total = blocks.data.reduce((sum, value) => sum + value, 0);
  let best = { limit: 0, spread: -1, ratio: 1, part: 1 };
  for (let limit = 1, below = 0, sum = 0; limit < 256; limit++) {
    below += histogram[limit - 1] ?? 0;
    sum += (histogram[limit - 1] ?? 0) * (limit - 1);
    if (below === 0 || below === count) continue;
    const [dark, bright] = [sum / below, (total - sum) / (count - below)];
    const spread = below * (count - below) * (bright - dark) ** 2;
    if (spread > best.spread) best = { limit, spread, ratio: bright / Math.max(1, dark), part: 1 - below / count };
  }
  const isSheet = best.ratio >= BRIGHTER && best.part >= LEAST_PART && best.part <= MOST_PART;
  return isSheet ? best.limit : null;
}

/** Side of the cells in which the sheet's edges are looked for, in pixels of a page at 200 dpi. */
const CELL = 4;
/** The edge of a sheet is this much brighter or darker than what it lies on, within as many cells. Shadows are softer. */
const STEP = 1.15;
const SHARP = 2;
/** Share of the cells along a line of text of which those between its letters are brighter. */
const BETWEEN = 0.75;
/** Cells of a stretch along the line, from each of which its paper is taken. */
const STRETCH = 16;
/** Cells on either side of a ruled line. */
const LINE = 3;
/** The edge itself is blurred, or throws a shadow. */
const INSET = 8 + LINE * CELL;

/** The sheet in a picture in which its edges stand upright and level: outwards from its text to the next sharp edge. */
export function sheetAround(light: Raster, text: Rect): Rect {
  const small = shrink(light, CELL);
  const inside = clip(small, {
    x: text.x / CELL,
    y: text.y / CELL,
    width: text.width / CELL,
    height: text.height / CELL,
  });
  const across = brightness(small, inside, true);
  const down = brightness(small, inside, false);
  const [left, right] = [edgeFrom(across, inside.x, -1), edgeFrom(across, inside.x + inside.width, 1)];
  const [top, bottom] = [edgeFrom(down, inside.y, -1), edgeFrom(down, inside.y + inside.height, 1)];
  const first = (edge: number | null) => (edge === null ? 0 : edge * CELL + INSET);
  const last = (edge: number | null, size: number) => (edge === null ? size : edge * CELL - INSET);
  const [x, y] = [first(left), first(top)];
  return clip(light, { x, y, width: last(right, light.width) - x, height: last(bottom, light.height) - y });
}

/**
 * Brightness of each column or row along the text: of its bright cells, stretch by stretch, for a line of large letters
 * covers many, and of those beside it, for a ruled line covers all. A shadow that crosses it aslant comes on slowly.
 */
function brightness(small: Raster, { x, y, width, height }: Rect, columns: boolean): number[] {
  const length = columns ? small.width : small.height;
  const count = columns ? height : width;
  const stretches = Math.max(1, Math.floor(count / STRETCH));
  const paperAt = (i: number, stretch: number) => {
    const from = Math.floor((stretch * count) / stretches);
    const cells = Uint8Array.from({ length: Math.floor(count / stretches) }, (_, k) =>
      columns ? at(small, i, y + from + k) : at(small, x + from + k, i),
    );
    return cells.sort()[Math.floor(cells.length * BETWEEN)] ?? 0;
  };
  const levels = Array.from({ length }, (_, i) => {
    let sum = 0;
    for (let stretch = 0; stretch < stretches; stretch++) sum += paperAt(i, stretch);
    return sum / stretches;
  });
  return levels.map((_, i) => Math.max(...levels.slice(Math.max(0, i - LINE), i + LINE + 1)));
}

function edgeFrom(profile: readonly number[], from: number, step: 1 | -1): number | null {
  for (let i = from; i >= SHARP && i < profile.length - SHARP; i += step) {
    const [one, other] = [profile[i - SHARP] ?? 1, profile[i + SHARP] ?? 1];
    if (Math.max(one, other) > Math.max(1, Math.min(one, other)) * STEP) return i;
  }
  return null;
}
