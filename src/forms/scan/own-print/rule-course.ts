import { median } from '../../median.ts';
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

/** A rule is as thick all along as it is in most places, and as straight: what a pen adds along its edge is no rule. */
export function courseOf(chain: readonly Run[]): RuleCourse {
  const from = chain.reduce((least, run) => Math.min(least, run.from), Number.POSITIVE_INFINITY);
  const to = chain.reduce((most, run) => Math.max(most, run.to), 0);
  const { count, middle } = profile(chain, from, to);
  const thickness = median(count.filter((lines) => lines > 0));
  return { from, thickness, middle: straightened(count, middle, thickness), inked: count };
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

/** The rule's course, by the places where it is no thicker than usual; between them it goes straight on. */
function straightened(count: readonly number[], middle: readonly number[], thickness: number): number[] {
  const knots: { at: number; line: number }[] = [];
  for (let start = 0; start < count.length; start += STRETCH) {
    const usual: number[] = [];
    for (let i = start; i < Math.min(count.length, start + STRETCH); i++) {
      const lines = count[i] ?? 0;
      if (lines > 0 && lines <= thickness + 1) usual.push(middle[i] ?? 0);
    }
    if (usual.length >= STRETCH / 3) knots.push({ at: start + STRETCH / 2, line: median(usual) });
  }
  const known = knots.length > 0 ? knots : [{ at: 0, line: median(middle.filter((line) => !Number.isNaN(line))) }];
  return count.map((_, i) => lineAt(known, i));
}

function lineAt(knots: readonly { at: number; line: number }[], i: number): number {
  const after = knots.findIndex(({ at }) => at >= i);
  const [first, last] = [knots[0], knots.at(-1)];
  const next = knots[after];
  const before = knots[after - 1];
  if (after === 0 || !next || !before) return (after === 0 ? first : last)?.line ?? 0;
  return before.line + ((next.line - before.line) * (i - before.at)) / (next.at - before.at);
}
