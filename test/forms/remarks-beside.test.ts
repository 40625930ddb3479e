import { describe, expect, test } from 'vitest';
import type { JudgedPage } from '../../src/forms/scan/judge-page.ts';
import { remarksBeside } from '../../src/forms/scan/outside/remarks-beside.ts';
import { createRaster, type Rect } from '../../src/forms/scan/picture/raster.ts';

/** A page at 200 dpi whose table ends in its middle; its last record shows so many of its four options. */
function page(options: number, drawn: readonly Rect[]): JudgedPage {
  const ink = createRaster(1654, 2339);
  for (const { x, y, width, height } of drawn) {
    for (let row = y; row < y + height; row++) {
      // The outline of a letter: what is filled is a blot.
      const isEdge = row < y + 4 || row >= y + height - 4;
      if (isEdge) ink.data.fill(255, row * ink.width + x, row * ink.width + x + width);
      else for (let i = 0; i < 4; i++) ink.data.fill(255, row * ink.width + x + i, row * ink.width + x + i + 1);
    }
  }
  const slots = ['assign', 'no-comments', 'comments', 'not-assign'].slice(0, options);
  const reading = { index: 0, slots: Object.fromEntries(slots.map((slot) => [slot, {}])), doubt: null };
  return {
    form: {
      template: { head: [], foot: [], records: [], rightToLeft: false },
      picture: { legible: ink, toSource: (x: number, y: number) => [x / ink.width, y / ink.height] },
      words: [],
    },
    part: 'scan.pdf',
    page: 1,
    parts: [{ reading }],
    table: { x: 200, y: 300, width: 1200, height: 900 },
  } as unknown as JudgedPage;
}

/** Letters of a word, beside each other. */
function word(x: number, y: number, letters: number): Rect[] {
  return Array.from({ length: letters }, (_, i) => ({ x: x + i * 30, y, width: 24, height: 26 }));
}

describe('handwriting about the table', () => {
  const belowTable = word(800, 1225, 12);

  test('is a remark where it stands in the margin at the height of the table’s end', () => {
    for (const options of [2, 4]) expect(remarksBeside(page(options, word(1450, 1187, 3)))).toHaveLength(1);
  });

  test('is a remark where it stands below a record that was read whole', () => {
    expect(remarksBeside(page(4, belowTable))).toHaveLength(1);
  });

  test('may be the next line of a record that goes on, and is none then; farther below it is one again', () => {
    expect(remarksBeside(page(2, belowTable))).toEqual([]);
    expect(remarksBeside(page(2, word(800, 1400, 12)))).toHaveLength(1);
  });
});
