import { type Homography, project } from './homography.ts';
import type { Rect } from './raster.ts';

/**
 * Lines that a camera saw converge, about the middle of the picture: the one that crosses the middle axis at `t` rises by
 * `slope + fan * t`. Lines of text cross the upright axis, columns of text the level one.
 */
export interface Pencil {
  slope: number;
  fan: number;
}

/** How a photographed page lies askew in its picture. Lengths are shares of the picture's longer side. */
export interface Keystone {
  rows: Pencil;
  columns: Pencil;
  /** Where the text stands once its lines are level and its columns upright, about the picture's middle. */
  text: { left: number; top: number; right: number; bottom: number };
}

export interface Point {
  x: number;
  y: number;
}

/** Parts of a page, from top to bottom, of which each shows a slope of its own. */
const BANDS = 5;
/** Slopes are looked for so far from the page's own, and in such steps. */
const REACH = 0.1;
const STEP = 0.01;
/** Lines that change their slope by less over half a page are parallel: recognition reads them so. */
const LEAST_FAN = 0.005;
/** So much sharper the lines must become. */
const SHARPER = 1.04;
/** A gap to the left of so many heights of a letter: a line begins there, or a column's part of it. */
const COLUMN_GAP = 2.2;
/** Fewer beginnings do not tell. */
const LEAST_STARTS = 24;
/** So many others stand below each beginning of a line where the columns are parallel: nothing closer is looked for. */
const CLOSE = 4.5;
/** Columns that converge by less over half a page are parallel, and those that stand hardly closer for it are upright. */
const LEAST_COLUMN_FAN = 0.008;
const CLOSER = 1.15;
/** A scanner turns lines and columns alike; a camera does not. */
const LEAST_SHEAR = 0.012;
/** Largest slope of a column, and the largest change of it over half a page. */
const STEEPEST = 0.16;
/** Beginnings within this, in pixels of a page at 100 dpi, stand below each other. */
const ALIGNED = 3;

/** What an upright picture shows of its text, in pixels about the picture's middle. */
export interface TextShown {
  /** Ink of words. */
  points: readonly Point[];
  /** Letters, and what else hangs together. */
  boxes: readonly Rect[];
  /** Of the lines of the page as a whole. */
  slope: number;
  /** The picture's longer side. */
  unit: number;
  /** Whether a table shows around the page: then it is a photo, however straight it was held. */
  isPhoto: boolean;
}

/** How the lines and columns of text converge; null where they lie parallel, as a scanner shows them. */
export function findKeystone({ points, boxes, slope, unit, isPhoto }: TextShown): Keystone | null {
  const rows = rowPencil(points, slope);
  const columns = columnPencil(boxes, rows);
  const isAskew =
    rows.fan !== 0 ||
    Math.abs(columns.fan) * (unit / 2) >= LEAST_COLUMN_FAN ||
    Math.abs(columns.slope + rows.slope) >= LEAST_SHEAR;
  if (boxes.length === 0 || !(isAskew || isPhoto)) return null;
  const scaled = ({ slope, fan }: Pencil) => ({ slope, fan: fan * unit });
  const found = { rows: scaled(rows), columns: scaled(columns) };
  return { ...found, text: extentOf(boxes, straightening(found, unit), unit) };
}

/** So few of what looks like letters may be dust, or the grain of a table. */
const STRAY = 0.015;

function extentOf(boxes: readonly Rect[], map: Homography, unit: number): Keystone['text'] {
  const [xs, ys] = [0, 1].map((axis) =>
    boxes
      .map(({ x, y, width, height }) => (project(map, x + width / 2, y + height / 2)[axis] ?? 0) / unit)
      .sort((a, b) => a - b),
  );
  const from = (values: number[] = []) => values[Math.floor(values.length * STRAY)] ?? 0;
  const to = (values: number[] = []) => values[Math.ceil(values.length * (1 - STRAY)) - 1] ?? 0;
  return { left: from(xs), right: to(xs), top: from(ys), bottom: to(ys) };
}

function rowPencil(points: readonly Point[], slope: number): Pencil {
  const flat: Pencil = { slope, fan: 0 };
  const bands = inBands(points, flat).map((band) => ({ at: middleOf(band, flat), slope: bestSlope(band, slope) }));
  const half = halfExtent(points);
  const rough = throughMost(bands);
  if (!rough || Math.abs(rough.fan) * half < LEAST_FAN / 2) return flat;
  const found = climb(points, rough, half);
  const level = climb(points, flat, half, true);
  const isFanned =
    Math.abs(found.fan) * half > LEAST_FAN && sharpness(points, found) > sharpness(points, level) * SHARPER;
  return isFanned ? found : level;
}

/** Where the line through a point crosses the middle axis. */
function crossing({ x, y }: Point, { slope, fan }: Pencil): number {
  return (y - slope * x) / (1 + fan * x);
}

function inBands(points: readonly Point[], flat: Pencil): Point[][] {
  const sorted = points.toSorted((one, other) => crossing(one, flat) - crossing(other, flat));
  const size = Math.ceil(sorted.length / BANDS);
  return Array.from({ length: BANDS }, (_, i) => sorted.slice(i * size, (i + 1) * size)).filter(
    (band) => band.length > 200,
  );
}

function middleOf(band: readonly Point[], flat: Pencil): number {
  return crossing(band[band.length >> 1] ?? { x: 0, y: 0 }, flat);
}

function halfExtent(points: readonly Point[]): number {
  return points.reduce((most, { y }) => Math.max(most, Math.abs(y)), 1);
}

function bestSlope(band: readonly Point[], slope: number): number {
  let best = { slope, sharp: -1 };
  const consider = (each: number) => {
    const sharp = sharpness(band, { slope: each, fan: 0 });
    if (sharp > best.sharp) best = { slope: each, sharp };
  };
  for (let each = slope - REACH; each <= slope + REACH + 1e-9; each += STEP) consider(each);
  const coarse = best.slope;
  for (let each = coarse - STEP * 0.8; each <= coarse + STEP; each += STEP * 0.2) consider(each);
  return best.slope;
}

/** The straight course of the slopes down the page that most bands agree with (Theil and Sen). */
function throughMost(bands: readonly { at: number; slope: number }[]): Pencil | null {
  const fans = bands.flatMap((one, i) =>
    bands.slice(i + 1).map((other) => (other.slope - one.slope) / (other.at - one.at || 1)),
  );
  if (fans.length === 0) return null;
  const fan = middleValue(fans);
  return { fan, slope: middleValue(bands.map(({ at, slope }) => slope - fan * at)) };
}

function middleValue(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** From a rough pencil to the sharpest one near it. */
function climb(points: readonly Point[], from: Pencil, half: number, parallel = false): Pencil {
  let best = from;
  let highest = sharpness(points, from);
  for (const step of [0.004, 0.002, 0.001, 0.0005]) {
    const moves: Pencil[] = [
      { slope: step, fan: 0 },
      { slope: -step, fan: 0 },
      ...(parallel
        ? []
        : [
            { slope: 0, fan: step / half },
            { slope: 0, fan: -step / half },
          ]),
    ];
    for (let round = 0; round < 6; round++) {
      let moved = false;
      for (const move of moves) {
        const next = { slope: best.slope + move.slope, fan: best.fan + move.fan };
        const sharp = sharpness(points, next);
        if (sharp <= highest) continue;
        [best, highest, moved] = [next, sharp, true];
      }
      if (!moved) break;
    }
  }
  return best;
}

/** Sum of squares of the differences between neighbouring rows of the ink's profile along these lines. */
function sharpness(points: readonly Point[], pencil: Pencil): number {
  const profile = new Float64Array(4096);
  for (const point of points) {
    const bin = Math.round(crossing(point, pencil)) + 2048;
    profile[bin] = (profile[bin] ?? 0) + 1;
  }
  let sum = 0;
  for (let bin = 1; bin < profile.length; bin++) sum += ((profile[bin] ?? 0) - (profile[bin - 1] ?? 0)) ** 2;
  return sum;
}

/** Lines begin below each other: a page's margins, labels, boxes and options stand in columns. */
function columnPencil(all: readonly Rect[], rows: Pencil): Pencil {
  const upright: Pencil = { slope: -rows.slope, fan: 0 };
  // Lines begin on the left, or on the right in Arabic.
  const sides = [true, false]
    .map((left) => lineEnds(all, rows, left))
    .filter((starts) => starts.length >= LEAST_STARTS)
    .map((starts) => ({ starts, worth: gathered(starts, upright) }));
  const isLevel = rows.fan === 0 && sides.some(({ worth }) => worth >= CLOSE);
  const found = isLevel ? [] : sides.map(({ starts, worth }) => bestColumns(starts, upright, worth));
  return found.toSorted((one, other) => other.worth - one.worth)[0]?.pencil ?? upright;
}

/** Left or right ends of what stands in a line with a gap before it. Turned, so that columns are lines of a pencil. */
function lineEnds(all: readonly Rect[], rows: Pencil, left: boolean): Point[] {
  const boxes = all
    .map((box) => {
      const y = box.y + box.height / 2;
      return {
        from: box.x,
        to: box.x + box.width,
        y,
        height: box.height,
        t: crossing({ x: box.x + box.width / 2, y }, rows),
      };
    })
    .filter(({ height }) => height >= 4)
    .sort((a, b) => a.t - b.t);
  const height = middleValue(boxes.map((box) => box.height));
  const gap = height * COLUMN_GAP;
  return boxes.flatMap((box, i) => {
    const isNear = (other: (typeof boxes)[number]) =>
      left ? other.from < box.from && other.to > box.from - gap : other.to > box.to && other.from < box.to + gap;
    for (const step of [-1, 1]) {
      for (let k = i + step; ; k += step) {
        const other = boxes[k];
        if (!other || Math.abs(other.t - box.t) > height * 0.8) break;
        if (isNear(other)) return [];
      }
    }
    return [{ x: box.y, y: left ? box.from : box.to }];
  });
}

function bestColumns(starts: readonly Point[], upright: Pencil, straight: number) {
  const half = starts.reduce((most, { y }) => Math.max(most, Math.abs(y)), 1);
  let best = { pencil: upright, worth: straight };
  const consider = (pencil: Pencil) => {
    const worth = gathered(starts, pencil);
    if (worth > best.worth) best = { pencil, worth };
  };
  for (let slope = -STEEPEST; slope <= STEEPEST; slope += 0.006) {
    for (let fan = -STEEPEST; fan <= STEEPEST; fan += 0.01) consider({ slope, fan: fan / half });
  }
  const { slope, fan } = best.pencil;
  for (let ds = -0.006; ds <= 0.006; ds += 0.001) {
    for (let df = -0.01; df <= 0.01; df += 0.002) consider({ slope: slope + ds, fan: fan + df / half });
  }
  return best.worth >= straight * CLOSER ? best : { pencil: upright, worth: straight };
}

/** How closely the ends stand below each other. */
function gathered(starts: readonly Point[], pencil: Pencil): number {
  const places = starts.map((start) => crossing(start, pencil)).sort((a, b) => a - b);
  let sum = 0;
  for (let i = 0; i < places.length; i++) {
    for (let k = i + 1; k < places.length; k++) {
      const away = (places[k] ?? 0) - (places[i] ?? 0);
      if (away >= ALIGNED) break;
      sum += 1 - away / ALIGNED;
    }
  }
  return sum / Math.max(1, starts.length);
}

/** The map that sets the lines level and the columns upright, about the middle of a picture whose longer side measures `unit`. */
export function straightening({ rows, columns }: Omit<Keystone, 'text'>, unit: number): Homography {
  const [a, b, c, d] = [rows.slope, rows.fan / unit, columns.slope, columns.fan / unit];
  const p = (b - a * d) / (1 - a * c);
  const q = (d - c * b) / (1 - a * c);
  return [1, -c, 0, -a, 1, 0, p, q, 1];
}
