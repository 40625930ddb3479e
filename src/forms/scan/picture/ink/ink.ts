import { at, createRaster, inverted, meansOfBlocks, type Raster, shrink } from '../raster.ts';
import { dilate } from './dilate.ts';
import { soften } from './soften.ts';

/** Side of the blocks in which the paper's own brightness is estimated, in pixels: below a line of text, above a stroke. */
const BLOCK = 16;

/** How far around it the paper of a block is looked for, in blocks. */
const NEAR = 2;
/** The same where colour was laid over several lines of text: less far, it would pass for the paper. */
export const BEYOND_WASHES = 6;

/**
 * How dark each pixel is against the paper around it: 0 is paper, 255 is black. Shadows, the tint of the paper and the
 * falling-off of light towards a photo's edges disappear with the local paper brightness.
 * @param reach how far around a block its paper is looked for, in blocks of 16 pixels
 */
export function inkMap(light: Raster, reach = NEAR): Raster {
  const paper = paperBrightness(light, reach);
  const { width, height, data } = light;
  const out = createRaster(width, height);
  const across = between(width, paper.width);
  const down = between(height, paper.height);
  const row = new Float32Array(paper.width + 1);
  for (let y = 0; y < height; y++) {
    mixRows(paper, down.first[y] ?? 0, down.share[y] ?? 0, row);
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const column = across.first[x] ?? 0;
      const left = row[column] ?? 255;
      const ground = left + ((row[column + 1] ?? 255) - left) * (across.share[x] ?? 0);
      const dark = (255 - (255 * (data[start + x] ?? 255)) / ground) | 0;
      // Nothing below 0, without a branch: on paper a processor guesses half of them wrong.
      out.data[start + x] = dark & ~(dark >> 31);
    }
  }
  return out;
}

/** For each pixel along one side: the block whose middle lies before it, and how far it is on the way to the next. */
function between(length: number, blocks: number): { first: Int32Array; share: Float32Array } {
  const first = new Int32Array(length);
  const share = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const position = Math.min(blocks - 1.001, Math.max(0, (i + 0.5) / BLOCK - 0.5));
    first[i] = Math.floor(position);
    share[i] = position - Math.floor(position);
  }
  return { first, share };
}

/** The paper's brightness between two rows of blocks; never so dark that its noise would look like ink. */
function mixRows(paper: Raster, first: number, share: number, row: Float32Array): void {
  for (let column = 0; column < paper.width; column++) {
    const upper = paper.data[first * paper.width + column] ?? 255;
    const lower = paper.data[(first + 1) * paper.width + column] ?? upper;
    row[column] = Math.max(40, upper + (lower - upper) * share);
  }
  row[paper.width] = row[paper.width - 1] ?? 255;
}

/** Brightness of the paper per block: the brightest quarter-block nearby, since ink only ever darkens. */
function paperBrightness(light: Raster, reach: number): Raster {
  const fine = shrink(light, BLOCK / 4);
  const width = Math.max(2, Math.ceil(light.width / BLOCK));
  const height = Math.max(2, Math.ceil(light.height / BLOCK));
  const coarse = createRaster(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let best = 0;
      for (let v = 0; v < 4; v++) for (let u = 0; u < 4; u++) best = Math.max(best, at(fine, x * 4 + u, y * 4 + v));
      coarse.data[y * width + x] = best;
    }
  }
  return soften(inverted(dilate(inverted(dilate(coarse, reach)), reach)));
}

/** Difference of the channels from which a pixel has a colour, and the share of such pixels below which a page has none. */
const COLOUR = 12;
const COLOURLESS = 2e-5;

/** A decoded picture: so many bytes a pixel, row by row. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

/** Light by the eye's weights, of a picture so many times smaller: the mean of each block. */
export function shrunkLight({ data, width, height, channels }: Pixels, step: number): Raster {
  const row = new Uint8Array(width);
  return meansOfBlocks({ width, height }, step, (y) => {
    for (let x = 0, from = y * width * channels; x < width; x++, from += channels) {
      const first = data[from] ?? 255;
      row[x] = channels < 3 ? first : weighted(first, data[from + 1] ?? 255, data[from + 2] ?? 255);
    }
    return row;
  });
}

/** Red, green and blue as the eye weighs them. */
function weighted(red: number, green: number, blue: number): number {
  return (red * 77 + green * 150 + blue * 29) >> 8;
}

/** Separates colour pictures into light by the eye's weights and light of the darkest channel, where highlighter shows. */
export function splitChannels({ data: pixels, width, height, channels }: Pixels): { luma: Raster; darkest: Raster } {
  if (channels === 1) {
    const only = { width, height, data: pixels };
    return { luma: only, darkest: only };
  }
  const luma = createRaster(width, height);
  if (channels < 3) {
    for (let i = 0; i < luma.data.length; i++) luma.data[i] = pixels[i * channels] ?? 255;
    return { luma, darkest: luma };
  }
  const darkest = createRaster(width, height);
  let colourful = 0;
  for (let i = 0, from = 0; i < luma.data.length; i++, from += channels) {
    const first = pixels[from] ?? 255;
    const second = pixels[from + 1] ?? 255;
    const third = pixels[from + 2] ?? 255;
    const light = weighted(first, second, third);
    const least = first < second ? (first < third ? first : third) : second < third ? second : third;
    luma.data[i] = light;
    darkest.data[i] = least;
    if (light - least > COLOUR) colourful += 1;
  }
  return { luma, darkest: colourful < luma.data.length * COLOURLESS ? luma : darkest };
}
