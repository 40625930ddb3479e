import { inkSearch } from '../../picture/ink-search.ts';
import type { Raster } from '../../picture/raster.ts';

/** A straight run of ink this long may be part of a ruled line; letters hang together over less. */
const RUN_LENGTH = 45;
/** Runs on neighbouring lines within this gap continue each other: a rule that lies slightly aslant, or is broken. */
export const GAP = 60;
export const INKED = 60;

/** A run of ink along one line of pixels: a row, or a column. */
export interface Run {
  line: number;
  from: number;
  to: number;
  /** Index of the chain's first run. */
  chain: number;
}

/** The long runs of ink along the rows or down the columns, those that touch or continue each other in one chain. */
export function chainsOf(ink: Raster, down: boolean): Run[][] {
  const runs = chained(collectRuns(ink, down));
  return [...Map.groupBy(runs, (run) => run.chain).values()];
}

function collectRuns(ink: Raster, down: boolean): Run[] {
  const found = down ? downRuns(ink) : acrossRuns(ink);
  return found.map((run, chain) => ({ ...run, chain }));
}

function acrossRuns({ width, height, data }: Raster): Omit<Run, 'chain'>[] {
  const found: Omit<Run, 'chain'>[] = [];
  const nextInk = inkSearch(data, INKED);
  for (let line = 0; line < height; line++) {
    const [start, end] = [line * width, (line + 1) * width];
    for (let from = nextInk(start, end); from < end; ) {
      let to = from + 1;
      while (to < end && (data[to] ?? 0) >= INKED) to += 1;
      if (to - from >= RUN_LENGTH) found.push({ line, from: from - start, to: to - start });
      from = nextInk(to, end);
    }
  }
  return found;
}

/** All columns at once, row by row: going down one column after the other, every pixel would be fetched from afar. */
function downRuns({ width, height, data }: Raster): Omit<Run, 'chain'>[] {
  const found: Omit<Run, 'chain'>[] = [];
  const nextInk = inkSearch(data, INKED);
  // Of each column, where its latest run begins and ends.
  const [begins, ends] = [new Int32Array(width), new Int32Array(width)];
  const end = (line: number) => {
    const [from, to] = [begins[line] ?? 0, ends[line] ?? 0];
    if (to - from >= RUN_LENGTH) found.push({ line, from, to });
  };
  for (let row = 0; row < height; row++) {
    const [start, stop] = [row * width, (row + 1) * width];
    for (let i = nextInk(start, stop); i < stop; i = nextInk(i + 1, stop)) {
      const line = i - start;
      if (ends[line] !== row) {
        end(line);
        begins[line] = row;
      }
      ends[line] = row + 1;
    }
  }
  for (let line = 0; line < width; line++) end(line);
  return found.sort((a, b) => a.line - b.line || a.from - b.from);
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
