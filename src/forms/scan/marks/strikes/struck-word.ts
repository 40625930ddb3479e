import type { Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { PlacedRecord } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';

/** Darkness from which a run is ink through and through. */
const SOLID = 150;
/** The rows in the middle of small letters, as shares of a line's height: there letters do not hang together. */
const [UPPER, LOWER] = [0.4, 0.68];
/** A line through the shortest word runs on so far, and over so many columns farther than in other records. */
const SHORT_WORD = 32;
const COLUMNS = 26;
/** By so much it is longer than what letters show there in other records. */
const LONGER = 2.2;
const MARGIN = 6;
/** Runs longer than a letter, and the share of a page's columns that they may take. */
const JOINED = 20;
const JOINED_SHARE = 0.028;
/** Others that must show the same line. */
const OTHERS = 2;
/** Columns by which a record's print may lie off another's. */
const OFF = 2;

/**
 * Where a line runs through a single word: all records repeat the wording, and only in one of them its letters hang
 * together. `null` for each record without such a line.
 */
export function findStruckWords({ page }: AlignedTable, placed: readonly PlacedRecord[]): (Rect | null)[] {
  const all = placed.flatMap(({ slots }, record) =>
    slots.flatMap(({ slot, lines }) =>
      lines.map((line, i) => ({ record, wording: `${slot} ${i}`, line, runs: longestRuns(page, line) })),
    ),
  );
  const found: (Rect | null)[] = placed.map(() => null);
  if (hangsTogether(all.flatMap(({ runs }) => runs))) return found;
  for (const alike of Map.groupBy(all, ({ wording }) => wording).values()) {
    for (const { record, line, runs } of alike) {
      const others = alike.filter((other) => other.record !== record).map((other) => other.runs);
      const from = others.length >= OTHERS ? strangeRun(runs, others) : -1;
      if (from >= 0)
        found[record] ??= { x: line.left + from, y: line.top, width: SHORT_WORD, height: line.bottom - line.top };
    }
  }
  return found;
}

/** Blurred letters join each other, and those of Arabic always do: there nothing can be told. */
function hangsTogether(runs: readonly number[]): boolean {
  return runs.filter((run) => run >= JOINED).length > runs.length * JOINED_SHARE;
}

/** For each column of a line, the length of the longest run of solid ink through its middle rows that covers it. */
function longestRuns({ data, width, height }: AlignedTable['page'], { left, right, top, bottom }: TextLine): number[] {
  const start = Math.max(0, Math.round(left));
  const longest = new Array<number>(Math.max(0, Math.min(width, Math.round(right)) - start)).fill(0);
  const isSolid = (x: number, y: number) =>
    [-1, 0, 1].some((v) => y + v >= 0 && y + v < height && (data[(y + v) * width + x] ?? 0) >= SOLID);
  const last = top + (bottom - top) * LOWER;
  for (let y = Math.round(top + (bottom - top) * UPPER); y <= last; y++) {
    for (let i = 0, from = -1; i <= longest.length; i++) {
      const solid = i < longest.length && isSolid(start + i, y);
      if (solid && from < 0) from = i;
      if (solid || from < 0) continue;
      for (let k = from; k < i; k++) longest[k] = Math.max(longest[k] ?? 0, i - from);
      from = -1;
    }
  }
  return longest;
}

/** The column from which runs are longer than in any other record, over a word's width; -1 if there is none. */
function strangeRun(runs: readonly number[], others: readonly (readonly number[])[]): number {
  for (let i = 0, count = 0; i < runs.length; i++) {
    const usual = Math.max(0, ...others.flatMap((other) => other.slice(Math.max(0, i - OFF), i + OFF + 1)));
    const own = runs[i] ?? 0;
    count = own >= SHORT_WORD && own >= usual * LONGER + MARGIN ? count + 1 : 0;
    if (count >= COLUMNS) return i - count + 1;
  }
  return -1;
}
