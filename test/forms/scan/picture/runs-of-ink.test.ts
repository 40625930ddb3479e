import { expect, test } from 'vitest';
import { runsOfInk } from '../../../../src/forms/scan/picture/ink/runs-of-ink.ts';
import { createRaster, fillPart } from '../../../../src/forms/scan/picture/raster.ts';

/** Every seventh row is looked at, so that a run counts for seven pixels of a page of 10,000. */
const ONE = 7 / 10_000;

test('a stroke is one run on each row that is looked at, whatever its width', () => {
  const page = createRaster(100, 100);
  fillPart(page, { x: 20, y: 0, width: 4, height: 100 }, 200);
  fillPart(page, { x: 50, y: 0, width: 40, height: 100 }, 200);
  expect(runsOfInk(page, 60, 3)).toBeCloseTo(15 * 2 * ONE);
  expect(runsOfInk(page, 220, 3)).toBe(0);
});

test('specks are shorter than strokes', () => {
  const page = createRaster(100, 100);
  for (let x = 0; x < 100; x += 5) fillPart(page, { x, y: 0, width: 2, height: 100 }, 200);
  expect(runsOfInk(page, 60)).toBeCloseTo(15 * 20 * ONE);
  expect(runsOfInk(page, 60, 3)).toBe(0);
});
