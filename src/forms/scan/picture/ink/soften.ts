import { createRaster, type Raster } from '../raster.ts';

/**
 * Mean over a 3 x 3 window: levels the sharpness of a printed template and a scanned page before they are compared. A word of
 * four pixels at a time, in two halves: its first and third pixel, its second and fourth, each with room for a sum of nine.
 */
export function soften(raster: Raster): Raster {
  const { width, height } = raster;
  const out = createRaster(width, height);
  const { words, stride } = framed(raster);
  const row = new Int32Array(stride);
  const softened = new Uint8Array(row.buffer, FRAME, width);
  for (let y = 0; y < height; y++) {
    const [up, here, down] = [y * stride, (y + 1) * stride, (y + 2) * stride];
    let last = 0;
    let first = 0;
    let second = 0;
    for (let i = 0; i < stride; i++) {
      const above = words[up + i] ?? 0;
      const own = words[here + i] ?? 0;
      const below = words[down + i] ?? 0;
      const nextFirst = (above & HALVES) + (own & HALVES) + (below & HALVES);
      const nextSecond = ((above >>> 8) & HALVES) + ((own >>> 8) & HALVES) + ((below >>> 8) & HALVES);
      const both = first + second;
      // The neighbours on the other side: of the first and third pixel those before, of the second and fourth those behind.
      const before = (second << 16) | last;
      const behind = (first >>> 16) | (nextFirst << 16);
      if (i > 0) row[i - 1] = ninths(both + before) | (ninths(both + behind) << 8);
      last = second >>> 16;
      first = nextFirst;
      second = nextSecond;
    }
    out.data.set(softened, y * width);
  }
  return out;
}

/** The lower byte of either half of a word. */
const HALVES = 0x00ff00ff;
/** A ninth as a whole number of 65,536ths: exact for the sums of nine pixels, and no division. */
const NINTH = 7282;

/** A ninth of each half of a word, rounded down. */
function ninths(sums: number): number {
  return (((sums & 0xffff) * NINTH) >>> 16) | ((((sums >>> 16) * NINTH) >>> 16) << 16);
}

/** Bytes before a row: a word, the last byte of which is the neighbour of the row's first pixel. */
const FRAME = 4;

/** The picture with its outermost pixels twice on every side: they are their own neighbours there. */
function framed({ width, height, data }: Raster): { words: Int32Array; stride: number } {
  const stride = (width >> 2) + 3;
  const bytes = new Uint8Array(4 * stride * (height + 2));
  for (let y = -1; y <= height; y++) {
    const from = Math.min(height - 1, Math.max(0, y)) * width;
    const to = (y + 1) * 4 * stride + FRAME;
    bytes.set(data.subarray(from, from + width), to);
    bytes[to - 1] = data[from] ?? 0;
    bytes[to + width] = data[from + width - 1] ?? 0;
  }
  return { words: new Int32Array(bytes.buffer), stride };
}
