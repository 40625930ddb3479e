import { expect, test } from 'vitest';
import { doubtByInk } from '../../../src/forms/scan/marks/doubted-by-ink.ts';
import type { Place, RecordReading } from '../../../src/forms/scan/marks/record-reading.ts';
import { createRaster, type Raster } from '../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../src/forms/scan/template/placed-record.ts';

const TOPS = [100, 250, 400, 550];
const SIZE = { width: 900, height: 700 };

/** Whether each of four records is in doubt for what is drawn on the page. */
function doubted(draw: (page: Raster) => void): boolean[] {
  const page = createRaster(SIZE.width, SIZE.height);
  draw(page);
  const blank = createRaster(SIZE.width, SIZE.height);
  const table = {
    page,
    unruled: page,
    blank,
    letters: blank,
    strokes: [],
    along: null,
    isOwnPrint: false,
  } as unknown as AlignedTable;
  const records = TOPS.map((_, index): RecordReading => ({ index, slots: {}, doubt: null }));
  const zone = { x: 40, y: 0, width: 30, height: 30 };
  const placed = TOPS.map((top, index): PlacedRecord => {
    const line = { text: '', folded: '', left: 100, right: 860, top, bottom: top + 100 };
    return { index, label: [], slots: [{ slot: 'assign', outline: null, zone: { ...zone, y: top }, lines: [line] }] };
  });
  const places = TOPS.map((top, i): Place => {
    const rect = { ...zone, y: top };
    const reading = { state: 'empty' as const, strength: 1, mark: '', box: rect, found: rect, outlined: true };
    const wording = { x: 100, y: top, width: 760, height: 100 };
    const record = records[i] as RecordReading;
    return { record, slot: 'assign', reading, rect, shape: 'box', zone: rect, inside: rect, wording };
  });
  const area = { x: 30, y: 90, width: 840, height: 570 };
  doubtByInk({ table, placed, places, records, area, tolerance: 3 });
  return records.map(({ doubt }) => doubt !== null);
}

/** A bar of so many pixels. */
function bar(page: Raster, x: number, y: number, width: number, height: number, dark: number): void {
  for (let v = y; v < y + height; v++) page.data.fill(dark, v * SIZE.width + x, v * SIZE.width + x + width);
}

test.each([
  ['in ink', 200],
  ['as pale as a watermark', 60],
])('a word over several records, %s, is meant for all of the page', (_, dark) => {
  const void4 = (page: Raster) => {
    for (let letter = 0; letter < 4; letter++) bar(page, 300 + 110 * letter, 300, 85, 160, dark);
  };
  expect(doubted(void4)).toEqual([true, true, true, true]);
});

test('a remark beside one record is that record\u2019s', () => {
  const remark = (page: Raster) => {
    for (let letter = 0; letter < 9; letter++) bar(page, 300 + 30 * letter, 270, 18, 30, 200);
  };
  expect(doubted(remark)).toEqual([false, true, false, false]);
});
