import type { Run } from './stroke-runs.ts';

/** Columns by which a stroke moves in a row, less than which it stands upright: within 14 degrees. */
const UPRIGHT = 0.25;
/** Share of the rows that a stem takes from the foot up, alone in each; how much of it is looked at; and where the arm begins. */
const STEM = 0.6;
const LOWER = 0.45;
const UPPER = 0.4;
/** Rows in which a stroke's course can be told. */
const LEAST_ROWS = 4;

/**
 * Whether a stem stands there as letters have it: "r", "T", "Y" on one, "J" and "t" up to the top. The arms of ticks and
 * lone strokes lean.
 * @param across the runs of all rows, from the top down
 */
export function hasUprightStem(across: readonly Run[][]): boolean {
  const rows = across.toReversed();
  const middles = rows.map((runs) => middle(runs.at(-1)));
  const parted = rows.findIndex((runs) => runs.length !== 1);
  const isAlone = parted < 0 || parted >= rows.length * STEM;
  const points = middles.map((x, row) => ({ x, row }));
  const stem = points.slice(0, Math.ceil(rows.length * LOWER));
  // A tick's left arm may reach higher than the right one.
  const arm = points.slice(Math.floor(rows.length * UPPER)).filter(({ x }) => x >= (middles[0] ?? 0) - 1);
  return (isAlone && isUpright(stem)) || isUpright(arm);
}

function middle(run: Run | undefined): number {
  return run ? run.from + run.length / 2 : 0;
}

/** By the line that fits the points best. */
function isUpright(points: readonly { x: number; row: number }[]): boolean {
  if (points.length < LEAST_ROWS) return false;
  const mean = (of: (point: { x: number; row: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, row] = [mean((point) => point.x), mean((point) => point.row)];
  const together = mean((point) => (point.x - x) * (point.row - row));
  return Math.abs(together / mean((point) => (point.row - row) ** 2)) < UPRIGHT;
}
