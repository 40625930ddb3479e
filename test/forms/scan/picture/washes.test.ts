import { describe, expect, test } from 'vitest';
import { liftWashes, washedShare } from '../../../../src/forms/scan/picture/ink/washes.ts';
import { createRaster, fillPart, type Raster, type Rect } from '../../../../src/forms/scan/picture/raster.ts';

const WORDS = { x: 200, y: 200, width: 400, height: 28 };
const ABOVE = { ...WORDS, y: 100 };

const SHADE = { x: 100, y: 150, width: 600, height: 120 };

/** Paper with two lines of upright strokes, by its light. */
function page(): Raster {
  const light = createRaster(900, 500, 250);
  for (const { x, y, width, height } of [ABOVE, WORDS]) {
    for (let at = x; at < x + width; at += 12) fillPart(light, { x: at, y: y + 6, width: 4, height: height - 12 }, 10);
  }
  return light;
}

/** What lets only a share of the light through. */
function laidOver(light: Raster, part: Rect, shareAt: (x: number, y: number) => number): void {
  for (let y = part.y; y < part.y + part.height; y++) {
    for (let x = part.x; x < part.x + part.width; x++) {
      const pixel = y * light.width + x;
      light.data[pixel] = (light.data[pixel] ?? 0) * shareAt(x, y);
    }
  }
}

function darkness(light: Raster): Raster {
  return { ...light, data: light.data.map((value) => 255 - (255 * value) / 250) };
}

function lift(light: Raster) {
  const before = darkness(light);
  return { before, ...liftWashes({ ink: before, anyInk: before }, light, light) };
}

describe('a highlighter', () => {
  test.each([0.9, 0.6, 0.4])(
    'that lets %d of the light through is found, and the words stand as without it',
    (share) => {
      const light = page();
      laidOver(light, WORDS, () => share);
      const { ink, washes } = lift(light);
      expect(washes && washedShare(washes, WORDS)).toBeGreaterThan(0.9);
      expect(washes && washedShare(washes, ABOVE)).toBe(0);
      const plain = darkness(page());
      const off = ink.data.reduce((sum, dark, i) => sum + Math.abs(dark - (plain.data[i] ?? 0)), 0);
      expect(off / (WORDS.width * WORDS.height)).toBeLessThan(4);
    },
  );

  test('over several lines is found in their middle as well', () => {
    const light = page();
    const lines = { x: 150, y: 60, width: 600, height: 200 };
    laidOver(light, lines, () => 0.5);
    const { washes } = lift(light);
    expect(washes && washedShare(washes, lines)).toBeGreaterThan(0.9);
  });

  test('does not hide what a pen strikes out under it', () => {
    const light = page();
    fillPart(light, { ...WORDS, y: 213, height: 3 }, 60);
    laidOver(light, WORDS, () => 0.6);
    const { ink } = lift(light);
    expect(ink.data[214 * 900 + 206]).toBeGreaterThan(150);
  });
});

describe('no highlighter', () => {
  test.each<[string, (light: Raster) => void]>([
    [
      'a shadow',
      (light) => laidOver(light, SHADE, (_, y) => 1 - 0.5 * Math.sin(((y - SHADE.y) / SHADE.height) * Math.PI)),
    ],
    ['a bar as black as print', (light) => fillPart(light, { x: 100, y: 300, width: 600, height: 20 }, 5)],
    ['a box that was filled in', (light) => laidOver(light, { x: 100, y: 300, width: 40, height: 40 }, () => 0.4)],
    ['the edge of the copied sheet', (light) => laidOver(light, { x: 0, y: 0, width: 900, height: 30 }, () => 0.4)],
  ])('%s is one', (_, draw) => {
    const light = page();
    draw(light);
    const { before, ink, washes } = lift(light);
    expect(washes).toBeNull();
    expect(ink).toBe(before);
  });
});
