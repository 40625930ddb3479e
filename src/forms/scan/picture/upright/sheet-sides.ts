import { type FittedLine, fitLine } from '../geometry/fitted-line.ts';
import { at, type Raster } from '../raster.ts';

/** A side of a photographed sheet: across (`v`) at each place along (`u`), in pixels of the picture; null where it is not straight, or not seen. */
export type Side = FittedLine | null;

export interface SheetSides {
  left: Side;
  right: Side;
  top: Side;
  bottom: Side;
}

/** Share of a side beside its corners, which may be curled. */
const CORNER = 0.1;
/** Places, of so many blocks along a side, that must show it. */
const LEAST_SHOWN = 20;
/** In pixels: a side is straight that lies no farther astray, when what lies farther off than so many times that is left out. */
const STRAIGHT = 4;
const OUTLIER = 2;

/**
 * Where a sheet ends on the table that it lies on.
 * @param light the picture
 * @param sheet blocks of it, above 0 where they are the sheet
 * @param block side of a block, in pixels
 */
export function sheetSides(light: Raster, sheet: Raster, block: number): SheetSides {
  const side = (isUpright: boolean, isFirst: boolean) => fitted(edgePlaces(light, sheet, block, isUpright, isFirst));
  return { left: side(true, true), right: side(true, false), top: side(false, true), bottom: side(false, false) };
}

interface Place {
  u: number;
  v: number;
}

function fitted(places: readonly Place[]): Side {
  if (places.length < LEAST_SHOWN) return null;
  const first = fitLine(places);
  const near = places.filter(({ u, v }) => Math.abs(v - first.atZero - first.slope * u) <= OUTLIER * first.astray);
  const line = fitLine(near);
  return near.length >= LEAST_SHOWN && line.astray <= STRAIGHT ? line : null;
}

/** Where brightness changes most about the first or last block of the sheet, in each row or column of blocks. */
function edgePlaces(light: Raster, sheet: Raster, block: number, isUpright: boolean, isFirst: boolean): Place[] {
  const [along, across] = isUpright ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  const isSheet = (row: number, column: number) => (isUpright ? at(sheet, column, row) : at(sheet, row, column)) > 0;
  const columns = Array.from({ length: across }, (_, column) => column);
  const edges = Array.from({ length: along }, (_, row) => {
    const own = columns.filter((column) => isSheet(row, column));
    return (isFirst ? own[0] : own.at(-1)) ?? -1;
  });
  const rows = [...edges.keys()].filter((row) => (edges[row] ?? -1) >= 0);
  const [from, to] = [Math.floor(rows.length * CORNER), Math.ceil(rows.length * (1 - CORNER))];
  return rows.slice(from, to).flatMap((row) => {
    const edge = edges[row] ?? 0;
    if (edge < 1 || edge >= across - 1) return [];
    const v = steepest(light, { row: row * block, edge: edge * block, block, isUpright });
    return [{ u: (row + 0.5) * block, v }];
  });
}

/** Pixels on either side whose brightness is compared. */
const REACH = 3;

function steepest(
  light: Raster,
  { row, edge, block, isUpright }: { row: number; edge: number; block: number; isUpright: boolean },
) {
  const level = (v: number) => {
    let sum = 0;
    for (let u = row; u < row + block; u += 2) sum += isUpright ? at(light, v, u) : at(light, u, v);
    return sum;
  };
  const levels = Array.from({ length: 3 * block + 2 * REACH }, (_, i) => level(edge - block - REACH + i));
  let best = { step: -1, v: edge };
  for (let i = REACH; i < levels.length - REACH; i++) {
    const step = Math.abs((levels[i + REACH] ?? 0) - (levels[i - REACH] ?? 0));
    if (step > best.step) best = { step, v: edge - block - REACH + i };
  }
  return best.v;
}
