import { describe, expect, test } from 'vitest';
import { findPaleStrikes } from '../../../../src/forms/scan/marks/strikes/pale-strikes.ts';
import { createRaster, fillPart, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../../src/forms/scan/template/placed-record.ts';

const [LEFT, WIDTH, HEIGHT] = [20, 200, 24];
const TOPS = [10, 60, 110];

/** Three records, each with a line of ten signs that stand three pixels apart, each with two upright strokes and two level ones. */
function printed(): Raster {
  const blank = createRaster(260, 160);
  for (const top of TOPS) {
    for (let x = LEFT; x < LEFT + WIDTH; x += 20) {
      for (const across of [1, 13]) fillPart(blank, { x: x + across, y: top + 2, width: 3, height: 20 }, 255);
      for (const down of [3, 18]) fillPart(blank, { x: x + 1, y: top + down, width: 15, height: 3 }, 255);
    }
  }
  return blank;
}

/** The records that are found struck on a page whose second one a line of this darkness crosses, up to a column. */
function struck(dark: number, to = LEFT + WIDTH): boolean[] {
  const blank = printed();
  const page = { ...blank, data: blank.data.slice() };
  for (let y = 70; y < 74; y++) {
    for (let x = LEFT; x < to; x++) page.data[y * page.width + x] = Math.max(dark, page.data[y * page.width + x] ?? 0);
  }
  const placed = TOPS.map((top) => {
    const line = { text: '无意见或修改建议', left: LEFT, right: LEFT + WIDTH, top, bottom: top + HEIGHT };
    return { slots: [{ slot: 'no-comments', lines: [line] }] };
  });
  const table = { page, blank, isOwnPrint: false };
  const found = findPaleStrikes(table as AlignedTable, placed as unknown as PlacedRecord[]);
  return found.map((place) => place !== null);
}

describe('a pencil’s line through signs that stand without spaces', () => {
  test('is seen between their strokes', () => {
    for (const dark of [45, 70, 110]) expect(struck(dark)).toEqual([false, true, false]);
  });

  test('is none where there is none, nor what crosses one of them', () => {
    expect(struck(0)).toEqual([false, false, false]);
    expect(struck(110, LEFT + 30)).toEqual([false, false, false]);
  });
});
