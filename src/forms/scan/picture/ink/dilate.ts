import { createRaster, type Raster } from '../raster.ts';

/** Largest value within `radius` pixels, in a square window: across, then down. */
export function dilate({ width, height, data }: Raster, radius: number): Raster {
  const stride = 4 * (Math.ceil((width + 2 * radius) / 4) + 1);
  const padded = new Uint8Array(stride * (height + 2 * radius));
  for (let y = 0; y < height; y++)
    padded.set(data.subarray(y * width, (y + 1) * width), (y + radius) * stride + radius);
  const words = new Int32Array(padded.buffer);
  slideMaximum(words, 2 * radius + 1, 1);
  slideMaximum(words, 2 * radius + 1, stride);
  const out = createRaster(width, height);
  for (let y = 0; y < height; y++) out.data.set(padded.subarray(y * stride, y * stride + width), y * width);
  return out;
}

/**
 * The largest of so many values, `step` bytes apart, from each on. Windows grow by doubling, so that a wide one costs little
 * more than a narrow one.
 */
function slideMaximum(words: Int32Array, wanted: number, step: number): void {
  let window = 1;
  for (; window * 2 <= wanted; window *= 2) takeLarger(words, window * step);
  if (wanted > window) takeLarger(words, (wanted - window) * step);
}

/** Each byte, or what stands so many bytes behind it where that is larger; four bytes at a time. */
function takeLarger(words: Int32Array, behind: number): void {
  const [whole, bits] = [behind >> 2, (behind & 3) * 8];
  for (let i = 0; i < words.length - whole - 1; i++) {
    const first = words[i + whole] ?? 0;
    // The bytes of a word lie from its lowest bits on.
    const other = bits === 0 ? first : (first >>> bits) | ((words[i + whole + 1] ?? 0) << (32 - bits));
    words[i] = larger(words[i] ?? 0, other);
  }
}

const HIGH_BITS = 0x80808080 | 0;
const LOW_BITS = 0x7f7f7f7f;

/** The larger of each of the four bytes of two words, without a branch: on noise a processor guesses half of them wrong. */
function larger(one: number, other: number): number {
  const difference = ((one | HIGH_BITS) - (other & LOW_BITS)) | 0;
  const isLarger = ((one & ~other) | (~(one ^ other) & difference)) & HIGH_BITS;
  const mask = Math.imul(isLarger >>> 7, 255);
  return (one & mask) | (other & ~mask);
}
