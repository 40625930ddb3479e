import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { askWitness } from '../../src/forms/scan/marks/learned/mark-witness.ts';
import { createRaster, crop } from '../../src/forms/scan/picture/raster.ts';

const CORPUS = new URL('../corpus/forms/boxes/', import.meta.url);
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
    expect(marks.filter(({ mark }) => mark >= 0.95).length).toBeGreaterThanOrEqual(105);
    expect(marks.filter(({ other }) => other >= 0.5).length).toBeLessThanOrEqual(6);
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
