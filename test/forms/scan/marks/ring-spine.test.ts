import { expect, test } from 'vitest';
import { PEN } from '../../../../src/forms/scan/marks/rings/ring-ink.ts';
import { spineAlong } from '../../../../src/forms/scan/marks/rings/ring-spine.ts';
import { createRaster } from '../../../../src/forms/scan/picture/raster.ts';

/** A tilted oval around words whose left third is hidden, its middle so far down the page. */
function tilted(middle: number) {
  const seen = createRaster(900, middle + 100);
  const course = Array.from({ length: 600 }, (_, step) => {
    const angle = (2 * Math.PI * step) / 600;
    const x = Math.round(300 + 150 * Math.cos(angle));
    return { x, y: Math.round(middle + 22 * Math.sin(angle) + 0.06 * (x - 300)) };
  }).filter(({ x }) => x > 250);
  for (const { x, y } of course) seen.data[y * seen.width + x] = PEN;
  return { course, seen };
}

test('the spine of a tilted ring lies the same wherever on the page the ring stands', () => {
  const [high, low] = [200, 2000].map((middle) => {
    const { course, seen } = tilted(middle);
    const spine = spineAlong(course, seen);
    return [spine?.from, spine?.to].map((point) => point && [point.x, point.y - middle].map(Math.round));
  });
  expect(low).toEqual(high);
  const [from, to] = high ?? [];
  expect((to?.[1] ?? 0) - (from?.[1] ?? 0)).toBeGreaterThan(5);
});
