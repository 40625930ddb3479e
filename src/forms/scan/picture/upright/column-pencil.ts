import { median } from '../../../measure/median.ts';
import { crossing, type Pencil, type Point } from '../geometry/pencil.ts';
import type { Rect } from '../raster.ts';

/** A gap to the left of so many heights of a letter: a line begins there, or a column's part of it. */
const COLUMN_GAP = 2.2;
/** Fewer beginnings do not tell. */
const LEAST_STARTS = 24;
/** So many others stand below each beginning of a line where the columns are parallel: nothing closer is looked for. */
const CLOSE = 4.5;
/** Columns that stand hardly closer for converging are upright. */
const CLOSER = 1.15;
/** Largest slope of a column, and the largest change of it over half a page. */
const STEEPEST = 0.16;
/** Beginnings within this, in pixels of a page at 100 dpi, stand below each other. */
const ALIGNED = 3;

/** Text all of whose lines begin on one side hardly tells how columns converge: so much of what it tells the sheet's sides must too. */
const AS_TOLD = 0.9;

/**
 * Lines begin below each other: a page's margins, labels, boxes and options stand in columns.
 * @param edges how the sides of a photographed sheet converge
 */
export function columnPencil(all: readonly Rect[], rows: Pencil, edges: Pencil | null): Pencil {
  const upright: Pencil = { slope: -rows.slope, fan: 0 };
  // Lines begin on the left, or on the right in Arabic.
  const sides = [true, false]
    .map((left) => lineEnds(all, rows, left))
    .filter((starts) => starts.length >= LEAST_STARTS)
    .map((starts) => ({ starts, worth: gathered(starts, upright) }));
  const isLevel = rows.fan === 0 && sides.some(({ worth }) => worth >= CLOSE);
  const found = isLevel ? [] : sides.map(({ starts, worth }) => bestColumns(starts, upright, worth));
  const told = found.toSorted((one, other) => other.worth - one.worth)[0] ?? { pencil: upright, worth: 0 };
  const formed = edges ? sides.map(({ starts }) => bestAround(starts, edges, false)) : [];
  const best = formed.toSorted((one, other) => other.worth - one.worth)[0];
  const worth = Math.max(...sides.map(({ starts }) => gathered(starts, told.pencil)));
  return best && best.worth >= worth * AS_TOLD ? best.pencil : told.pencil;
}

/** How columns run, and how closely the ends of lines stand below each other then. */
interface Columns {
  pencil: Pencil;
  worth: number;
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
  const height = median(boxes.map((box) => box.height));
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

function bestColumns(starts: readonly Point[], upright: Pencil, straight: number): Columns {
  const half = halfOf(starts);
  let best = { pencil: upright, worth: straight };
  for (let slope = -STEEPEST; slope <= STEEPEST; slope += 0.006) {
    for (let fan = -STEEPEST; fan <= STEEPEST; fan += 0.01) {
      const pencil = { slope, fan: fan / half };
      const worth = gathered(starts, pencil);
      if (worth > best.worth) best = { pencil, worth };
    }
  }
  best = bestAround(starts, best.pencil);
  return best.worth >= straight * CLOSER ? best : { pencil: upright, worth: straight };
}

/**
 * A pencil hardly other than this one in which the ends stand below each other best.
 * @param fans whether it may also converge a little more or less: what all begins on one side does not tell that
 */
function bestAround(starts: readonly Point[], pencil: Pencil, fans = true): Columns {
  const half = halfOf(starts);
  let best = { pencil, worth: gathered(starts, pencil) };
  for (let ds = -0.006; ds <= 0.006; ds += 0.001) {
    for (let df = fans ? -0.01 : 0; df <= (fans ? 0.01 : 0); df += 0.002) {
      const near = { slope: pencil.slope + ds, fan: pencil.fan + df / half };
      const worth = gathered(starts, near);
      if (worth > best.worth) best = { pencil: near, worth };
    }
  }
  return best;
}

function halfOf(starts: readonly Point[]): number {
  return starts.reduce((most, { y }) => Math.max(most, Math.abs(y)), 1);
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
