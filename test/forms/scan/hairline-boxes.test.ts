import { expect, test } from 'vitest';
import { outlineDarkness } from '../../../src/forms/scan/marks/slots/outline-darkness.ts';
import { findOutline } from '../../../src/forms/scan/outlines/slot-ink.ts';
import { withPaleOnes } from '../../../src/forms/scan/own-print/outlines/pale-outlines.ts';
import { inksOf } from '../../../src/forms/scan/picture/ink/inks.ts';
import { createRaster, type Raster, type Rect } from '../../../src/forms/scan/picture/raster.ts';
import type { PlacedRecord } from '../../../src/forms/scan/template/placed-record.ts';
import type { SlotLine } from '../../../src/forms/scan/template/slot-lines.ts';
import { findOutlines } from '../../../src/forms/scan/template/template-glyphs.ts';

/** The boxes of four records, one of two with a broad stroke through it. */
const BOXES = [40, 120, 200, 280].flatMap((y) => [40, 120].map((x) => ({ x, y, width: 34, height: 34 })));
const LAST = BOXES.at(-1) as Rect;

function pageWith(boxes: readonly Rect[], darkness: number, ofLast = darkness): Raster {
  const page = createRaster(200, 340);
  for (const box of boxes) {
    const { x, y, width, height } = box;
    for (let i = 0; i < width; i++) {
      for (const [u, v] of [
        [i, 0],
        [i, height - 1],
        [0, i],
        [width - 1, i],
      ] as const) {
        page.data[(y + v) * 200 + x + u] = box === LAST ? ofLast : darkness;
      }
    }
  }
  for (const { x, y, width } of boxes.filter((_, i) => i % 2 === 0)) {
    for (let i = 0; i < width; i++) page.data.fill(255, (y + i) * 200 + x + i, (y + i) * 200 + x + i + 6);
  }
  return page;
}

const placed = BOXES.map((rect): PlacedRecord => {
  const slot = { slot: 'assign', outline: { shape: 'box', rect }, zone: rect, lines: [] } as const;
  return { index: 0, label: [], slots: [slot] };
});

function closedAt(boxes: readonly Rect[], darkness: number, ofLast = darkness): number {
  const page = pageWith(boxes, darkness, ofLast);
  const inks = inksOf(page);
  return findOutline(inks, { shape: 'box', rect: LAST }, outlineDarkness(inks, placed).box).closed;
}

test('boxes drawn by hairlines, all paler than firm ink, are there', () => {
  expect(closedAt(BOXES, 50)).toBeGreaterThan(0.95);
});

test('a box that alone is pale, or that is not there, is not', () => {
  expect(closedAt(BOXES.slice(0, -1), 50)).toBe(0);
  expect(closedAt(BOXES, 200, 50)).toBeLessThan(0.72);
});

test('a print that cannot be laid over the issued form is asked again for its hairline boxes', () => {
  const nothing = { box: null, circle: null };
  const line: SlotLine = {
    slot: 'assign',
    start: 200,
    end: 400,
    y: 50,
    whole: true,
    isExact: true,
    similarity: 1,
    words: [],
  };
  let found = 0;
  withPaleOnes(pageWith(BOXES, 50), [line], nothing, (darkened) => {
    found = findOutlines(darkened, 200 / 72).length;
    return nothing;
  });
  expect(findOutlines(pageWith(BOXES, 50), 200 / 72)).toEqual([]);
  expect(found).toBe(4);
});
