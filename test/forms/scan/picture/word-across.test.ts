import { expect, test } from 'vitest';
import { wordAcross } from '../../../../src/forms/scan/picture/ink/word-across.ts';
import { createRaster, type Raster } from '../../../../src/forms/scan/picture/raster.ts';

const SIZE = { width: 1654, height: 2339 };
const PALE = 40;

/** A page with lines of print, and what is drawn on it. */
function page(draw: (page: Raster) => void): Raster {
  const ink = createRaster(SIZE.width, SIZE.height);
  draw(ink);
  for (let y = 300; y < 2000; y += 40) {
    for (let x = 200; x < 1400; x += 18) fill(ink, { x, y, width: 5, height: 22 }, 230);
  }
  return ink;
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

function fill(ink: Raster, { x, y, width, height }: Area, dark: number): void {
  for (let v = y; v < y + height; v++) ink.data.fill(dark, v * SIZE.width + x, v * SIZE.width + x + width);
}

/** An "L" or what remains of a letter: two thick strokes, so many pixels high. */
function letter(ink: Raster, x: number, y: number, size: number, dark: number): void {
  fill(ink, { x, y, width: size / 4, height: size }, dark);
  fill(ink, { x, y: y + (3 * size) / 4, width: (3 * size) / 4, height: size / 4 }, dark);
}

const word =
  (step: { x: number; y: number }, dark: number, size = 160) =>
  (ink: Raster) => {
    for (let at = 0; at < 5; at++) letter(ink, 250 + at * step.x, 1400 + at * step.y, size, dark);
  };

test.each([
  ['aslant and pale, as a watermark', word({ x: 180, y: -170 }, PALE)],
  ['level and dark, by a broad marker', word({ x: 200, y: 0 }, 200)],
])('a word %s is seen where it lies', (_, draw) => {
  const box = wordAcross(page(draw));
  expect(box?.x).toBeGreaterThan(230);
  expect(box?.x).toBeLessThan(270);
  expect(box?.width).toBeGreaterThan(700);
});

test.each<[string, (ink: Raster) => void]>([
  ['print alone', () => {}],
  [
    'bands of a highlighter',
    (ink) => {
      for (let at = 0; at < 6; at++) fill(ink, { x: 300, y: 400 + at * 200, width: 500, height: 36 }, PALE);
    },
  ],
  [
    'shaded cells',
    (ink) => {
      for (let at = 0; at < 6; at++) fill(ink, { x: 200, y: 400 + at * 200, width: 300, height: 180 }, PALE);
    },
  ],
  ['a shadow over half of the page', (ink) => fill(ink, { x: 800, y: 100, width: 800, height: 2100 }, PALE)],
  [
    'letters of an emblem, which stand in no row',
    (ink) => {
      for (const [x, y] of [
        [700, 900],
        [900, 1000],
        [760, 1250],
        [500, 1100],
      ] as const)
        letter(ink, x, y, 160, PALE);
    },
  ],
  ['the letters of a heading', word({ x: 40, y: 0 }, 230, 40)],
])('%s is none', (_, draw) => {
  expect(wordAcross(page(draw))).toBe(null);
});
