import { type Homography, invert, project } from '../geometry/homography.ts';
import type { Raster, Rect } from '../raster.ts';
import { resample } from '../resample.ts';
import { type Keystone, straightening } from './keystone.ts';

/** How much larger than a picture what is made of it may become. */
const LARGEST = 1.25;

/** A picture's size after its lines and columns were made parallel, and the way back. */
export interface Straightening {
  width: number;
  height: number;
  /** Where the text stands in it. */
  text: Rect;
  /** Maps a pixel of the straight picture to the picture as it was. */
  back: (x: number, y: number) => [number, number];
  map: Homography;
}

/** Around the text of a photo that is enlarged so much of its width is kept: what is written beside it, too. */
const BESIDE_TEXT = 0.35;

/**
 * How to make the lines and columns of a picture of this size parallel.
 * @param cut whether what lies far from the text is left out: the table around a page that was seen from afar.
 */
export function planStraight(keystone: Keystone, width: number, height: number, cut = false): Straightening {
  const unit = Math.max(width, height);
  const h = straightening(keystone, unit);
  const [right, bottom] = [width / 2, height / 2];
  const corners = [
    project(h, -right, -bottom),
    project(h, right, -bottom),
    project(h, right, bottom),
    project(h, -right, bottom),
  ];
  const { text } = keystone;
  const beside = cut ? (text.right - text.left) * BESIDE_TEXT * unit : Number.POSITIVE_INFINITY;
  const extent = (values: number[], side: number, from: number, to: number) => {
    const most = side * LARGEST;
    return [
      Math.max(-most, Math.min(...values), from * unit - beside),
      Math.min(most, Math.max(...values), to * unit + beside),
    ] as const;
  };
  const [x0, x1] = extent(
    corners.map(([x]) => x),
    right,
    text.left,
    text.right,
  );
  const [y0, y1] = extent(
    corners.map(([, y]) => y),
    bottom,
    text.top,
    text.bottom,
  );
  const map = fromCorners(invert(h), [x0, y0], [right, bottom]);
  return {
    width: Math.round(x1 - x0),
    height: Math.round(y1 - y0),
    map,
    text: {
      x: text.left * unit - x0,
      y: text.top * unit - y0,
      width: (text.right - text.left) * unit,
      height: (text.bottom - text.top) * unit,
    },
    back: (x, y) => project(map, x, y),
  };
}

/** The map from pixels counted from a corner to pixels counted from another, given that about the middle. */
function fromCorners(h: Homography, from: [number, number], to: [number, number]): Homography {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, i = 0, n = 1] = h;
  const [x, y] = from;
  const [u, v] = to;
  const last = g * x + i * y + n;
  const first = [a + u * g, b + u * i, a * x + b * y + c + u * last];
  const second = [d + v * g, e + v * i, d * x + e * y + f + v * last];
  return [...first, ...second, g, i, last].map((value) => value / last);
}

/** The picture with its lines and columns parallel; beyond its edges it goes on as it ends there. */
export function straighten(light: Raster, plan: Straightening): Raster {
  return resample(light, plan.map, plan, 'edge');
}
