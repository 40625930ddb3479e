/** How far pixels spread along their own course and across it, as variances in square pixels. */
export interface Spread {
  along: number;
  across: number;
}

/** @param pixels indices into the data of a raster of this width; at least one */
export function spreadOf(pixels: readonly number[], width: number): Spread {
  const across = pixels.map((pixel) => pixel % width);
  const down = pixels.map((pixel) => Math.floor(pixel / width));
  const [middleX, middleY] = [mean(across), mean(down)];
  const xx = mean(across.map((x) => (x - middleX) ** 2));
  const yy = mean(down.map((y) => (y - middleY) ** 2));
  const xy = mean(across.map((x, i) => (x - middleX) * ((down[i] ?? 0) - middleY)));
  const off = Math.hypot((xx - yy) / 2, xy);
  return { along: (xx + yy) / 2 + off, across: Math.max(0, (xx + yy) / 2 - off) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
