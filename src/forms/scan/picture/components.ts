import type { Raster, Rect } from './raster.ts';

/** Pixels that hang together (8 neighbours). */
export interface Component {
  box: Rect;
  /** Number of pixels. */
  area: number;
  /** Indices into the raster's data. */
  pixels: number[];
}

/** The components of the pixels at or above `threshold`, from `minArea` pixels up, in the order of their first pixel. */
export function findComponents(raster: Raster, threshold: number, minArea = 1): Component[] {
  const seen = new Uint8Array(raster.data.length);
  const found: Component[] = [];
  for (let start = 0; start < raster.data.length; start++) {
    if (seen[start] || (raster.data[start] ?? 0) < threshold) continue;
    const component = flood(raster, threshold, start, seen);
    if (component.area >= minArea) found.push(component);
  }
  return found;
}

function flood(raster: Raster, threshold: number, start: number, seen: Uint8Array): Component {
  const { width, height, data } = raster;
  const pixels = [start];
  seen[start] = 1;
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let next = 0; next < pixels.length; next++) {
    const pixel = pixels[next] ?? 0;
    const x = pixel % width;
    const y = (pixel - x) / width;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const neighbour = v * width + u;
        if (seen[neighbour] || (data[neighbour] ?? 0) < threshold) continue;
        seen[neighbour] = 1;
        pixels.push(neighbour);
      }
    }
  }
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { box, area: pixels.length, pixels };
}
