import { describe, expect, test } from 'vitest';
import type { Homography } from '../../../src/forms/scan/picture/geometry/homography.ts';
import { createRaster, type Raster } from '../../../src/forms/scan/picture/raster.ts';
import { resample } from '../../../src/forms/scan/picture/resample.ts';
import { alignTable } from '../../../src/forms/scan/template/align-page.ts';
import { toInk } from '../../../src/forms/scan/template/stack-pages.ts';
import type { Template } from '../../../src/forms/scan/template/template.ts';
import type { TextLine } from '../../../src/forms/scan/template/template-lines.ts';

/** A line of letters, each of its own width, from a column to another. */
function lineAt(strip: Raster, top: number, left: number, right: number): TextLine {
  let state = top;
  for (let x = left; x < right - 14; ) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const width = 3 + ((state >> 16) % 9);
    for (let y = top; y < top + 20; y++) strip.data.fill(255, y * strip.width + x, y * strip.width + x + width);
    x += width + 4;
  }
  return { text: '', folded: '', left, right, top, bottom: top + 20 };
}

describe('the blank form laid over a page', () => {
  const strip = createRaster(1500, 700);
  const lines = Array.from({ length: 14 }, (_, i) => lineAt(strip, 40 + i * 44, 100, 1400));
  const template = { strip } as Template;

  test('fits to the pixel where words were read with boxes that end beside their ink', () => {
    // The page is the strip moved by (30, 50); the words had it wider by seven parts in a thousand, and leaning.
    const page = resample(strip, [1, 0, -30, 0, 1, -50, 0, 0, 1], { width: 1600, height: 800 });
    const byWords: Homography = [1.007, 0, 27, 0.003, 1, 48, 0, 0, 1];
    const table = alignTable(page, template, byWords, { lines, top: 30, bottom: 660 });
    expect(table.fit).toBeGreaterThan(0.98);
    for (const x of [120, 700, 1380]) {
      const [u, v] = table.toPage(x, 300);
      expect(Math.abs(u - (x + 30))).toBeLessThan(1.5);
      expect(Math.abs(v - (300 + table.top + 50))).toBeLessThan(1.5);
    }
  });
});

describe('a line of the issued form', () => {
  test('ends where its ink ends, and not where the width of its last sign does', () => {
    const page = createRaster(300, 100);
    for (let y = 40; y < 60; y++) page.data.fill(255, y * 300 + 52, y * 300 + 200);
    const line = { text: '（要）', folded: '要', left: 40, right: 213, top: 38, bottom: 62 };
    expect(toInk(line, page)).toMatchObject({ left: 52, right: 200 });
  });

  test('is left alone where it shows no ink near its ends', () => {
    const line = { text: 'x', folded: 'x', left: 40, right: 60, top: 38, bottom: 62 };
    expect(toInk(line, createRaster(300, 100))).toEqual(line);
  });
});
