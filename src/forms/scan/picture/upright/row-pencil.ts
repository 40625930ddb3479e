import { median } from '../../../measure/median.ts';
import { crossing, type Pencil, type Point } from '../geometry/pencil.ts';
import { emptyProfile, note, sharpnessOf } from './row-profile.ts';

/** Parts of a page, from top to bottom, of which each shows a slope of its own. */
const BANDS = 5;
/** Slopes are looked for so far from the page's own, and in such steps. */
const REACH = 0.1;
const STEP = 0.01;
/** Lines that change their slope by less over half a page are parallel: recognition reads them so. */
const LEAST_FAN = 0.005;
/** So much sharper the lines must become. */
const SHARPER = 1.04;

/** How the lines of text converge, around the slope of the page as a whole; parallel where that is hardly less sharp. */
export function rowPencil(points: readonly Point[], slope: number): Pencil {
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
  const fan = median(fans);
  return { fan, slope: median(bands.map(({ at, slope }) => slope - fan * at)) };
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

/** How sharply the ink gathers along these lines. */
function sharpness(points: readonly Point[], pencil: Pencil): number {
  const profile = emptyProfile();
  for (const point of points) note(profile, crossing(point, pencil));
  return sharpnessOf(profile);
}
