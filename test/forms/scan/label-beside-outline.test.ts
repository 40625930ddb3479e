import { describe, expect, test } from 'vitest';
import type { OcrWord } from '../../../src/forms/scan/ocr/ocr.ts';
import { type OwnPrint, ownTable } from '../../../src/forms/scan/own-print/own-print.ts';
import { createRaster, fillPart, type Raster, type Rect } from '../../../src/forms/scan/picture/raster.ts';

const BOX = { x: 118, y: 58, width: 30, height: 30 };
const LABEL = { x: 40, y: 60, width: 62, height: 26 };
const OPTION = { x: 200, y: 60, width: 90, height: 26 };

/** Upright strokes in the place of letters. */
function write(page: Raster, { x, y, width, height }: Rect): void {
  for (let along = 0; along < width; along += 12) fillPart(page, { x: x + along, y, width: 4, height }, 255);
}

/** What is not taken for print in a part of a page that has a label right beside a box. */
function foreign(part: Rect, draw: (page: Raster) => void = () => {}): number {
  const page = createRaster(400, 200);
  for (const printed of [LABEL, OPTION]) write(page, printed);
  draw(page);
  const word = (text: string, box: Rect): OcrWord => ({ text, box, confidence: 95, line: 1 });
  const [label, option] = [word('Draft', LABEL), word('assigns', OPTION)];
  const text = { words: [option], wording: 'assigns', beyond: { start: 0, end: 0 } };
  const outline = { shape: 'box' as const, rect: BOX, thickness: 2, blank: createRaster(BOX.width, BOX.height) };
  const record: OwnPrint = {
    label: { words: [label], wording: 'Draft new', strict: false, beyond: { start: 0, end: 1.5 } },
    slots: [{ slot: 'assign', y: 73, area: OPTION, zone: BOX, text, outline }],
  };
  const { blank } = ownTable(page, [record], [], [label, option]);
  let count = 0;
  for (let y = part.y; y < part.y + part.height; y++) {
    for (let i = y * 400 + part.x; i < y * 400 + part.x + part.width; i++)
      if (page.data[i] && !blank.data[i]) count += 1;
  }
  return count;
}

describe('a label’s last word right beside a box', () => {
  test('is print, though what may be left unread behind it would reach into the box', () => {
    expect(foreign(LABEL)).toBe(0);
  });

  test('hides nothing that is drawn between it and the box', () => {
    const sign = { x: 106, y: 64, width: 5, height: 16 };
    expect(foreign(sign, (page) => fillPart(page, sign, 255))).toBe(sign.width * sign.height);
  });
});
