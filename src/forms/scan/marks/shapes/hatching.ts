import type { Strokes } from './drawn-strokes.ts';
import type { Run } from './stroke-runs.ts';

/** Least share of its outline's size that a hatching takes across and down. */
const WIDE = 0.75;
const HIGH = 0.6;
/** Share of the rows that meet one stroke: what was drawn there before it was hatched stands in the white between. */
const ALONE = 0.85;
/** How far each stroke goes across, from middle to middle of the rows, as a share of the outline's size; and how many there are. */
const SWING = 0.3;
const LEAST_SWINGS = 4;

/**
 * Whether one line goes to and fro across the outline, each time somewhat lower: a filling in haste. "Z" and "S" turn twice;
 * the turns of "3" are shorter; those of "M" and "W" are one beside the other, and so would be a word's.
 * @param across the runs of all rows, from the top down
 */
export function isHatching({ ink, size, isBox }: Strokes, across: readonly Run[][]): boolean {
  if (!isBox || ink.width < size * WIDE || ink.height < size * HIGH) return false;
  if (across.filter((runs) => runs.length === 1).length < across.length * ALONE) return false;
  const middles = across.map((runs) => {
    const [first, last] = [runs[0], runs.at(-1)];
    return first && last ? (first.from + last.from + last.length) / 2 : 0;
  });
  return swings(middles, size * SWING) >= LEAST_SWINGS;
}

/** How often the values go up or down by so much before they turn. */
function swings(values: readonly number[], least: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let direction = 0;
  let count = 0;
  for (const value of values) {
    [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (direction !== 1 && value - low >= least) [direction, high, count] = [1, value, count + 1];
    else if (direction !== -1 && high - value >= least) [direction, low, count] = [-1, value, count + 1];
  }
  return count;
}
