import { expect, test } from 'vitest';
import { courseOf } from '../../../src/forms/scan/outlines/outline-course.ts';
import { judgeInk, subtractTemplate } from '../../../src/forms/scan/outlines/slot-ink.ts';
import { createRaster, fillPart, type Rect } from '../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../src/forms/scan/template/align-page.ts';

/** Where a box is expected, and where the page has it. */
const BOX: Rect = { x: 100, y: 100, width: 32, height: 32 };
const FOUND: Rect = { ...BOX, x: 103 };

/** What is measured within the box, of whose line the page has the left side, with a stroke so far from that. */
function measured(course: Rect | null, stroke: number | null): string {
  const page = createRaster(240, 240);
  const blocked = createRaster(240, 240);
  fillPart(page, { x: FOUND.x, y: FOUND.y, width: 2, height: FOUND.height }, 255);
  if (stroke !== null) fillPart(page, { x: FOUND.x + stroke, y: FOUND.y + 4, width: 3, height: 24 }, 255);
  const table = { page } as AlignedTable;
  return judgeInk(subtractTemplate(table, blocked, BOX, 0, course && courseOf('box', course)));
}

test('the line of an empty box is none of what is drawn in it where the page has it, and a stroke beside that line is', () => {
  expect(measured(null, null)).not.toBe('empty');
  expect(measured(FOUND, null)).toBe('empty');
  expect(measured(FOUND, 5)).not.toBe('empty');
});
