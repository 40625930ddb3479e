import { at, clip, type Raster, type Rect, shrink } from '../raster.ts';
import { findSheet } from './sheet-blocks.ts';
import { type SheetSides, sheetSides } from './sheet-sides.ts';

/** Side of the blocks in which brightness is compared, in pixels of a page at 100 dpi. */
const BLOCK = 16;

/** The sheet in a photo of it. */
export interface Paper {
  /** Whether a part of the picture is the sheet. */
  holds(box: Rect): boolean;
  sides: SheetSides;
}

/**
 * Which parts of a photo are the sheet, and not the table around it; null where nothing but the sheet shows. A part of the
 * sheet that lies in shadow may be as dark as the table beside its bright part, but the shadow comes on slowly.
 */
export function findPaper(light: Raster): Paper | null {
  const sheet = findSheet(light, BLOCK);
  if (!sheet) return null;
  const holds = ({ x, y, width, height }: Rect) => {
    const [column, row] = [Math.floor((x + width / 2) / BLOCK), Math.floor((y + height / 2) / BLOCK)];
    return [-1, 0, 1].every((v) => [-1, 0, 1].every((u) => at(sheet, column + u, row + v) > 0));
  };
  return { holds, sides: sheetSides(light, sheet, BLOCK) };
}

/** Side of the cells in which the sheet's edges are looked for, in pixels of a page at 200 dpi. */
const CELL = 4;
/** The edge of a sheet is this much brighter or darker than what it lies on, within as many cells. Shadows are softer. */
const STEP = 1.15;
const SHARP = 2;
/** Share of the cells along a line of text of which those between its letters are brighter. */
const BETWEEN = 0.75;
/** Cells of a stretch along the line, from each of which its paper is taken. */
const STRETCH = 16;
/** Cells on either side of a ruled line. */
const LINE = 3;
/** The edge itself is blurred, or throws a shadow. */
const INSET = 8 + LINE * CELL;

/** The sheet in a picture in which its edges stand upright and level: outwards from its text to the next sharp edge. */
export function sheetAround(light: Raster, text: Rect): Rect {
  const small = shrink(light, CELL);
  const inside = clip(small, {
    x: text.x / CELL,
    y: text.y / CELL,
    width: text.width / CELL,
    height: text.height / CELL,
  });
  const across = brightness(small, inside, true);
  const down = brightness(small, inside, false);
  const [left, right] = [edgeFrom(across, inside.x, -1), edgeFrom(across, inside.x + inside.width, 1)];
  const [top, bottom] = [edgeFrom(down, inside.y, -1), edgeFrom(down, inside.y + inside.height, 1)];
  const first = (edge: number | null) => (edge === null ? 0 : edge * CELL + INSET);
  const last = (edge: number | null, size: number) => (edge === null ? size : edge * CELL - INSET);
  const [x, y] = [first(left), first(top)];
  return clip(light, { x, y, width: last(right, light.width) - x, height: last(bottom, light.height) - y });
}

/**
 * Brightness of each column or row along the text: of its bright cells, stretch by stretch, for a line of large letters
 * covers many, and of those beside it, for a ruled line covers all. A shadow that crosses it aslant comes on slowly.
 */
function brightness(small: Raster, { x, y, width, height }: Rect, columns: boolean): number[] {
  const length = columns ? small.width : small.height;
  const count = columns ? height : width;
  const stretches = Math.max(1, Math.floor(count / STRETCH));
  const paperAt = (i: number, stretch: number) => {
    const from = Math.floor((stretch * count) / stretches);
    const cells = Uint8Array.from({ length: Math.floor(count / stretches) }, (_, k) =>
      columns ? at(small, i, y + from + k) : at(small, x + from + k, i),
    );
    return cells.sort()[Math.floor(cells.length * BETWEEN)] ?? 0;
  };
  const levels = Array.from({ length }, (_, i) => {
    let sum = 0;
    for (let stretch = 0; stretch < stretches; stretch++) sum += paperAt(i, stretch);
    return sum / stretches;
  });
  return levels.map((_, i) => Math.max(...levels.slice(Math.max(0, i - LINE), i + LINE + 1)));
}

function edgeFrom(profile: readonly number[], from: number, step: 1 | -1): number | null {
  for (let i = from; i >= SHARP && i < profile.length - SHARP; i += step) {
    const [one, other] = [profile[i - SHARP] ?? 1, profile[i + SHARP] ?? 1];
    if (Math.max(one, other) > Math.max(1, Math.min(one, other)) * STEP) return i;
  }
  return null;
}
