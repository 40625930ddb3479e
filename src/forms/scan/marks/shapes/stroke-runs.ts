import type { Raster } from '../../picture/raster.ts';

/** Inked pixels that follow each other across a row, or down a column. */
export interface Run {
  from: number;
  length: number;
}

/**
 * The runs of one row or column, left to right or downwards.
 * @param parts whether a gap parts what stands on either side of it, by the line's pixels between them.
 */
export function runsOf(
  { width, height, data }: Raster,
  line: number,
  down: boolean,
  parts: (from: number, to: number) => boolean = () => true,
): Run[] {
  const found: Run[] = [];
  const count = down ? height : width;
  for (let i = 0, from = -1; i <= count; i++) {
    const inked = i < count && (data[down ? i * width + line : line * width + i] ?? 0) > 0;
    if (inked && from < 0) from = i;
    if (!inked && from >= 0) {
      const before = found.at(-1);
      if (before && !parts(before.from + before.length, from)) before.length = i - before.from;
      else found.push({ from, length: i - from });
      from = -1;
    }
  }
  return found;
}
