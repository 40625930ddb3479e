/** A point of the template strip and the point of the page where it was printed, both in pixels. */
export interface Pair {
  from: [number, number];
  to: [number, number];
}

/** Nine numbers, row by row, of a projective map of the plane; the last is 1. */
export type Homography = readonly number[];

export function project(h: Homography, x: number, y: number): [number, number] {
  // By index: this is asked a million times a page, and taking a list apart costs more than the sums.
  const w = (h[6] ?? 0) * x + (h[7] ?? 0) * y + 1;
  return [((h[0] ?? 1) * x + (h[1] ?? 0) * y + (h[2] ?? 0)) / w, ((h[3] ?? 0) * x + (h[4] ?? 1) * y + (h[5] ?? 0)) / w];
}

/** The way back. */
export function invert([a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1]: Homography): Homography {
  return [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ].map((value, _, all) => value / (all[8] ?? 1));
}

/**
 * The projective map that most pairs agree with: a robust similarity first, then its inliers' least-squares map of the
 * kind that their number bears (similarity, affine, homography).
 * @returns null where fewer than `LEAST_INLIERS` pairs agree.
 */
export function fitRobustly(pairs: readonly Pair[], looseTolerance: number, tolerance: number): Homography | null {
  const start = bestSimilarity(pairs, looseTolerance);
  if (!start) return null;
  let map: Homography = start;
  let limit = looseTolerance;
  for (let round = 0; round < 4; round++) {
    const inliers = pairs.filter((pair) => distance(map, pair) < limit);
    const fitted = fitExactly(inliers);
    if (!fitted) return null;
    map = fitted;
    limit = Math.max(tolerance, limit / 2);
  }
  return pairs.filter((pair) => distance(map, pair) < tolerance).length >= LEAST_INLIERS ? map : null;
}

const LEAST_INLIERS = 4;

export function distance(map: Homography, { from, to }: Pair): number {
  const [x, y] = project(map, from[0], from[1]);
  return Math.hypot(x - to[0], y - to[1]);
}

/** Every pair of pairs in turn proposes a similarity; pages bear too few pairs for chance to be needed. */
function bestSimilarity(pairs: readonly Pair[], tolerance: number): Homography | null {
  let best: Homography | null = null;
  let most = 0;
  const step = Math.max(1, Math.floor(pairs.length / 40));
  for (let i = 0; i < pairs.length; i += step) {
    for (let j = i + 1; j < pairs.length; j += step) {
      const map = similarity(pairs[i], pairs[j]);
      if (!map) continue;
      let inliers = 0;
      for (const pair of pairs) if (distance(map, pair) < tolerance) inliers += 1;
      if (inliers > most) {
        most = inliers;
        best = map;
      }
    }
  }
  return best;
}

function similarity(p: Pair | undefined, q: Pair | undefined): Homography | null {
  if (!p || !q) return null;
  const [ux, uy] = [q.from[0] - p.from[0], q.from[1] - p.from[1]];
  const [vx, vy] = [q.to[0] - p.to[0], q.to[1] - p.to[1]];
  const square = ux * ux + uy * uy;
  if (square < 100 * 100) return null;
  const a = (ux * vx + uy * vy) / square;
  const b = (ux * vy - uy * vx) / square;
  const scale = Math.hypot(a, b);
  // Pages are level and of known size within the margin of a photo: other proposals are mismatches.
  if (scale < 0.4 || scale > 2.2 || Math.abs(b) > 0.15 * scale) return null;
  return [a, -b, p.to[0] - a * p.from[0] + b * p.from[1], b, a, p.to[1] - b * p.from[0] - a * p.from[1], 0, 0, 1];
}

/** Least-squares homography from 10 pairs on, affine map from 4 on. */
export function fitExactly(pairs: readonly Pair[]): Homography | null {
  if (pairs.length < 4) return null;
  const projective = pairs.length >= 10;
  const size = projective ? 8 : 6;
  const scale = 1 / 1000;
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 1));
  const add = (row: number[], value: number) => {
    for (let i = 0; i < size; i++) {
      const line = matrix[i];
      if (!line) continue;
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
      line[size] = (line[size] ?? 0) + (row[i] ?? 0) * value;
    }
  };
  for (const { from, to } of pairs) {
    const [x, y, u, v] = [from[0] * scale, from[1] * scale, to[0] * scale, to[1] * scale];
    add([x, y, 1, 0, 0, 0, -u * x, -u * y].slice(0, size), u);
    add([0, 0, 0, x, y, 1, -v * x, -v * y].slice(0, size), v);
  }
  const solution = solve(matrix);
  if (!solution) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solution;
  return [a, b, c / scale, d, e, f / scale, g * scale, h * scale, 1];
}

/** Gauss elimination with pivoting; null if the equations do not determine the solution. */
function solve(matrix: Float64Array[]): number[] | null {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row;
    }
    const chosen = matrix[pivot];
    const current = matrix[column];
    if (!chosen || !current || Math.abs(chosen[column] ?? 0) < 1e-10) return null;
    matrix[pivot] = current;
    matrix[column] = chosen;
    for (let row = 0; row < size; row++) {
      const line = matrix[row];
      if (row === column || !line) continue;
      const factor = (line[column] ?? 0) / (chosen[column] ?? 1);
      for (let i = column; i <= size; i++) line[i] = (line[i] ?? 0) - factor * (chosen[i] ?? 0);
    }
  }
  return matrix.map((line, i) => (line[size] ?? 0) / (line[i] ?? 1));
}
