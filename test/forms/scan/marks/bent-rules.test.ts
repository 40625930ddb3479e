import { describe, expect, test } from 'vitest';
import { isBentRule } from '../../../../src/forms/scan/marks/paper/bent-rules.ts';
import { extentOf } from '../../../../src/forms/scan/picture/ink/gathered-ink.ts';
import { createRaster, type Raster } from '../../../../src/forms/scan/picture/raster.ts';

const RULE = 200;

interface Line {
  from: number;
  to: number;
  row: (x: number) => number;
  thickness?: number;
}

function draw(lines: readonly Line[]): Raster {
  const raster = createRaster(900, 400);
  for (const { from, to, row, thickness = 3 } of lines) {
    for (let x = from; x < to; x++) {
      for (let i = 0; i < thickness; i++) raster.data[(Math.round(row(x)) + i) * raster.width + x] = 255;
    }
  }
  return raster;
}

const level = (row: number) => () => row;
/** A rule that leaves its place towards the right, as on a page that curls up. */
const curled = (x: number) => RULE - Math.max(0, x - 500) ** 2 / 12_000;
const BLANK: Line[] = [{ from: 50, to: 850, row: level(RULE) }];

/** Whether what lies off the rule's place on the page, from one column to another, is a piece of it. */
function isPieceOf(page: readonly Line[], { from, to, row, thickness = 3 }: Line, blank = BLANK): boolean {
  const raster = draw(page);
  const pixels = Array.from({ length: to - from }, (_, i) => from + i).flatMap((x) =>
    Array.from({ length: thickness }, (_unused, i) => (Math.round(row(x)) + i) * raster.width + x),
  );
  return isBentRule({ box: extentOf(pixels, raster.width), pixels }, raster, draw(blank));
}

describe('a ruled line that bends away from its place', () => {
  const bent: Line = { from: 50, to: 850, row: curled };
  const piece: Line = { from: 770, to: 830, row: curled };

  test('is known where it lies off', () => {
    expect(isPieceOf([bent], piece)).toBe(true);
  });

  test('is not a line beside the rule, which stands there as well', () => {
    expect(
      isPieceOf([...BLANK, { from: 600, to: 840, row: level(RULE - 8) }], { ...piece, row: level(RULE - 8) }),
    ).toBe(false);
  });

  test('is not a line that ends beside a rule which was lost', () => {
    const drawn: Line = { from: 740, to: 800, row: level(RULE - 6) };
    expect(isPieceOf([{ from: 50, to: 700, row: level(RULE) }, drawn], drawn)).toBe(false);
  });

  test('is not a line that runs where the form has letters, or has nothing', () => {
    const letters: Line[] = [{ from: 50, to: 850, row: level(RULE - 8), thickness: 8 }];
    expect(isPieceOf([bent], piece, [...BLANK, ...letters])).toBe(false);
    expect(isPieceOf([bent], piece, [])).toBe(false);
  });

  test('is not as thick as a pen makes it', () => {
    expect(isPieceOf([{ ...bent, thickness: 8 }], { ...piece, thickness: 8 })).toBe(false);
  });
});
