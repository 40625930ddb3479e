import type { Homography } from './geometry/homography.ts';
import { createRaster, type Raster } from './raster.ts';

/** Of the picture to be made: its size, and the first of its rows that the map knows. */
interface Target {
  top?: number;
  width: number;
  height: number;
}

/**
 * A picture seen through a map from the pixels of the result to its own, between the four nearest of which each is taken.
 * @param beyond what lies outside the picture: nothing, or the same as at its edge
 */
export function resample(
  source: Raster,
  map: Homography,
  { top = 0, width, height }: Target,
  beyond: 'nothing' | 'edge' = 'nothing',
): Raster {
  const out = createRaster(width, height);
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, i = 0] = map;
  const { width: stride, height: rows, data } = source;
  for (let y = 0; y < height; y++) {
    const row = y + top;
    const [across, down, depth] = [b * row + c, e * row + f, i * row + 1];
    for (let x = 0; x < width; x++) {
      const scale = 1 / (g * x + depth);
      let u = (a * x + across) * scale;
      let v = (d * x + down) * scale;
      if (beyond === 'edge') {
        u = Math.min(stride - 1.001, Math.max(0, u));
        v = Math.min(rows - 1.001, Math.max(0, v));
      }
      const left = Math.floor(u) | 0;
      const upper = Math.floor(v) | 0;
      if (left < 0 || upper < 0 || left >= stride - 1 || upper >= rows - 1) continue;
      const at = upper * stride + left;
      const right = u - left;
      const first = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
      const second = (data[at + stride] ?? 0) * (1 - right) + (data[at + stride + 1] ?? 0) * right;
      out.data[y * width + x] = (first + (second - first) * (v - upper)) | 0;
    }
  }
  return out;
}
