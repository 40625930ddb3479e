import { inkSearch } from '../ink-search.ts';
import type { Raster, Rect } from '../raster.ts';

/** Pixels that hang together (8 neighbours). */
export interface Component {
  box: Rect;
  /** Number of pixels. */
  area: number;
  /** Indices into the raster's data, the first one from above first. */
  pixels: Int32Array;
}

/** The components of the pixels at or above `threshold`, from `minArea` pixels up, in the order of their first pixel. */
export function findComponents(raster: Raster, threshold: number, minArea = 1): Component[] {
  const left = reaching(raster, threshold);
  const queue = new Queue();
  const found: Component[] = [];
  // A buffer's bytes are searched several at a time, an array's one by one.
  const unvisited = Buffer.from(left.buffer);
  for (let start = unvisited.indexOf(1); start >= 0; start = unvisited.indexOf(1, start + 1)) {
    const box = flood(raster, left, start, queue);
    if (queue.length >= minArea) found.push({ box, area: queue.length, pixels: queue.pixels.slice(0, queue.length) });
  }
  return found;
}

/** 1 for each pixel that belongs to a component and was not visited yet. */
function reaching({ data }: Raster, threshold: number): Uint8Array {
  const end = data.length;
  const left = new Uint8Array(end);
  const nextInk = inkSearch(data, threshold);
  for (let i = nextInk(0, end); i < end; i = nextInk(i + 1, end)) left[i] = 1;
  return left;
}

/** The pixels of one component in the order in which they are met. Whole numbers of one size: nothing to be collected. */
class Queue {
  pixels = new Int32Array(1024);
  length = 0;

  push(pixel: number): void {
    if (this.length === this.pixels.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.pixels);
      this.pixels = larger;
    }
    this.pixels[this.length++] = pixel;
  }
}

function flood({ width, height }: Raster, left: Uint8Array, start: number, queue: Queue): Rect {
  queue.length = 0;
  queue.push(start);
  left[start] = 0;
  let [first, last, top, bottom] = [width, 0, height, 0];
  for (let next = 0; next < queue.length; next++) {
    const pixel = queue.pixels[next] ?? 0;
    const x = pixel % width;
    const y = (pixel - x) / width;
    if (x < first) first = x;
    if (x > last) last = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    const [from, to] = [x > 0 ? -1 : 0, x < width - 1 ? 1 : 0];
    for (let v = y > 0 ? -1 : 0; v <= (y < height - 1 ? 1 : 0); v++) {
      for (let neighbour = pixel + v * width + from; neighbour <= pixel + v * width + to; neighbour++) {
        if (left[neighbour] !== 1) continue;
        left[neighbour] = 0;
        queue.push(neighbour);
      }
    }
  }
  return { x: first, y: top, width: last - first + 1, height: bottom - top + 1 };
}
