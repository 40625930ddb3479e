import { describe, expect, test } from 'vitest';
import type { Drawn } from '../../../../src/forms/scan/own-print/outlines/own-outlines.ts';
import { withBrokenOnes } from '../../../../src/forms/scan/own-print/outlines/pale-outlines.ts';
import { pooledBox } from '../../../../src/forms/scan/own-print/outlines/pooled-box.ts';
import { createRaster, fillPart, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { SlotLine } from '../../../../src/forms/scan/template/slot-lines.ts';

/** Where lines of statements begin, and their boxes' left edges and sides. */
const START = 300;
const LEFT = 210;
const SIDE = 34;

function lines(count: number): SlotLine[] {
  return Array.from({ length: count }, (_, i) => {
    const y = 100 + 120 * i;
    const words = [{ text: 'assigns', box: { x: START, y: y - 12, width: 80, height: 24 }, confidence: 90, line: i }];
    return { slot: i % 2 ? 'not-assign' : 'assign', start: START, y, words, similarity: 1, isExact: true } as SlotLine;
  });
}

/** What is left of a box: pieces of its sides of so many pixels, each at a corner. */
function page(count: number, corners: (line: number) => readonly [number, number][], rules = false): Raster {
  const raster = createRaster(500, 100 + 120 * count);
  for (let i = 0; i < count; i++) {
    const top = 100 + 120 * i - SIDE / 2;
    for (const [u, v] of corners(i))
      fillPart(raster, { x: LEFT + u * (SIDE - 2), y: top + v * (SIDE - 2), width: 2, height: 2 }, 200);
    if (rules) fillPart(raster, { x: 190, y: top - 12, width: 200, height: 3 }, 255);
  }
  if (rules) for (const x of [190, 270]) fillPart(raster, { x, y: 0, width: 3, height: raster.height }, 255);
  return raster;
}

const ALL: [number, number][] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
];

describe('boxes of whose hairlines scanning left pieces', () => {
  test('are told together by their corners, whatever is drawn in some of them, between ruled lines', () => {
    // Each box has lost one corner, another one in each.
    const ink = page(6, (line) => ALL.filter((_, i) => i !== line % 4), true);
    for (const [i, line] of lines(6).entries()) {
      if (i % 2) fillPart(ink, { x: LEFT + 6, y: line.y - 10, width: 22, height: 20 }, 255);
    }
    const box = pooledBox(ink, lines(6), false);
    expect(Math.abs(START - (box?.dx ?? 0) - (box?.width ?? 0) - LEFT)).toBeLessThanOrEqual(2);
    expect(Math.abs((box?.width ?? 0) - SIDE)).toBeLessThanOrEqual(3);
    expect(Math.abs(box?.dy ?? 99)).toBeLessThanOrEqual(2);
    expect(box?.isBroken).toBe(true);
  });

  test('are not, where too few lines show their corners, or only the table’s lines cross', () => {
    expect(
      pooledBox(
        page(6, (line) => (line < 2 ? ALL : [])),
        lines(6),
        false,
      ),
    ).toBeNull();
    expect(
      pooledBox(
        page(6, () => [], true),
        lines(6),
        false,
      ),
    ).toBeNull();
    expect(
      pooledBox(
        page(3, () => ALL),
        lines(3),
        false,
      ),
    ).toBeNull();
  });
});

describe('squares of another size that strokes made', () => {
  const taughtBy = (count: number, width: number): Drawn => {
    const blank = createRaster(width, width);
    return { shape: 'box', width, height: width, dx: 50, dy: 0, off: {}, column: null, blank, count };
  };
  const settled = (taught: Drawn) =>
    withBrokenOnes(
      page(8, () => ALL),
      lines(8),
      { box: taught, circle: null },
      false,
    ).box;

  test('are overruled by the corners that more of the boxes show', () => {
    for (const square of [taughtBy(5, 19), taughtBy(2, 49)]) {
      expect(Math.abs((settled(square)?.width ?? 0) - SIDE)).toBeLessThanOrEqual(3);
    }
  });

  test('are boxes where most of all teach them, or the corners show the same size', () => {
    for (const box of [taughtBy(6, 19), taughtBy(3, SIDE)]) expect(settled(box)).toBe(box);
  });
});
