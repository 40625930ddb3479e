import { describe, expect, test } from 'vitest';
import { isPunchedHole } from '../../../../src/forms/scan/marks/paper/punched-holes.ts';
import type { Place } from '../../../../src/forms/scan/marks/record-reading.ts';
import { extentOf } from '../../../../src/forms/scan/picture/ink/gathered-ink.ts';
import { createRaster, type Rect } from '../../../../src/forms/scan/picture/raster.ts';

/** A sheet of A4 at 200 dpi. */
const PAGE = createRaster(1654, 600);
const MM = PAGE.width / 210;

/** What lies in an ellipse, its middle and half sides in millimetres. */
function disc(x: number, y: number, across: number, down: number, from = 0) {
  const pixels: number[] = [];
  for (let v = Math.floor((y - down) * MM); v <= (y + down) * MM; v++) {
    for (let u = Math.floor((x - across) * MM); u <= (x + across) * MM; u++) {
      const away = Math.hypot((u - x * MM) / (across * MM), (v - y * MM) / (down * MM));
      if (away <= 1 && away >= from) pixels.push(v * PAGE.width + u);
    }
  }
  return { box: extentOf(pixels, PAGE.width), pixels };
}

/** An option's place as far as it matters where it stands. */
function placeAt(rect: Rect, wording: Rect): Place {
  const record = { index: 0, slots: {}, doubt: null };
  const reading = { state: 'empty' as const, strength: 0.9, mark: '', box: rect, found: rect, outlined: true };
  return { record, slot: 'assign', reading, rect, shape: 'box', zone: rect, inside: rect, wording };
}

const far = placeAt({ x: 500, y: 100, width: 30, height: 30 }, { x: 560, y: 100, width: 600, height: 60 });

describe('a full disc at the side of the sheet', () => {
  test('is a punched hole, on either side', () => {
    expect(isPunchedHole(disc(11, 30, 2.8, 2.8), PAGE, [far])).toBe(true);
    expect(isPunchedHole(disc(199, 30, 2.8, 2.8), PAGE, [far])).toBe(true);
  });

  test.each([
    ['a ring, which people draw', disc(11, 30, 2.8, 2.8, 0.8)],
    ['a blot that is longer than high', disc(11, 30, 3.3, 2.7)],
    ['a filled box of four millimetres', disc(11, 30, 2, 2)],
    ['a disc away from the side', disc(40, 30, 2.8, 2.8)],
  ])('is none where it is %s', (_, mark) => {
    expect(isPunchedHole(mark, PAGE, [far])).toBe(false);
  });

  test('is none where it lies on an option or its wording', () => {
    const mark = disc(11, 30, 2.8, 2.8);
    const { box } = mark;
    expect(isPunchedHole(mark, PAGE, [placeAt(box, far.wording)])).toBe(false);
    expect(isPunchedHole(mark, PAGE, [placeAt(far.rect, box)])).toBe(false);
  });
});
