import { describe, expect, test } from 'vitest';
import { courseOf } from '../../../../src/forms/scan/outlines/outline-course.ts';
import { settled } from '../../../../src/forms/scan/own-print/outlines/settled-outline.ts';
import { inksOf } from '../../../../src/forms/scan/picture/ink/inks.ts';
import { createRaster, fillPart, type Rect } from '../../../../src/forms/scan/picture/raster.ts';

const size = { width: 32, height: 32 };
const expected = { shape: 'box' as const, rect: { x: 100, y: 100, ...size }, blank: createRaster(32, 32) };

/** Where the outline is taken to be on a page that shows a box, or nothing, and what is drawn there. */
function placeOf(drawn: Rect | null, ink: Rect[] = []) {
  const page = createRaster(300, 300);
  const { across, down } = courseOf('box', drawn ?? expected.rect);
  for (let i = 0; drawn && i < across.length; i++) {
    fillPart(page, { x: across[i] ?? 0, y: down[i] ?? 0, width: 2, height: 2 }, 255);
  }
  for (const part of ink) fillPart(page, part, 255);
  const { x, y } = settled(inksOf(page), expected).rect;
  return { x, y };
}

test('an empty outline lies where the page has it, some pixels beside its place', () => {
  const { x, y } = placeOf({ x: 103, y: 96, ...size });
  expect(Math.abs(x - 103)).toBeLessThanOrEqual(1);
  expect(Math.abs(y - 96)).toBeLessThanOrEqual(1);
});

test('it stays in its place where none is seen, something is drawn in it, or a blot covers it', () => {
  expect(placeOf({ x: 103, y: 96, ...size }, [{ x: 112, y: 106, width: 14, height: 4 }])).toEqual({ x: 100, y: 100 });
  expect(placeOf(null)).toEqual({ x: 100, y: 100 });
  expect(placeOf(null, [{ x: 112, y: 80, width: 4, height: 70 }])).toEqual({ x: 100, y: 100 });
  expect(placeOf(null, [{ x: 92, y: 92, width: 50, height: 50 }])).toEqual({ x: 100, y: 100 });
});

describe('the level lines of an empty outline', () => {
  /** How many pixels of its learnt line's surroundings are taken for the outline, of a box with this lower line. */
  function ownPixels(lower: Rect, upright = 2): number {
    const page = createRaster(300, 300);
    for (const rect of [
      { x: 100, y: 100, width: 32, height: 2 },
      { x: 100, y: 100, width: upright, height: 32 },
      { x: 132 - upright, y: 100, width: upright, height: 32 },
      lower,
    ]) {
      fillPart(page, rect, 255);
    }
    const { blank } = settled(inksOf(page), { ...expected, thickness: 4 });
    return blank.data.subarray(16 * 32).filter((dark) => dark > 0).length;
  }

  test('are its own where they lie a line of the fax higher, or are one thicker', () => {
    expect(ownPixels({ x: 100, y: 130, width: 32, height: 2 })).toBeGreaterThan(50);
    expect(ownPixels({ x: 100, y: 128, width: 32, height: 2 })).toBeGreaterThan(50);
    expect(ownPixels({ x: 100, y: 127, width: 32, height: 5 })).toBeGreaterThan(100);
  });

  test('are a stroke where they are thicker', () => {
    expect(ownPixels({ x: 100, y: 123, width: 32, height: 9 })).toBeLessThan(30);
  });
});
