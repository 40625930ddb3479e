import { describe, expect, test } from 'vitest';
import { courseOf } from '../../../src/forms/scan/outlines/outline-course.ts';
import { seenOutlines, withBrokenBoxes } from '../../../src/forms/scan/outlines-in-place.ts';
import { createRaster, fillPart } from '../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../src/forms/scan/template/placed-record.ts';

const SIDE = 31;
const rectAt = (y: number) => ({ x: 100, y, width: SIDE, height: SIDE });

/** Records, each with one box or circle of whose line every so many-th dot is left; none where that is 0. */
function broken(shape: 'box' | 'circle', ...every: number[]): boolean[] {
  const page = createRaster(300, 100 * every.length + 100);
  const placed = every.map((each, index) => {
    const rect = rectAt(50 + 100 * index);
    const { across, down } = courseOf(shape, rect);
    for (let i = 0; each > 0 && i < across.length; i += each) {
      fillPart(page, { x: Math.round(across[i] ?? 0), y: Math.round(down[i] ?? 0), width: 2, height: 2 }, 255);
    }
    return { index, label: [], slots: [{ slot: 'assign', outline: { shape, rect }, lines: [] }] };
  }) as unknown as PlacedRecord[];
  const seen = seenOutlines({ page } as AlignedTable, placed);
  return withBrokenBoxes(placed, seen).map(({ slots }) => slots[0]?.outline?.isLost === true);
}

describe('a box of which dots are left', () => {
  test('is taken to stand where the issued form has it', () => {
    expect(broken('box', 1, 1, 1, 7)).toEqual([false, false, false, true]);
  });

  test('is not there where nothing is left of it: it may be painted over', () => {
    expect(broken('box', 1, 1, 1, 0)).toEqual([false, false, false, false]);
  });

  test('is a box: circles are printed in a firm line', () => {
    expect(broken('circle', 1, 1, 1, 7)).toEqual([false, false, false, false]);
  });
});
