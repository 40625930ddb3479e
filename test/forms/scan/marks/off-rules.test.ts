import { describe, expect, test } from 'vitest';
import { offRules } from '../../../../src/forms/scan/marks/paper/off-rules.ts';
import { createRaster, fillPart, type Rect } from '../../../../src/forms/scan/picture/raster.ts';
import type { Outline } from '../../../../src/forms/scan/template/template-glyphs.ts';

const BOX: Outline = { shape: 'box', rect: { x: 100, y: 60, width: 30, height: 30 } };

/** A blank form with that box, and a ruled line as it is drawn. */
function form(rule: Rect) {
  const blank = createRaster(300, 150);
  const { x, y, width, height } = BOX.rect;
  for (const line of [y, y + height - 1]) fillPart(blank, { x, y: line, width, height: 1 }, 200);
  for (const column of [x, x + width - 1]) fillPart(blank, { x: column, y, width: 1, height }, 200);
  fillPart(blank, rule, 200);
  return blank;
}

describe('an outline of the issued form that is found on the page', () => {
  const above = { rect: { ...BOX.rect, y: 54 }, closed: 0.8 };

  test('stands where it is expected, if a ruled line was taken for a side of it', () => {
    expect(offRules(above, BOX, form({ x: 20, y: 54, width: 260, height: 2 })).rect).toEqual(BOX.rect);
    expect(offRules(above, BOX, form({ x: 20, y: 82, width: 260, height: 2 })).rect).toEqual(BOX.rect);
  });

  test('stands where it is found, if no line goes on beyond its sides', () => {
    expect(offRules(above, BOX, form({ x: 100, y: 54, width: 30, height: 2 })).rect).toEqual(above.rect);
    expect(offRules(above, BOX, form({ x: 20, y: 40, width: 260, height: 2 })).rect).toEqual(above.rect);
  });
});
