import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soften } from '../../../../src/forms/scan/picture/ink/soften.ts';
import { inkSearch } from '../../../../src/forms/scan/picture/ink-search.ts';
import { growInk, type Raster } from '../../../../src/forms/scan/picture/raster.ts';

/** Mostly paper, as pages are: what is searched four pixels at a time. */
const pixel = fc.oneof({ weight: 8, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(255) });

/** A picture whose pixels may begin anywhere in their memory. */
const pictures = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), fc.nat(3))
  .chain(([width, height, offset]) =>
    fc.array(pixel, { minLength: width * height, maxLength: width * height }).map((values): Raster => {
      const memory = new Uint8Array(offset + values.length);
      memory.set(values, offset);
      return { width, height, data: memory.subarray(offset) };
    }),
  );
const levels = fc.integer({ min: 1, max: 255 });

test('the next ink along a row is the one that looking at each pixel finds', () => {
  fc.assert(
    fc.property(pictures, levels, fc.nat(480), fc.nat(480), (picture, level, one, other) => {
      const end = Math.min(Math.max(one, other), picture.data.length);
      const from = Math.min(one, other, end);
      const found = picture.data.findIndex((dark, i) => i >= from && i < end && dark >= level);
      expect(inkSearch(picture.data, level)(from, end)).toBe(found < 0 ? end : found);
    }),
  );
});

test('grown ink covers each pixel that has ink near it, and no other', () => {
  fc.assert(
    fc.property(pictures, levels, fc.nat(5), (picture, level, radius) => {
      const { width, height, data } = picture;
      const hasInkNear = (x: number, y: number) =>
        data.some((dark, i) => {
          const away = Math.max(Math.abs((i % width) - x), Math.abs(Math.floor(i / width) - y));
          return dark >= level && away <= radius;
        });
      const expected = Array.from({ length: width * height }, (_, i) =>
        hasInkNear(i % width, Math.floor(i / width)) ? 255 : 0,
      );
      expect([...growInk(picture, level, radius).data]).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test('a softened pixel is the mean of the nine about it, rounded down, also at the edges', () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      const { width, height, data } = picture;
      const at = (x: number, y: number) =>
        data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
      const mean = (x: number, y: number) =>
        Math.floor([-1, 0, 1].flatMap((v) => [-1, 0, 1].map((u) => at(x + u, y + v))).reduce((a, b) => a + b) / 9);
      const expected = Array.from({ length: width * height }, (_, i) => mean(i % width, Math.floor(i / width)));
      expect([...soften(picture).data]).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
