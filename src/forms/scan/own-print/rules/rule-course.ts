import { median } from '../../../measure/median.ts';
import type { Run } from './rule-runs.ts';

/** Over so long a stretch, in pixels, where a rule lies is the middle of what it shows there. */
const STRETCH = 90;

/** How a ruled line runs. Places count from its beginning, which stands at `from`. */
export interface RuleCourse {
  from: number;
  /** Lines of pixels that it is thick in most places. */
  thickness: number;
  /** At each place the line of pixels that its middle lies on. */
  middle: number[];
  /** At each place the number of lines that are inked. */
  inked: number[];
}

/** By so many pixels rules of one page differ in thickness; the share of its length over which a rule must show its own. */
const THICKER = 2;
const SHOWN = 0.25;

/**
 * A rule is as thick all along as it is in most places, and as straight: what a pen adds along its edge is no rule.
 * @param usual how thick the page's rules are, where that is known: a ring's side may run along most of one
 */
export function courseOf(chain: readonly Run[], usual: number | null = null): RuleCourse {
  const from = chain.reduce((least, run) => Math.min(least, run.from), Number.POSITIVE_INFINITY);
  const to = chain.reduce((most, run) => Math.max(most, run.to), 0);
  const { count, middle } = profile(chain, from, to);
  const own = median(count.filter((lines) => lines > 0));
  const isSeen = (limit: number) =>
    count.filter((lines) => lines > 0 && lines <= limit + 1).length >= count.length * SHOWN;
  const thickness = usual !== null && own > usual + THICKER && isSeen(usual) ? usual : own;
  return { from, thickness, middle: straightened(count, middle, thickness), inked: count };
}

/** How far a rule leaves the straight line between its ends, as a share of its length. */
export function bowOf({ middle }: RuleCourse): number {
  const [first, last] = [middle[0] ?? 0, middle.at(-1) ?? 0];
  const straight = (i: number) => first + ((last - first) * i) / middle.length;
  return middle.reduce((most, line, i) => Math.max(most, Math.abs(line - straight(i))), 0) / middle.length;
}

/** For each place along a chain, how many of its lines are inked there, and the middle of them. */
function profile(chain: readonly Run[], from: number, to: number): { count: number[]; middle: number[] } {
  const count = new Array<number>(to - from).fill(0);
  const sum = new Array<number>(to - from).fill(0);
  for (const run of chain) {
    for (let i = run.from - from; i < run.to - from; i++) {
      count[i] = (count[i] ?? 0) + 1;
      sum[i] = (sum[i] ?? 0) + run.line;
    }
  }
  return { count, middle: count.map((lines, i) => (lines > 0 ? (sum[i] ?? 0) / lines : Number.NaN)) };
}

/** Where a rule lies in the middle of a stretch. */
interface Knot {
  at: number;
  line: number;
}

/** The tip of a ring that reaches beyond a rule makes it seem to bend there: by so many pixels, a stretch from its end. */
const BEND = 4;

/** Without what bends away at the beginning of a course. */
function withoutBends(knots: readonly Knot[]): Knot[] {
  const bends = ([end, next, other]: readonly Knot[]) => {
    if (!end || !next || !other) return false;
    const straight = next.line + ((next.line - other.line) * (end.at - next.at)) / (next.at - other.at);
    return Math.abs(end.line - straight) > BEND;
  };
  let first = 0;
  while (bends(knots.slice(first))) first += 1;
  return knots.slice(first);
}

/** The rule's course, by the places where it is no thicker than usual; between them it goes straight on. */
function straightened(count: readonly number[], middle: readonly number[], thickness: number): number[] {
  const knots: Knot[] = [];
  for (let start = 0; start < count.length; start += STRETCH) {
    const usual: number[] = [];
    for (let i = start; i < Math.min(count.length, start + STRETCH); i++) {
      const lines = count[i] ?? 0;
      if (lines > 0 && lines <= thickness + 1) usual.push(middle[i] ?? 0);
    }
    if (usual.length >= STRETCH / 3) knots.push({ at: start + STRETCH / 2, line: median(usual) });
  }
  const own = withoutBends(withoutBends(knots).reverse()).reverse();
  const known = own.length > 0 ? own : [{ at: 0, line: median(middle.filter((line) => !Number.isNaN(line))) }];
  return count.map((_, i) => lineAt(known, i));
}

function lineAt(knots: readonly Knot[], i: number): number {
  const after = knots.findIndex(({ at }) => at >= i);
  const [first, last] = [knots[0], knots.at(-1)];
  const next = knots[after];
  const before = knots[after - 1];
  if (after === 0 || !next || !before) return (after === 0 ? first : last)?.line ?? 0;
  return before.line + ((next.line - before.line) * (i - before.at)) / (next.at - before.at);
}
