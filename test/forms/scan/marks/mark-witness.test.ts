import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { askWitness } from '../../../../src/forms/scan/marks/learned/mark-witness.ts';
import { createRaster, crop } from '../../../../src/forms/scan/picture/raster.ts';

const CORPUS = new URL('../../../corpus/forms/boxes/', import.meta.url);
/** Pixels of a box's picture on its sheet, and how many stand in a row. */
const TILE = 64;
const ROW = 12;

interface Drawn {
  what: string;
  size: number;
  x: number;
  y: number;
}

/** What the witness says of each box of a sheet. The sheets were drawn by other hands and other means than it learnt from. */
async function ask(sheet: string) {
  const { data, info } = await sharp(readFileSync(new URL(`${sheet}.png`, CORPUS)))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const page = { width: info.width, height: info.height, data: Uint8Array.from(data, (light) => 255 - light) };
  const drawn: Drawn[] = JSON.parse(readFileSync(new URL(`${sheet}.json`, CORPUS), 'utf8'));
  return drawn.map(({ what, size, x, y }, i) => {
    const tile = crop(page, { x: (i % ROW) * TILE, y: Math.floor(i / ROW) * TILE, width: TILE, height: TILE });
    const { tick, cross, fill, other } = askWitness(tile, { x, y, width: size, height: size });
    return { what, mark: tick + cross + fill, other };
  });
}

/** What the witness says of strokes through these points in a box. */
async function askDrawn(strokes: readonly string[], pen: number) {
  const lines = strokes.map((points) => `<polyline points="${points}" stroke-width="${pen}" stroke-linejoin="round"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${TILE}" height="${TILE}"><rect width="64" height="64" fill="#fff"/><g fill="none" stroke="#000"><rect x="16" y="16" width="32" height="32" stroke-width="2"/>${lines.join('')}</g></svg>`;
  const light = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  const page = { width: TILE, height: TILE, data: Uint8Array.from(light, (each) => 255 - each) };
  return askWitness(page, { x: 15, y: 15, width: 34, height: 34 });
}

/** The same of so many strokes up and down. */
function askZigzag(strokes: number) {
  const points = Array.from({ length: strokes + 1 }, (_, i) => `${18 + (28 * i) / strokes},${i % 2 ? 19 : 45}`);
  return askDrawn([points.join(' ')], 3);
}

/** The same of two strokes that cross, turned by so many degrees from those of an "X". */
function askCross(turn: number, pen: number) {
  const strokes = [45, 135].map((angle) => {
    const [u, v] = [Math.cos, Math.sin].map((of) => 14 * of(((angle + turn) * Math.PI) / 180)) as [number, number];
    return `${32 - u},${32 - v} ${32 + u},${32 + v}`;
  });
  return askDrawn(strokes, pen);
}

describe('the learned witness', () => {
  test('takes no letter in a box for a mark', async () => {
    const letters = await ask('letters-in-boxes');
    expect(letters).toHaveLength(120);
    expect(letters.filter(({ mark }) => mark >= 0.9)).toEqual([]);
    expect(letters.filter(({ other }) => other < 0.5).length).toBeLessThanOrEqual(4);
  });

  test('knows ticks, crosses and fillings by pens of all kinds', async () => {
    const marks = await ask('marks-in-boxes');
    expect(marks).toHaveLength(120);
    expect(marks.filter(({ mark }) => mark >= 0.95).length).toBeGreaterThanOrEqual(110);
    expect(marks.filter(({ other }) => other >= 0.5).length).toBeLessThanOrEqual(3);
  });

  test('knows some strokes up and down for a filling, and not the four of an "M"', async () => {
    for (const strokes of [6, 7, 8]) {
      const { fill } = await askZigzag(strokes);
      expect(fill).toBeGreaterThan(0.9);
    }
    const { tick, cross, fill } = await askZigzag(4);
    expect(tick + cross + fill).toBeLessThan(0.9);
  });

  test('knows a cross that is turned nearly to a plus, and takes no upright plus for one', async () => {
    for (const pen of [2, 3, 5]) {
      for (const turn of [-22, -18, -10, 10, 18, 22]) {
        const { cross } = await askCross(turn, pen);
        expect(cross, `turned by ${turn} degrees`).toBeGreaterThan(0.85);
      }
      const { tick, cross, fill } = await askCross(45, pen);
      expect(tick + cross + fill, 'a plus').toBeLessThan(0.1);
    }
  });

  test('knows a small tick of a felt pen', async () => {
    for (const pen of [5, 7, 9]) {
      const { tick } = await askDrawn(['24,31 30,39 41,24'], pen);
      expect(tick, `a pen of ${pen} pixels`).toBeGreaterThan(0.9);
    }
  });

  test('sees nothing in an empty place', () => {
    const { other } = askWitness(createRaster(TILE, TILE), { x: 16, y: 16, width: 32, height: 32 });
    expect(other).toBeGreaterThan(0.5);
  });

  test('answers for a box at the very edge of a page', () => {
    const { other, tick, cross, fill, stroke } = askWitness(createRaster(8, 8), { x: -4, y: 6, width: 30, height: 30 });
    expect(other + tick + cross + fill + stroke).toBeCloseTo(1);
  });
});
