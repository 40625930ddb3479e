import type { Run } from './stroke-runs.ts';

/** Columns by which a stroke moves in a row, less than which it stands upright: within 14 degrees. */
const UPRIGHT = 0.25;
/** Share of the rows that a stem takes from the foot up, alone in each; how much of it is looked at; and where the arm begins. */
const STEM = 0.6;
const LOWER = 0.45;
const UPPER = 0.4;
/** Rows in which a stroke's course can be told. */
const LEAST_ROWS = 4;
/** A row so much wider than the narrowest quarter is no pen's; so far, in pixels, the edges of one stroke lie off their line. */
const BROADER = 1.3;
const SHAKY = 1.2;

/**
 * Whether a stem stands there as letters have it: "r", "T", "Y" on one, "J" and "t" up to the top. The arms of ticks and
 * lone strokes lean.
 * @param across the runs of all rows, from the top down
 */
export function hasUprightStem(across: readonly Run[][]): boolean {
  const rows = across.toReversed();
  const lasts = rows.map((runs) => runs.at(-1) ?? { from: 0, length: 0 });
  const parted = rows.findIndex((runs) => runs.length !== 1);
  const isAlone = parted < 0 || parted >= rows.length * STEM;
  const edges = lasts.map((run, row): Edges => ({ left: run.from, right: run.from + run.length, row }));
  const stem = edges.slice(0, Math.ceil(rows.length * LOWER));
  // A tick's left arm may reach higher than the right one.
  const foot = middle(edges[0]);
  const arm = edges.slice(Math.floor(rows.length * UPPER)).filter((each) => middle(each) >= foot - 1);
  return (isAlone && isUpright(stem)) || (isUpright(arm) && isOneStroke(arm));
}

/** Where a row of a stroke begins and ends. */
interface Edges {
  left: number;
  right: number;
  row: number;
}

function middle(edges: Edges | undefined): number {
  return edges ? (edges.left + edges.right) / 2 : 0;
}

/** By the line that fits the middles best. */
function isUpright(edges: readonly Edges[]): boolean {
  if (edges.length < LEAST_ROWS) return false;
  return Math.abs(fitted(edges.map((each) => ({ at: middle(each), row: each.row }))).slope) < UPRIGHT;
}

/** Where the strokes of a cross meet, a row is wider than a pen, and its edges run apart from there. */
function isOneStroke(edges: readonly Edges[]): boolean {
  const widths = edges.map(({ left, right }) => right - left).sort((one, other) => one - other);
  const pen = widths[Math.floor(widths.length / 4)] ?? 0;
  const narrow = edges.filter(({ left, right }) => right - left <= pen * BROADER);
  const sides = (['left', 'right'] as const).map((side) =>
    fitted(narrow.map((each) => ({ at: each[side], row: each.row }))),
  );
  return narrow.length < LEAST_ROWS || sides.every(({ astray }) => astray <= SHAKY);
}

/** The line that fits the points best: how much it moves a row, and how far the points lie off it (root of mean squares). */
function fitted(points: readonly { at: number; row: number }[]): { slope: number; astray: number } {
  const mean = (of: (point: { at: number; row: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [at, row] = [mean((point) => point.at), mean((point) => point.row)];
  const slope = mean((point) => (point.at - at) * (point.row - row)) / mean((point) => (point.row - row) ** 2);
  return { slope, astray: Math.sqrt(mean((point) => (point.at - at - slope * (point.row - row)) ** 2)) };
}
