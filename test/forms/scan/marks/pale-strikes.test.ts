import { expect, test } from 'vitest';
import { findPaleStrikes } from '../../../../src/forms/scan/marks/strikes/pale-strikes.ts';
import { createRaster, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../../src/forms/scan/template/placed-record.ts';

const TOPS = [20, 70, 120, 170];

/** One line of six words in each of four records. */
function print(): Raster {
  const page = createRaster(500, 220);
  for (const top of TOPS) {
    for (let word = 0; word < 6; word++) {
      for (let y = top + 4; y < top + 22; y++)
        page.data.fill(255, y * 500 + 20 + word * 70, y * 500 + 20 + word * 70 + 58);
    }
  }
  return page;
}

const placed = TOPS.map((top, index): PlacedRecord => {
  const line = { text: 'six words', folded: '', left: 20, right: 428, top, bottom: top + 26 };
  const zone = { x: 0, y: top, width: 10, height: 10 };
  return { index, label: [], slots: [{ slot: 'assign', outline: null, zone, lines: [line] }] };
});

/** Paper whose darkness wavers, with something pale drawn by the row. */
function struck(records: readonly number[], by: number, isDrawn = (_x: number) => true): (number | null)[] {
  const page = print();
  let state = 7;
  for (let i = 0; i < page.data.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    page.data[i] = Math.min(255, (page.data[i] ?? 0) + ((state >> 16) % 9));
  }
  for (const record of records) {
    for (let x = 15; x < 440; x++) {
      if (!isDrawn(x)) continue;
      const y = (TOPS[record] ?? 0) + 12 + Math.round(x / 150);
      for (const row of [y, y + 1, y + 2])
        page.data[row * 500 + x] = Math.min(255, (page.data[row * 500 + x] ?? 0) + by);
    }
  }
  const table = { page, blank: print(), isOwnPrint: false } as AlignedTable;
  return findPaleStrikes(table, placed).map((box) => box?.y ?? null);
}

test('a line through a statement is seen though it is hardly darker than the paper', () => {
  expect(struck([2], 25)).toEqual([null, null, 120, null]);
});

test('one in every record is seen where it is somewhat darker', () => {
  expect(struck([0, 1, 2, 3], 45)).toEqual(TOPS);
});

test('plain paper, and letters that show through from the back of the sheet, are no line', () => {
  expect(struck([], 0)).toEqual([null, null, null, null]);
  expect(struck([1], 35, (x) => x % 12 < 7)).toEqual([null, null, null, null]);
});
