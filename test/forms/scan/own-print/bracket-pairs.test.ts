import { describe, expect, test } from 'vitest';
import { findBracketPairs } from '../../../../src/forms/scan/own-print/outlines/bracket-pairs.ts';
import { learnOutlines } from '../../../../src/forms/scan/own-print/outlines/learn-outlines.ts';
import { inksOf } from '../../../../src/forms/scan/picture/ink/inks.ts';
import { createRaster, fillPart, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import { findOutlines } from '../../../../src/forms/scan/template/template-glyphs.ts';

const draw = (ink: Raster, x: number, y: number, width: number, height: number) =>
  fillPart(ink, { x, y, width, height }, 255);

/** A square bracket of a line that begins so far down, 28 pixels high, with its back at `x`. */
const bracket = (ink: Raster, x: number, y: number, ends: number) => {
  draw(ink, x, y, 3, 28);
  for (const row of [y, y + 26]) draw(ink, Math.min(x, x + ends), row, 3 + Math.abs(ends), 2);
};

const page = (drawn: (ink: Raster) => void) => {
  const ink = createRaster(300, 300);
  drawn(ink);
  return ink;
};

const pair = (ink: Raster, y: number) => {
  bracket(ink, 40, y, 5);
  bracket(ink, 70, y, -5);
};

describe('a pair of brackets', () => {
  test('is one that opens, and one that closes beside it', () => {
    expect(findBracketPairs(page((ink) => pair(ink, 50)))).toEqual([
      { shape: 'brackets', rect: { x: 40, y: 50, width: 33, height: 28 } },
    ]);
  });

  test('is none with a mark between, nor the wrong way round, nor two strokes', () => {
    const marked = (ink: Raster) => {
      pair(ink, 50);
      draw(ink, 54, 55, 6, 18);
    };
    const turned = (ink: Raster) => {
      bracket(ink, 40, 50, -5);
      bracket(ink, 70, 50, 5);
    };
    const strokes = (ink: Raster) => {
      draw(ink, 40, 50, 4, 28);
      draw(ink, 70, 50, 4, 28);
    };
    for (const drawn of [marked, turned, strokes]) expect(findBracketPairs(page(drawn))).toEqual([]);
  });
});

describe('what a page teaches about its empty outlines', () => {
  const statement = (y: number) => ({
    ...{ slot: 'assign' as const, start: 90, end: 290, y, whole: true, isExact: true, similarity: 1, words: [] },
  });
  const learnt = (ys: readonly number[]) => {
    const ink = page((blank) => {
      for (const y of ys) pair(blank, y);
    });
    const lines = [statement(64), statement(164), statement(264)];
    return learnOutlines(inksOf(ink), findOutlines(ink, 200 / 72), lines, false).box;
  };

  test('are brackets where two statements have a pair before them', () => {
    expect(learnt([50, 150])).toMatchObject({ shape: 'brackets', column: 40, width: 33, height: 28, count: 2 });
  });

  test('is nothing where one has', () => {
    expect(learnt([50])).toBeNull();
  });

  test('is the box within, where a pen drew alike around most of them', () => {
    const square = (ink: Raster, x: number, y: number, side: number) => {
      draw(ink, x, y, side, side);
      fillPart(ink, { x: x + 2, y: y + 2, width: side - 4, height: side - 4 }, 0);
    };
    const ink = page((blank) => {
      for (const y of [38, 138]) square(blank, 30, y, 52);
      for (const y of [50, 150, 250]) square(blank, 42, y, 28);
    });
    const lines = [statement(64), statement(164), statement(264)];
    const { box } = learnOutlines(inksOf(ink), findOutlines(ink, 200 / 72), lines, false);
    expect(box).toMatchObject({ width: 28, height: 28, count: 3 });
  });
});
