import { at, type Raster, type Rect } from '../../picture/raster.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { NamedGroup } from '../name-groups.ts';
import {
  type Drawn,
  type EmptyOutlines,
  expectOutline,
  type OutlineKind,
  outlineOf,
} from '../outlines/own-outlines.ts';

/** Recognition places a line's beginning within so many pixels; that of Chinese signs, which it cuts unevenly. */
const REACH = 28;
/** Darkness of print, and pixels of a column from which print stands there. */
const INKED = 95;
const LEAST_PIXELS = 2;
/** White that parts an outline from the wording behind it, in pixels. */
const GAP = 3;
/** Starts that agree, in pixels, and the share of a column's lines that must. */
const ALIKE = 4;
const AGREEING = 0.5;

/**
 * Lines with the wording beginning where its ink does. Marks reach beyond the outlines here and there; as at most half of
 * the options are marked, most lines show where the column of the wording begins.
 */
export function alignedToText(
  ink: Raster,
  groups: readonly NamedGroup[],
  empty: EmptyOutlines,
  rightToLeft: boolean,
): NamedGroup[] {
  const lines = groups.flatMap((group) => group.lines);
  const columnOf = (shape: OutlineKind) => {
    const own = lines.filter((line) => outlineOf(line) === shape);
    return wordingColumn(ink, own, empty[shape], rightToLeft);
  };
  const starts = { box: columnOf('box'), circle: columnOf('circle') };
  return groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => {
      const start = starts[outlineOf(line)];
      return start === null || Math.abs(start - line.start) > REACH ? line : { ...line, start };
    }),
  }));
}

/** The column in which most of these lines begin; null where they do not agree, or where their outlines keep to no column. */
function wordingColumn(
  ink: Raster,
  lines: readonly SlotLine[],
  drawn: Drawn | null,
  rightToLeft: boolean,
): number | null {
  if (!drawn || drawn.column === null) return null;
  const found = lines.flatMap(
    (line) => startOf(ink, line, expectOutline(line, drawn, rightToLeft).rect, rightToLeft) ?? [],
  );
  const near = (start: number) => found.filter((other) => Math.abs(other - start) <= ALIKE).length;
  const best = found.reduce((most, start) => (near(start) > near(most) ? start : most), found[0] ?? 0);
  return near(best) >= Math.max(2, lines.length * AGREEING) ? best : null;
}

/** The first column of ink beyond the white behind the outline; null where there is none in reach. */
function startOf(ink: Raster, { y, start }: SlotLine, outline: Rect, rightToLeft: boolean): number | null {
  const step = rightToLeft ? -1 : 1;
  const edge = rightToLeft ? outline.x - 1 : outline.x + outline.width;
  const farthest = start + step * REACH;
  const half = Math.round(outline.height * 0.45);
  let white = 0;
  for (let x = Math.round(edge); (farthest - x) * step > 0; x += step) {
    let inked = 0;
    for (let row = Math.round(y) - half; row <= y + half; row++) if (at(ink, x, row) >= INKED) inked += 1;
    if (inked < LEAST_PIXELS) white += 1;
    else if (white >= GAP) return x;
    else white = 0;
  }
  return null;
}
