import { describe, expect, test } from 'vitest';
import { isOuterRule } from '../../../../src/forms/scan/marks/paper/outer-rules.ts';
import type { Place } from '../../../../src/forms/scan/marks/record-reading.ts';
import { extentOf } from '../../../../src/forms/scan/picture/ink/gathered-ink.ts';
import { createRaster } from '../../../../src/forms/scan/picture/raster.ts';

const AREA = { x: 100, y: 100, width: 700, height: 800 };
const RIGHT = 840;

/** The one option, its wording between 200 and 800. */
function places(): Place[] {
  const rect = { x: 150, y: 110, width: 30, height: 30 };
  const record = { index: 0, slots: {}, doubt: null };
  const reading = { state: 'empty' as const, strength: 0.9, mark: '', box: rect, found: rect, outlined: true };
  const wording = { x: 200, y: 110, width: 600, height: 700 };
  return [{ record, slot: 'assign', reading, rect, shape: 'box', zone: rect, inside: rect, wording }];
}

/** A page with lines of dashes: where each begins and ends, and how far it lies to the right at a height. */
function page(dashes: readonly [from: number, to: number][], x: (y: number) => number, width = 2) {
  const raster = createRaster(1000, 1000);
  const marks = dashes.map(([from, to]) => {
    const pixels: number[] = [];
    for (let y = from; y < to; y++) {
      for (let i = 0; i < width; i++) pixels.push(y * raster.width + Math.round(x(y)) + i);
    }
    for (const pixel of pixels) raster.data[pixel] = 255;
    return { box: extentOf(pixels, raster.width), pixels };
  });
  return marks.map((mark) => isOuterRule(mark, raster, places(), AREA));
}

const BROKEN: [number, number][] = [
  [100, 300],
  [310, 330],
  [420, 560],
  [600, 860],
];

describe('the upright rule at which a table ends', () => {
  test('is known by its pieces, the short ones as well', () => {
    expect(page(BROKEN, () => RIGHT)).toEqual([true, true, true, true]);
  });

  test.each<[string, boolean[]]>([
    ['a lone line beside a statement', page([[310, 420]], () => RIGHT)],
    ['a line through the wording', page(BROKEN, () => 500)],
    ['a line that a hand drew down the margin', page([[100, 860]], (y) => RIGHT + 3 * Math.sin(y / 60))],
    ['a line of a pen', page(BROKEN, () => RIGHT, 5)],
  ])('is not %s', (_, found) => {
    expect(found).not.toContain(true);
  });
});
