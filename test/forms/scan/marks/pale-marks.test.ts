import { describe, expect, test } from 'vitest';
import { findWashed } from '../../../../src/forms/scan/marks/paper/washed-lines.ts';
import { findPaleMarks } from '../../../../src/forms/scan/marks/strikes/pale-marks.ts';
import { createRaster, growInk, type Raster, type Rect } from '../../../../src/forms/scan/picture/raster.ts';
import type { PlacedRecord } from '../../../../src/forms/scan/template/placed-record.ts';

const TOPS = [40, 100, 160, 220];

/** Lines of letters on paper whose darkness wavers between 0 and 16, the same every time. */
function form(): Raster {
  const page = createRaster(500, 280);
  let state = 7;
  for (let i = 0; i < page.data.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    page.data[i] = (state >> 16) % 17;
  }
  for (const top of TOPS) for (let x = 60; x < 440; x += 20) darken(page, { x, y: top, width: 9, height: 18 }, 255);
  return page;
}

function darken(page: Raster, { x, y, width, height }: Rect, by: number): void {
  for (let row = y; row < y + height; row++) {
    for (let i = row * page.width + x; i < row * page.width + x + width; i++) {
      page.data[i] = Math.min(255, (page.data[i] ?? 0) + by);
    }
  }
}

const hidden = growInk(form(), 60, 5);

describe('what is written so thinly that no pixel is firm ink', () => {
  const area = { x: 20, y: 20, width: 460, height: 240 };
  const pale = (page: Raster) => findPaleMarks(page, hidden, area).length;

  test('is seen beside the words and between their lines', () => {
    for (const at of [
      { x: 24, y: 40 },
      { x: 300, y: 74 },
    ]) {
      const page = form();
      darken(page, { ...at, width: 3, height: 16 }, 45);
      darken(page, { ...at, width: 14, height: 3 }, 45);
      expect(pale(page)).toBe(1);
    }
  });

  test('is not plain paper, dust or the soft edge of a shadow', () => {
    expect(pale(form())).toBe(0);
    const page = form();
    for (const x of [24, 200, 320]) darken(page, { x, y: 80, width: 4, height: 4 }, 90);
    darken(page, { x: 450, y: 20, width: 30, height: 240 }, 18);
    expect(pale(page)).toBe(0);
    for (let x = 450; x < 480; x++) darken(page, { x, y: 20, width: 1, height: 240 }, 2 * (x - 450));
    expect(pale(page)).toBe(0);
  });
});

describe('between a line of letters and a ruled one close below', () => {
  const area = { x: 20, y: 20, width: 460, height: 240 };
  const narrow = form();
  darken(narrow, { x: 0, y: 78, width: 500, height: 12 }, 255);
  const around = growInk(narrow, 60, 5);
  const pale = (page: Raster) => findPaleMarks(page, around, area).length;

  test('the edge of a shadow that crosses both is not taken for a stroke', () => {
    const page = form();
    for (let x = 200; x < 280; x++) darken(page, { x, y: 20, width: 1, height: 240 }, 75 - 1.8 * Math.abs(x - 240));
    expect(pale(page)).toBe(0);
  });

  test('a stroke is seen', () => {
    const page = form();
    darken(page, { x: 200, y: 66, width: 60, height: 3 }, 55);
    expect(pale(page)).toBe(1);
  });
});

describe('a wash over the wording of an option', () => {
  const placed = TOPS.map((top, index): PlacedRecord => {
    const line = { text: '', folded: '', left: 60, right: 440, top: top - 6, bottom: top + 26 };
    const zone = { x: 20, y: top, width: 20, height: 20 };
    return { index, label: [], slots: [{ slot: 'assign', outline: null, zone, lines: [line] }] };
  });
  const washed = (page: Raster) => findWashed(page, hidden, placed).map((slots) => slots.length);

  test('is seen where it is no darker than the noise of the paper', () => {
    const page = form();
    darken(page, { x: 50, y: 152, width: 400, height: 34 }, 12);
    expect(washed(page)).toEqual([0, 0, 1, 0]);
  });

  test('is not plain paper', () => {
    expect(washed(form())).toEqual([0, 0, 0, 0]);
  });
});
