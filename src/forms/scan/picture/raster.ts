import type { Extent } from '../../measure/stroke-rows.ts';
import { inkSearch } from './ink-search.ts';

/** A grey picture, row by row. What 0 and 255 mean is said by whoever made it: darkness in an ink map, light in a page. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Left, top, width, height in pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function createRaster(width: number, height: number, fill = 0): Raster {
  const data = new Uint8Array(width * height);
  if (fill) data.fill(fill);
  return { width, height, data };
}

/** The pixel's value; `outside` beyond the edges. */
export function at(raster: Raster, x: number, y: number, outside = 0): number {
  if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) return outside;
  return raster.data[y * raster.width + x] ?? outside;
}

/** The rectangle cut to the picture, in whole pixels. */
export function clip(raster: Raster, rect: Rect): Rect {
  const x = Math.max(0, Math.floor(rect.x));
  const y = Math.max(0, Math.floor(rect.y));
  const right = Math.min(raster.width, Math.ceil(rect.x + rect.width));
  const bottom = Math.min(raster.height, Math.ceil(rect.y + rect.height));
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

/** Whether two parts of a picture have any in common. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether one part of a picture holds all of another. */
export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

/** The part of a picture that holds all of these. */
export function around(parts: readonly { box: Rect }[]): Rect {
  return boundsOf(parts.map(({ box }) => box));
}

/** The same for any number of bare rectangles: a page may have more pieces than a call takes arguments. */
export function boundsOf(boxes: readonly Rect[]): Rect {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** How far a part reaches, for putting it in rows. */
export function extentOf({ x, y, width, height }: Rect): Extent {
  return { left: x, right: x + width, top: y, bottom: y + height };
}

/** A part with so much more on every side. */
export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Fills a part with nothing. */
export function erase(raster: Raster, rect: Rect): void {
  fillPart(raster, rect, 0);
}

export function fillPart(raster: Raster, rect: Rect, value: number): void {
  const { x, y, width, height } = clip(raster, rect);
  for (let row = y; row < y + height; row++)
    raster.data.fill(value, row * raster.width + x, row * raster.width + x + width);
}

/** Visits the pixels of a part, row by row, by their indices into the raster's data. */
export function eachPixel(raster: Raster, rect: Rect, visit: (pixel: number) => void): void {
  const { x, y, width, height } = clip(raster, rect);
  for (let row = y; row < y + height; row++) {
    for (let pixel = row * raster.width + x; pixel < row * raster.width + x + width; pixel++) visit(pixel);
  }
}

export function crop(raster: Raster, rect: Rect): Raster {
  const { x, y, width, height } = clip(raster, rect);
  const out = createRaster(width, height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * raster.width + x;
    out.data.set(raster.data.subarray(from, from + width), row * width);
  }
  return out;
}

/** The raster turned by 180 degrees. */
export function reversed(raster: Raster): Raster {
  const out = createRaster(raster.width, raster.height);
  out.data.set(raster.data);
  out.data.reverse();
  return out;
}

/** Dark for light. */
export function inverted({ width, height, data }: Raster): Raster {
  return { width, height, data: data.map((value) => 255 - value) };
}

/** Mean over blocks of `step` x `step` pixels. */
export function shrink({ data, width, height }: Raster, step: number): Raster {
  return meansOfBlocks({ width, height }, step, (y) => data.subarray(y * width, (y + 1) * width));
}

/** The same of whatever a picture of this size shows in its rows. */
export function meansOfBlocks(
  size: { width: number; height: number },
  step: number,
  rowAt: (y: number) => Uint8Array,
): Raster {
  const width = Math.max(1, Math.floor(size.width / step));
  const height = Math.max(1, Math.floor(size.height / step));
  const out = createRaster(width, height);
  const sums = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let v = 0; v < step; v++) {
      const row = rowAt(y * step + v);
      for (let u = 0; u < step; u++) {
        for (let x = 0, i = u; x < width; x++, i += step) sums[x] = (sums[x] ?? 0) + (row[i] ?? 0);
      }
    }
    for (let x = 0; x < width; x++) out.data[y * width + x] = (sums[x] ?? 0) / (step * step);
  }
  return out;
}

/**
 * 255 within `radius` pixels of whatever is as dark as `level`, in a square window, else 0. Faster than `dilate`: each run
 * of ink in a row is drawn as wide and high as it becomes, runs that then touch in one.
 */
export function growInk({ width, height, data }: Raster, level: number, radius: number): Raster {
  const out = createRaster(width, height);
  const nextInk = inkSearch(data, level);
  for (let y = 0; y < height; y++) {
    const [start, end] = [y * width, (y + 1) * width];
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)];
    for (let from = nextInk(start, end); from < end; ) {
      let [to, next] = [from, from];
      while (next < end && next - to <= 2 * radius) {
        to = next;
        while (to < end && (data[to] ?? 0) >= level) to += 1;
        next = nextInk(to, end);
      }
      const [left, right] = [Math.max(start, from - radius) - start, Math.min(end, to + radius) - start];
      for (let v = top; v <= bottom; v++) out.data.fill(255, v * width + left, v * width + right);
      from = next;
    }
  }
  return out;
}
