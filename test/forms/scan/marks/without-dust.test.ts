import { describe, expect, test } from 'vitest';
import { withoutDust } from '../../../../src/forms/scan/marks/paper/without-dust.ts';
import { createRaster, fillPart, type Rect } from '../../../../src/forms/scan/picture/raster.ts';

const INSIDE = { x: 5, y: 5, width: 20, height: 20 };

function inkLeft(...drawn: Rect[]): number {
  const page = createRaster(30, 30);
  for (const rect of drawn) fillPart(page, rect, 200);
  return withoutDust(page, INSIDE).data.filter((dark) => dark > 0).length;
}

describe('what is seen within an outline', () => {
  const speck = (x: number, y: number) => ({ x, y, width: 2, height: 2 });

  test('is nothing where it is a speck or two', () => {
    expect(inkLeft(speck(8, 8))).toBe(0);
    expect(inkLeft(speck(8, 8), speck(18, 18))).toBe(0);
  });

  test('is more where they are three, or stand beside something larger', () => {
    expect(inkLeft(speck(8, 8), speck(13, 13), speck(18, 18))).toBe(12);
    expect(inkLeft(speck(8, 8), { x: 12, y: 12, width: 8, height: 1 })).toBe(12);
  });
});
