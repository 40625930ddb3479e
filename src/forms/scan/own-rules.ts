import { createRaster, type Raster } from './raster.ts';

/** A straight run of ink this long may be part of a ruled line; letters hang together over less. */
const RUN_LENGTH = 45;
/** Runs on neighbouring lines within this gap continue each other: a rule that lies slightly aslant, or is broken. */
const GAP = 60;
const INKED = 60;
/** The soft or ragged edge of a rule, in pixels. */
const EDGE = 2;

interface Run {
  line: number;
  from: number;
  to: number;
  /** Index of the chain's first run. */
  chain: number;
}

/** Least lengths of ruled lines, in pixels: strokes of a pen are shorter. */
export interface RuleLengths {
  across: number;
  down: number;
}

/** The ruled lines of a page as 255 on 0, with the soft edge on either side: straight, or slightly aslant, and long. */
export function findRules(ink: Raster, least: RuleLengths): Raster {
  const mask = createRaster(ink.width, ink.height);
  for (const down of [false, true]) {
    const runs = chained(collectRuns(ink, down));
    for (const chain of Map.groupBy(runs, (run) => run.chain).values()) {
      const from = Math.min(...chain.map((run) => run.from));
      const to = Math.max(...chain.map((run) => run.to));
      if (to - from < (down ? least.down : least.across)) continue;
      for (const run of chain) paint(mask, run, down);
      for (const gap of gapsOf(chain)) paint(mask, gap, down);
    }
  }
  return mask;
}

function collectRuns({ width, height, data }: Raster, down: boolean): Run[] {
  const found: Run[] = [];
  const [lines, count, stride, step] = down ? [width, height, 1, width] : [height, width, width, 1];
  for (let line = 0; line < lines; line++) {
    for (let i = 0, from = -1; i <= count; i++) {
      const inked = i < count && (data[line * stride + i * step] ?? 0) >= INKED;
      if (inked && from < 0) from = i;
      if (inked || from < 0) continue;
      if (i - from >= RUN_LENGTH) found.push({ line, from, to: i, chain: found.length });
      from = -1;
    }
  }
  return found;
}

/** Gives all runs that touch or continue each other the same chain. */
function chained(runs: Run[]): Run[] {
  const root = (i: number): number => {
    let at = i;
    while (runs[at]?.chain !== at) at = runs[at]?.chain ?? at;
    return at;
  };
  for (let i = 0, first = 0; i < runs.length; i++) {
    const run = runs[i];
    if (!run) continue;
    while ((runs[first]?.line ?? 0) < run.line - 2) first += 1;
    for (let k = first; k < i; k++) {
      const other = runs[k];
      if (!other || other.from > run.to + GAP || other.to < run.from - GAP) continue;
      const [one, two] = [root(i), root(k)];
      if (one !== two) (runs[one] as Run).chain = two;
    }
  }
  for (let i = 0; i < runs.length; i++) (runs[i] as Run).chain = root(i);
  return runs;
}

/** Where a rule is broken: from the end of each run to the next that goes on. */
function gapsOf(chain: readonly Run[]): Pick<Run, 'line' | 'from' | 'to'>[] {
  let reached = Number.NEGATIVE_INFINITY;
  return chain
    .toSorted((a, b) => a.from - b.from)
    .flatMap(({ line, from, to }) => {
      const gap = from > reached && Number.isFinite(reached) ? [{ line, from: reached, to: from }] : [];
      reached = Math.max(reached, to);
      return gap;
    });
}

function paint(mask: Raster, { line, from, to }: Pick<Run, 'line' | 'from' | 'to'>, down: boolean): void {
  for (let near = Math.max(0, line - EDGE); near <= line + EDGE; near++) {
    for (let i = from; i < to; i++) {
      const [x, y] = down ? [near, i] : [i, near];
      if (x < mask.width && y < mask.height) mask.data[y * mask.width + x] = 255;
    }
  }
}

/** The page with its ruled lines taken out. */
export function withoutRules(ink: Raster, rules: Raster): Raster {
  const out = createRaster(ink.width, ink.height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = rules.data[i] ? 0 : (ink.data[i] ?? 0);
  return out;
}
