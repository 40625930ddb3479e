import { at, type Raster, type Rect } from '../../picture/raster.ts';

/** What a view may show, in the order of the witness's answers. */
export const KINDS = ['other', 'tick', 'cross', 'fill', 'stroke'] as const;
export type Kind = (typeof KINDS)[number];

/** Pixels of a view's side, and of the outline in the middle of it. */
export const VIEW = 40;
const OUTLINE = 22;
/** Samples across each pixel of a view, so that a thin stroke is not missed between two. */
const SAMPLES = 3;
/** Which of the darkest values counts as fully inked, and how dark that is at least: paper alone stays paper. */
const DARKEST = 0.97;
const LEAST_DARK = 90;

/**
 * What stands in and around an outline, always at the same size and with the same darkest ink: what the learned witness
 * is shown, and what it learnt from.
 * @returns VIEW x VIEW values of darkness, 0 to 1, row by row
 */
export function viewMark(page: Raster, { x, y, width, height }: Rect): Float32Array {
  const step = Math.max(width, height) / OUTLINE;
  const [left, top] = [x + width / 2 - (VIEW / 2) * step, y + height / 2 - (VIEW / 2) * step];
  const view = new Float32Array(VIEW * VIEW);
  for (let row = 0; row < VIEW; row++) {
    for (let column = 0; column < VIEW; column++) {
      let sum = 0;
      for (let i = 0; i < SAMPLES * SAMPLES; i++) {
        const across = column + ((i % SAMPLES) + 0.5) / SAMPLES;
        const down = row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES;
        sum += between(page, left + across * step - 0.5, top + down * step - 0.5);
      }
      view[row * VIEW + column] = sum / (SAMPLES * SAMPLES);
    }
  }
  const sorted = Float32Array.from(view).sort();
  const full = Math.max(LEAST_DARK, sorted[Math.floor(sorted.length * DARKEST)] ?? 0);
  return view.map((dark) => Math.min(1, dark / full));
}

/** The page's darkness between its pixels. */
function between(page: Raster, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [x - left, y - top];
  const upper = at(page, left, top) * (1 - across) + at(page, left + 1, top) * across;
  const lower = at(page, left, top + 1) * (1 - across) + at(page, left + 1, top + 1) * across;
  return upper * (1 - down) + lower * down;
}
