import { type FittedLine, fitLine } from '../../picture/geometry/fitted-line.ts';
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
  const parted = rows.findIndex((runs) => runs.length !== 1);
  const isAlone = parted < 0 || parted >= rows.length * STEM;
  const edges = rows.map((runs, row): Edges => {
    const { from, length } = runs.at(-1) ?? { from: 0, length: 0 };
    return { left: from, right: from + length, row };
  });
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
  return edges.length >= LEAST_ROWS && Math.abs(courseOf(edges, middle).slope) < UPRIGHT;
}

/** Where the strokes of a cross meet, a row is wider than a pen, and its edges run apart from there. */
function isOneStroke(edges: readonly Edges[]): boolean {
  const widths = edges.map(({ left, right }) => right - left).sort((one, other) => one - other);
  const pen = widths[Math.floor(widths.length / 4)] ?? 0;
  const narrow = edges.filter(({ left, right }) => right - left <= pen * BROADER);
  const sides = [courseOf(narrow, ({ left }) => left), courseOf(narrow, ({ right }) => right)];
  return narrow.length < LEAST_ROWS || sides.every(({ astray }) => astray <= SHAKY);
}

function courseOf(edges: readonly Edges[], of: (each: Edges) => number): FittedLine {
  return fitLine(edges.map((each) => ({ u: each.row, v: of(each) })));
}
