import type { FoundOutline } from '../../outlines/slot-ink.ts';
import { at, type Raster } from '../../picture/raster.ts';

/** Share of its course from which a box is there. */
const DRAWN = 0.82;
/** Darkness of a hairline between two pixels. */
const FAINT = 40;
/** Steps about a pixel of the grown page: a diagonal may lie two pixels off. */
const NEAR = [-1, 0, 1];

/**
 * Whether the two hairlines of a ticked form field cross a box's inside: both diagonals drawn, in all four arms, and
 * nothing elsewhere. Such lines are thinner and paler than a pen's, so that their amount of ink alone says too little.
 * @param grown the page with its ink grown by a pixel.
 */
export function isCrossed(ink: Raster, grown: Raster, { rect, closed }: FoundOutline): boolean {
  if (closed < DRAWN) return false;
  const [x, y, across, down] = [rect.x, rect.y, rect.width - 1, rect.height - 1];
  const arms = [false, true].flatMap((falling) =>
    [0.2, 0.55].map((from) => {
      let inked = 0;
      for (let step = 0; step < 12; step++) {
        const t = from + (0.25 * step) / 11;
        const [u, v] = [Math.round(x + t * across), Math.round(y + (falling ? 1 - t : t) * down)];
        if (NEAR.some((dy) => NEAR.some((dx) => at(grown, u + dx, v + dy) >= FAINT))) inked += 1;
      }
      return inked / 12;
    }),
  );
  let [beside, all] = [0, 0];
  for (let u = 0.2; u <= 0.8; u += 0.05) {
    for (let v = 0.2; v <= 0.8; v += 0.05) {
      if (Math.abs(Math.abs(u - 0.5) - Math.abs(v - 0.5)) < 0.13) continue;
      all += 1;
      if (at(ink, Math.round(x + u * across), Math.round(y + v * down)) >= FAINT) beside += 1;
    }
  }
  return arms.every((arm) => arm >= 0.7) && beside <= all * 0.06;
}
