import { at, clip, type Raster, type Rect, shrink } from './raster.ts';

/** Side of the blocks in which brightness is compared, in pixels of a page at 100 dpi. */
const BLOCK = 16;
/** A sheet on a table is brighter than what surrounds it by this; without that, all of the picture is the sheet. */
const BRIGHTER = 1.4;
/** Shares of the picture that a photographed sheet takes, at least and at most. */
const LEAST_PART = 0.2;
const MOST_PART = 0.97;

/** Which parts of a photo are the sheet, and not the table around it; null where nothing but the sheet shows. */
export function findPaper(light: Raster): ((box: Rect) => boolean) | null {
  const blocks = shrink(light, BLOCK);
  const limit = brightFrom(blocks);
  if (limit === null) return null;
  const isBright = (x: number, y: number) => at(blocks, x, y) >= limit;
  return ({ x, y, width, height }) => {
    const [column, row] = [Math.floor((x + width / 2) / BLOCK), Math.floor((y + height / 2) / BLOCK)];
    return [-1, 0, 1].every((v) => [-1, 0, 1].every((u) => isBright(column + u, row + v)));
  };
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
/** Cells on either side over which a line of text is bright between its letters. */
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

/** Brightness of each column or row along the text, its lines left out. A shadow that crosses it aslant comes on slowly. */
function brightness(small: Raster, { x, y, width, height }: Rect, columns: boolean): number[] {
  const length = columns ? small.width : small.height;
  const count = columns ? height : width;
  const means = Array.from({ length }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += columns ? at(small, i, y + k) : at(small, x + k, i);
    return sum / Math.max(1, count);
  });
  return means.map((_, i) => Math.max(...means.slice(Math.max(0, i - LINE), i + LINE + 1)));
}

function edgeFrom(profile: readonly number[], from: number, step: 1 | -1): number | null {
  for (let i = from; i >= SHARP && i < profile.length - SHARP; i += step) {
    const [one, other] = [profile[i - SHARP] ?? 1, profile[i + SHARP] ?? 1];
    if (Math.max(one, other) > Math.max(1, Math.min(one, other)) * STEP) return i;
  }
  return null;
}
