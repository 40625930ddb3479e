import { type Homography, project } from '../geometry/homography.ts';
import type { Pencil, Point } from '../geometry/pencil.ts';
import type { Rect } from '../raster.ts';
import { columnPencil } from './column-pencil.ts';
import { rowPencil } from './row-pencil.ts';

/** How a photographed page lies askew in its picture. Lengths are shares of the picture's longer side. */
export interface Keystone {
  rows: Pencil;
  columns: Pencil;
  /** Where the text stands once its lines are level and its columns upright, about the picture's middle. */
  text: { left: number; top: number; right: number; bottom: number };
}

/** Columns that converge by less over half a page are parallel. */
const LEAST_COLUMN_FAN = 0.008;
/** A scanner turns lines and columns alike; a camera does not. */
const LEAST_SHEAR = 0.012;
/** So few of what looks like letters may be dust, or the grain of a table. */
const STRAY = 0.015;

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
  /** How the sides of a photographed sheet converge; null where they are not seen. */
  sides: Pencil | null;
}

/** How the lines and columns of text converge; null where they lie parallel, as a scanner shows them. */
export function findKeystone({ points, boxes, slope, unit, isPhoto, sides }: TextShown): Keystone | null {
  const rows = rowPencil(points, slope);
  const columns = columnPencil(boxes, rows, sides);
  const isAskew =
    rows.fan !== 0 ||
    Math.abs(columns.fan) * (unit / 2) >= LEAST_COLUMN_FAN ||
    Math.abs(columns.slope + rows.slope) >= LEAST_SHEAR;
  if (boxes.length === 0 || !(isAskew || isPhoto)) return null;
  const scaled = ({ slope, fan }: Pencil) => ({ slope, fan: fan * unit });
  const found = { rows: scaled(rows), columns: scaled(columns) };
  return { ...found, text: extentOf(boxes, straightening(found, unit), unit) };
}

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

/** The map that sets the lines level and the columns upright, about the middle of a picture whose longer side measures `unit`. */
export function straightening({ rows, columns }: Omit<Keystone, 'text'>, unit: number): Homography {
  const [a, b, c, d] = [rows.slope, rows.fan / unit, columns.slope, columns.fan / unit];
  const p = (b - a * d) / (1 - a * c);
  const q = (d - c * b) / (1 - a * c);
  return [1, -c, 0, -a, 1, 0, p, q, 1];
}
