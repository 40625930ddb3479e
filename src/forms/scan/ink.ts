import { at, createRaster, dilate, type Raster, shrink, soften } from './raster.ts';

/** Side of the blocks in which the paper's own brightness is estimated, in pixels: below a line of text, above a stroke. */
const BLOCK = 16;

/**
 * How dark each pixel is against the paper around it: 0 is paper, 255 is black. Shadows, the tint of the paper and the
 * falling-off of light towards a photo's edges disappear with the local paper brightness.
 */
export function inkMap(light: Raster): Raster {
  const paper = paperBrightness(light);
  const { width, height, data } = light;
  const out = createRaster(width, height);
  for (let y = 0; y < height; y++) {
    const v = Math.min(paper.height - 1.001, Math.max(0, (y + 0.5) / BLOCK - 0.5));
    const row = Math.floor(v);
    const below = v - row;
    for (let x = 0; x < width; x++) {
      const u = Math.min(paper.width - 1.001, Math.max(0, (x + 0.5) / BLOCK - 0.5));
      const column = Math.floor(u);
      const right = u - column;
      const first = row * paper.width + column;
      const second = Math.min(first + paper.width, paper.data.length - 2);
      const upper = (paper.data[first] ?? 255) * (1 - right) + (paper.data[first + 1] ?? 255) * right;
      const lower = (paper.data[second] ?? 255) * (1 - right) + (paper.data[second + 1] ?? 255) * right;
      const ground = Math.max(40, upper * (1 - below) + lower * below);
      const dark = 255 - (255 * (data[y * width + x] ?? 255)) / ground;
      out.data[y * width + x] = dark > 0 ? dark : 0;
    }
  }
  return out;
}

/** Brightness of the paper per block: the brightest quarter-block nearby, since ink only ever darkens. */
function paperBrightness(light: Raster): Raster {
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
  return soften(dilate(coarse, 2));
}

/** Separates colour pictures into light by the eye's weights and light of the darkest channel, where highlighter shows. */
export function splitChannels(pixels: Uint8Array, channels: number, width: number, height: number) {
  const luma = createRaster(width, height);
  if (channels < 3) {
    for (let i = 0; i < luma.data.length; i++) luma.data[i] = pixels[i * channels] ?? 255;
    return { luma, darkest: luma };
  }
  const darkest = createRaster(width, height);
  for (let i = 0, from = 0; i < luma.data.length; i++, from += channels) {
    const first = pixels[from] ?? 255;
    const second = pixels[from + 1] ?? 255;
    const third = pixels[from + 2] ?? 255;
    luma.data[i] = (first * 77 + second * 150 + third * 29) >> 8;
    darkest.data[i] = first < second ? (first < third ? first : third) : second < third ? second : third;
  }
  return { luma, darkest };
}
