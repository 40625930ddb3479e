import { at, type Raster, type Rect, shrink } from './raster.ts';

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
