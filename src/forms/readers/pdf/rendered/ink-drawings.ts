import { grow, overlaps, type Rect, union } from '../geometry.ts';

/** Bounds of the eight-connected components of a small bitmap; empties it. */
export function components(dark: Uint8Array, columns: number, rows: number): Rect[] {
  const found: Rect[] = [];
  for (let start = 0; start < dark.length; start++) {
    if (!dark[start]) continue;
    const box = { left: columns, top: rows, right: 0, bottom: 0 };
    const open = [start];
    dark[start] = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [column, row] = [next % columns, Math.floor(next / columns)];
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column + 1);
      box.top = Math.min(box.top, row);
      box.bottom = Math.max(box.bottom, row + 1);
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          if (!dark[y * columns + x]) continue;
          dark[y * columns + x] = 0;
          open.push(y * columns + x);
        }
      }
    }
    found.push(box);
  }
  return found;
}

/** A ruling that was left out may have cut a drawing in two: its halves end at the ruling, one on each side. */
export function joinHalves(boxes: readonly Rect[], holes: readonly Rect[], gap: number): Rect[] {
  const joined = [...boxes];
  for (const ruling of withoutDoubles(holes.filter(isLine))) {
    const upright = isUpright(ruling);
    const ends = (one: Rect, other: Rect) =>
      upright
        ? Math.abs(one.right - ruling.left) <= gap && Math.abs(other.left - ruling.right) <= gap
        : Math.abs(one.bottom - ruling.top) <= gap && Math.abs(other.top - ruling.bottom) <= gap;
    const beside = (one: Rect, other: Rect) =>
      upright ? one.top < other.bottom && other.top < one.bottom : one.left < other.right && other.left < one.right;
    for (const one of [...joined]) {
      const other = joined.find((each) => each !== one && ends(one, each) && beside(one, each));
      if (!other || !joined.includes(one)) continue;
      joined.splice(joined.indexOf(one), 1, union([one, other]));
      joined.splice(joined.indexOf(other), 1);
    }
  }
  return joined;
}

/** A ruling drawn as two lines side by side, a light one and a dark one, is one. */
function withoutDoubles(rulings: readonly Rect[]): Rect[] {
  const merged: Rect[] = [];
  for (const ruling of rulings) {
    const at = merged.findIndex((other) => isUpright(other) === isUpright(ruling) && overlaps(other, ruling));
    const other = merged[at];
    if (other) merged[at] = union([other, ruling]);
    else merged.push(ruling);
  }
  return merged;
}

/** Letters that are left out part nothing. */
function isLine({ left, right, top, bottom }: Rect): boolean {
  return Math.max(right - left, bottom - top) > 4 * Math.min(right - left, bottom - top);
}

function isUpright({ left, right, top, bottom }: Rect): boolean {
  return bottom - top > right - left;
}

/** Parts of one drawing that do not quite touch. */
export function mergeClose(boxes: readonly Rect[], gap: number): Rect[] {
  const merged: Rect[] = [];
  for (const box of boxes) {
    let joined = box;
    for (let index = merged.length - 1; index >= 0; index--) {
      const other = merged[index] as Rect;
      if (!overlaps(grow(other, gap), joined)) continue;
      joined = union([joined, other]);
      merged.splice(index, 1);
      index = merged.length;
    }
    merged.push(joined);
  }
  return merged;
}
