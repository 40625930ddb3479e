import { expect, test } from 'vitest';
import { bulgeBeside } from '../../../../src/forms/scan/marks/paper/bulging-rules.ts';
import type { Place } from '../../../../src/forms/scan/marks/record-reading.ts';
import { createRaster, fillPart, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';

/** A box to the left of an upright ruled line, the statement to the right of it, a level line above both. */
const RULE = 80;
const place = (state: 'marked' | 'empty') =>
  ({
    reading: { state },
    rect: { x: 30, y: 40, width: 30, height: 30 },
    wording: { x: 96, y: 38, width: 100, height: 60 },
  }) as Place;

function ruled(x: number, thick: number): Raster {
  const page = createRaster(220, 120);
  fillPart(page, { x, y: 10, width: thick, height: 100 }, 255);
  fillPart(page, { x: 0, y: 34, width: 220, height: 3 }, 255);
  return page;
}

function bulge(draw: (page: Raster) => void, { x = RULE, thick = 3, state = 'marked' as 'marked' | 'empty' } = {}) {
  const page = ruled(x, thick);
  draw(page);
  return bulgeBeside({ page, blank: ruled(RULE, 3) } as AlignedTable, place(state));
}

/** The hook of a question mark, its stem and dot, upon the line. */
function query(page: Raster) {
  fillPart(page, { x: RULE - 5, y: 48, width: 14, height: 4 }, 220);
  fillPart(page, { x: RULE + 2, y: 52, width: 7, height: 4 }, 220);
  fillPart(page, { x: RULE - 2, y: 56, width: 8, height: 4 }, 220);
}

test('a question mark that stands on the ruled line beside a marked box is seen', () => {
  expect(bulge(query)).toMatchObject({ height: 6 });
});

test('beside an empty box it is for others to judge', () => {
  expect(bulge(query, { state: 'empty' })).toBeNull();
});

test('a line that is drawn thicker, or a little beside its place, or meets another one, is as printed', () => {
  expect(bulge(() => {})).toBeNull();
  expect(bulge(() => {}, { thick: 7 })).toBeNull();
  expect(bulge(() => {}, { x: RULE + 3 })).toBeNull();
});

test('dust on the line is no sign', () => {
  expect(bulge((page) => fillPart(page, { x: RULE - 4, y: 50, width: 4, height: 4 }, 220))).toBeNull();
});
