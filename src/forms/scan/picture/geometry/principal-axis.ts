import { mean } from '../../../measure/mean.ts';

/** How pixels lie about the course that they take: how far they spread along it and across it, as variances in square pixels. */
export interface Spread {
  along: number;
  across: number;
  /** Of the course: where its middle lies, and its angle against the rows, in radians. */
  middle: { x: number; y: number };
  angle: number;
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
  return {
    along: (xx + yy) / 2 + off,
    across: Math.max(0, (xx + yy) / 2 - off),
    middle: { x: middleX, y: middleY },
    angle: Math.atan2(2 * xy, xx - yy) / 2,
  };
}
