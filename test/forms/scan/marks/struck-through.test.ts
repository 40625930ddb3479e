import { describe, expect, test } from 'vitest';
import { isStruckThrough } from '../../../../src/forms/scan/marks/strikes/struck-through.ts';
import { createRaster, fillPart, type Raster, type Rect } from '../../../../src/forms/scan/picture/raster.ts';

const BOX: Rect = { x: 60, y: 40, width: 32, height: 32 };

/** A box, and strokes of so thick a pen from one point to the next, in pixels from the box's corner. */
function page(...strokes: { points: [number, number][]; pen?: number; dashed?: boolean; dark?: number }[]): Raster {
  const raster = createRaster(160, 120);
  for (const side of [0, BOX.width - 2]) {
    fillPart(raster, { x: BOX.x + side, y: BOX.y, width: 2, height: BOX.height }, 255);
    fillPart(raster, { x: BOX.x, y: BOX.y + side, width: BOX.width, height: 2 }, 255);
  }
  for (const { points, pen = 4, dashed = false, dark = 255 } of strokes) {
    for (const [i, [toX, toY]] of points.slice(1).entries()) {
      const [x, y] = points[i] ?? [toX, toY];
      for (let step = 0; step <= 120; step++) {
        const at = {
          x: Math.round(BOX.x + x + ((toX - x) * step) / 120),
          y: Math.round(BOX.y + y + ((toY - y) * step) / 120),
        };
        if (dashed && at.x % 4 === 0) continue;
        fillPart(raster, { x: at.x - (pen >> 1), y: at.y - (pen >> 1), width: pen, height: pen }, dark);
      }
    }
  }
  return raster;
}

const CROSS = [
  {
    points: [
      [-8, -8],
      [40, 40],
    ] as [number, number][],
  },
  {
    points: [
      [40, -8],
      [-8, 40],
    ] as [number, number][],
  },
];
const THROUGH: [number, number][] = [
  [-18, 17],
  [50, 14],
];

describe('a mark is struck through', () => {
  test.each([
    ['by a level line that leaves the outline on both sides', page(...CROSS, { points: THROUGH })],
    ['by a thin and pale one', page(...CROSS, { points: THROUGH, pen: 2, dark: 80 })],
    ['by what a fax leaves of a pencil', page(...CROSS, { points: THROUGH, pen: 1, dashed: true })],
  ])('%s', (_, drawn) => {
    expect(isStruckThrough(drawn, BOX)).toBe(true);
  });
});

describe('a mark is not struck through', () => {
  test.each([
    ['where it is a large cross', page(...CROSS)],
    [
      'where a tick runs out over the wording',
      page({
        points: [
          [-10, 12],
          [8, 26],
          [70, -4],
        ],
      }),
    ],
    [
      'where a star stays within its outline',
      page(...CROSS, {
        points: [
          [2, 16],
          [30, 16],
        ],
      }),
    ],
    [
      'where a filling runs over its edges',
      page({
        points: [
          [-14, 16],
          [46, 16],
        ],
        pen: 30,
      }),
    ],
  ])('%s', (_, drawn) => {
    expect(isStruckThrough(drawn, BOX)).toBe(false);
  });
});
