import { signedArea } from '../../../measure/signed-area.ts';
import { hullOf } from '../geometry/hull.ts';
import { at, createRaster, type Raster, shrink } from '../raster.ts';

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

/** A sheet is convex, as far as curled corners and what lies on it let it be: share of its hull that it fills. */
const CONVEX = 0.93;

/** Shares of the picture's edge: by so much less of it the likelier sheet reaches there, and so little does one that is not brighter than the table. */
const LESS_EDGE = 0.02;
const NO_EDGE = 0.05;

/**
 * The blocks of a picture that are a sheet, above 0; null where nothing but a sheet shows. It is what is bright, with what
 * lies in shadow as far as that can be told from the table. Where the table in the light is as bright as the sheet in the
 * shadow, it is what lies in the picture's middle, up to its edges. What runs out onto the table is no sheet by its shape,
 * or reaches the picture's edge where another one does not.
 * @param block side of a block, in pixels
 */
export function findSheet(light: Raster, block: number): Raster | null {
  const blocks = shrink(light, block);
  const paper = paperOf(light, blocks, block);
  const limit = brightFrom(blocks);
  const bright = limit === null ? null : Uint8Array.from(blocks.data, (value) => (value >= limit ? 1 : 0));
  const middle = new Uint8Array(blocks.data.length);
  middle[Math.floor(paper.height / 2) * paper.width + Math.floor(paper.width / 2)] = 1;
  const found = [
    ...(bright ? SHADOWS.map((step) => spread(bright, paper, step, Infinity)) : []),
    ...SHADOWS.map((step) => spread(middle, paper, step, step)),
  ];
  const sheets = found
    .map((data) => ({ data, part: share(data), shape: convexity(data, paper.width), edge: edgeShare(data, paper) }))
    .filter(({ part }) => part >= LEAST_PART && part <= MOST_PART);
  const convex = sheets.filter(({ shape, edge }) => shape >= CONVEX && (bright || edge <= NO_EDGE));
  const leastEdge = Math.min(...convex.map(({ edge }) => edge));
  const whole = convex.filter(({ edge }) => edge <= leastEdge + LESS_EDGE).toSorted((a, b) => b.part - a.part)[0];
  const data = whole?.data ?? (bright && (sheets.toSorted((a, b) => b.shape - a.shape)[0]?.data ?? bright));
  return data && { ...blocks, data };
}

/** The share of the picture's edge that the chosen blocks reach. */
function edgeShare(chosen: Uint8Array, { width, height }: Raster): number {
  const isEdge = (i: number) => i % width === 0 || i % width === width - 1 || i < width || i >= width * (height - 1);
  const edge = [...chosen.keys()].filter(isEdge);
  return edge.filter((i) => chosen[i]).length / edge.length;
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
function paperOf(light: Raster, { width, height }: Raster, block: number): Raster {
  const fine = shrink(light, block / FINER);
  const paper = createRaster(width, height);
  for (let y = 0; y < height * FINER; y++) {
    for (let x = 0; x < width * FINER; x++) {
      const i = Math.floor(y / FINER) * width + Math.floor(x / FINER);
      paper.data[i] = Math.max(paper.data[i] ?? 0, at(fine, x, y));
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
