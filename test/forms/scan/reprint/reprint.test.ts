import { describe, expect, test } from 'vitest';
import { courseOf } from '../../../../src/forms/scan/outlines/outline-course.ts';
import { inksOf } from '../../../../src/forms/scan/picture/ink/inks.ts';
import { createRaster, fillPart, type Raster, type Rect } from '../../../../src/forms/scan/picture/raster.ts';
import { copyCirclesInWording } from '../../../../src/forms/scan/reprint/circle-in-wording.ts';
import { findCircles } from '../../../../src/forms/scan/reprint/find-circles.ts';
import { reprinted } from '../../../../src/forms/scan/reprint/reprint.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../../src/forms/scan/template/placed-record.ts';

const TOPS = [40, 240, 440];

function draw(raster: Raster, shape: 'box' | 'circle', rect: Rect): void {
  const { across, down } = courseOf(shape, rect);
  for (let i = 0; i < across.length; i++) {
    fillPart(raster, { x: (across[i] ?? 0) - 1, y: (down[i] ?? 0) - 1, width: 3, height: 3 }, 255);
  }
}

function record(index: number): PlacedRecord {
  const top = TOPS[index] ?? 0;
  const line = (y: number) => ({ text: '', folded: '', left: 200, right: 400, top: y, bottom: y + 24 });
  const slot = (name: 'assign' | 'no-comments' | 'comments' | 'not-assign', y: number) => {
    const shape = name === 'assign' || name === 'not-assign' ? ('box' as const) : ('circle' as const);
    const rect = shape === 'box' ? { x: 60, y, width: 30, height: 30 } : { x: 120, y, width: 25, height: 25 };
    return { slot: name, outline: { shape, rect }, zone: rect, lines: [line(y)] };
  };
  return {
    index,
    label: [],
    slots: [
      slot('assign', top),
      slot('no-comments', top + 40),
      slot('comments', top + 80),
      slot('not-assign', top + 120),
    ],
  };
}

const placed = TOPS.map((_, index) => record(index));

/** The issued form, with a circle within each first statement, and a page with circles of 20 pixels 18 beside them. */
function sheets() {
  const [blank, page] = [createRaster(600, 660), createRaster(600, 660)];
  for (const { slots } of placed) {
    for (const { slot, outline } of slots) {
      const { shape, rect } = outline ?? { shape: 'box', rect: { x: 0, y: 0, width: 1, height: 1 } };
      draw(blank, shape as 'box' | 'circle', rect);
      if (shape === 'circle') draw(page, shape, { x: rect.x + 20, y: rect.y + 2, width: 20, height: 20 });
      if (slot !== 'assign') continue;
      draw(blank, 'circle', { x: 340, y: rect.y, width: 25, height: 25 });
      draw(page, 'circle', { x: 360, y: rect.y + 2, width: 20, height: 20 });
    }
  }
  return { blank, page };
}

const tableOf = (page: Raster, blank: Raster) => ({ page, unruled: page, blank, letters: blank }) as AlignedTable;

const seenNowhere = placed.flatMap(({ slots }) =>
  slots.map(({ slot, outline }) => {
    const rect = outline?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
    return { slot, printed: rect, found: rect, isThere: false, isBroken: false };
  }),
);

describe('a print of the issued form that has its circles in another font', () => {
  test('tells its circles, some of them filled, where all stand alike beside their places', () => {
    const { page } = sheets();
    fillPart(page, { x: 142, y: 84, width: 16, height: 16 }, 255);
    const shift = findCircles(inksOf(page), placed);
    expect(Math.abs((shift?.dx ?? 0) - 17.5)).toBeLessThanOrEqual(1.5);
    expect(Math.abs((shift?.size ?? 0) - 20)).toBeLessThanOrEqual(2);
  });

  test('tells none where they stand each elsewhere', () => {
    const page = createRaster(600, 660);
    const circles = placed.flatMap(({ slots }) => slots.filter(({ outline }) => outline?.shape === 'circle'));
    circles.forEach(({ outline }, i) => {
      const { x, y } = outline?.rect ?? { x: 0, y: 0 };
      draw(page, 'circle', { x: x - 20 + i * 9, y, width: 20, height: 20 });
    });
    expect(findCircles(inksOf(page), placed)).toBeNull();
  });

  test('is laid over with its own circles, its boxes known by their places', () => {
    const { blank, page } = sheets();
    const own = reprinted(tableOf(page, blank), placed, seenNowhere, false);
    const [box, circle] = own?.placed[0]?.slots ?? [];
    expect(box?.outline).toMatchObject({ isLost: true, rect: { x: 60, y: 40 } });
    expect(Math.abs((circle?.outline?.rect.x ?? 0) - 140)).toBeLessThanOrEqual(2);
  });

  test('keeps boxes that are seen in their places', () => {
    const { blank, page } = sheets();
    const inPlace = seenNowhere.map((outline) => ({ ...outline, isThere: true }));
    const own = reprinted(tableOf(page, blank), placed, inPlace, false);
    const boxes = own?.placed.flatMap(({ slots }) => slots.filter(({ outline }) => outline?.shape === 'box')) ?? [];
    expect(boxes).toHaveLength(6);
    expect(boxes.some(({ outline }) => outline?.isLost)).toBe(false);
  });

  test('shows what a pen drew along a rule, where its own line hides it', () => {
    const { blank, page } = sheets();
    for (const y of [20, 210, 410, 620]) fillPart(page, { x: 40, y, width: 400, height: 3 }, 255);
    expect(reprinted(tableOf(page, blank), placed, seenNowhere, false)?.table.strokes).toEqual([]);
    fillPart(page, { x: 220, y: 211, width: 90, height: 5 }, 255);
    expect(reprinted(tableOf(page, blank), placed, seenNowhere, false)?.table.strokes).toHaveLength(1);
  });

  test('is read by itself where boxes are seen beside their places', () => {
    const { blank, page } = sheets();
    draw(page, 'box', { x: 72, y: 48, width: 30, height: 30 });
    expect(reprinted(tableOf(page, blank), placed, seenNowhere, false)).toBeNull();
  });

  test('has for print behind a circle within a statement what all records show, and no more', () => {
    const { blank, page } = sheets();
    fillPart(page, { x: 395, y: 250, width: 10, height: 10 }, 255);
    copyCirclesInWording(page, blank, placed, false);
    expect(Math.max(...TOPS.map((top) => blank.data[(top + 20) * 600 + 370] ?? 0))).toBe(255);
    expect(blank.data[255 * 600 + 400]).toBe(0);
  });
});
