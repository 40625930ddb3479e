import { expect, test } from 'vitest';
import type { Place } from '../../../../src/forms/scan/marks/record-reading.ts';
import { isAtEndOfMark, isTooPaleFor } from '../../../../src/forms/scan/marks/strikes/pale-beside-mark.ts';
import { createRaster, fillPart, type Raster, type Rect } from '../../../../src/forms/scan/picture/raster.ts';

/** A box with a tick in it, by a pen or a pencil. */
const FOUND = { x: 40, y: 40, width: 30, height: 30 };
const place = { reading: { state: 'marked', found: FOUND } } as Place;
const empty = { reading: { state: 'empty', found: FOUND } } as Place;

function marked(dark: number): Raster {
  const page = createRaster(110, 110);
  fillPart(page, { x: 46, y: 46, width: 16, height: 16 }, dark);
  return page;
}

/** What is drawn beside the box, as dark as said. */
function drawn(page: Raster, box: Rect, dark: number) {
  fillPart(page, box, dark);
  const pixels = Array.from({ length: box.width * box.height }, (_, i) => {
    return (box.y + Math.floor(i / box.width)) * page.width + box.x + (i % box.width);
  });
  return { box, pixels };
}

const BESIDE = { x: 18, y: 48, width: 16, height: 13 };

test('what is blurred beside the middle of a mark is the end of a line through it', () => {
  expect(isAtEndOfMark(BESIDE, [place])).toBe(true);
  expect(isAtEndOfMark({ ...BESIDE, x: 76 }, [place])).toBe(true);
});

test('a shadow, and what lies above, below or far off a mark or beside an empty box, is none', () => {
  for (const box of [
    { ...BESIDE, y: 20, height: 60 },
    { ...BESIDE, y: 20 },
    { ...BESIDE, y: 66 },
    { ...BESIDE, x: 0, width: 8 },
  ]) {
    expect(isAtEndOfMark(box, [place])).toBe(false);
  }
  expect(isAtEndOfMark(BESIDE, [empty])).toBe(false);
});

test('beside a mark by pen it is too pale for an end of its strokes', () => {
  const page = marked(240);
  expect(isTooPaleFor(drawn(page, BESIDE, 45), place, page)).toBe(true);
  expect(isTooPaleFor(drawn(page, BESIDE, 150), place, page)).toBe(false);
});

test('beside a mark by pencil it is not', () => {
  const page = marked(120);
  expect(isTooPaleFor(drawn(page, BESIDE, 45), place, page)).toBe(false);
});
