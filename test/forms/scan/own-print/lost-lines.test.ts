import { describe, expect, test } from 'vitest';
import { SLOTS, type Slot } from '../../../../src/domain/evidence.ts';
import { withLostLines } from '../../../../src/forms/scan/own-print/lines/lost-lines.ts';
import { createRaster, fillPart, type Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { SlotLine } from '../../../../src/forms/scan/template/slot-lines.ts';

const [LEFT, WIDTH, STEP, RECORD] = [100, 400, 50, 240];

/** Where an option of a record stands on the page. */
function levelOf(record: number, slot: Slot): number {
  return 60 + record * RECORD + SLOTS.indexOf(slot) * STEP;
}

/** Three records of the form: at each option words of its own, the letters thick and thin, high and low. */
function printed(): Raster {
  const page = createRaster(600, 800);
  for (const record of [0, 1, 2]) for (const slot of SLOTS) printWords(page, record, slot);
  return page;
}

function printWords(page: Raster, record: number, slot: Slot): void {
  for (let letter = 0, x = LEFT; x < LEFT + WIDTH; letter++) {
    const width = 3 + ((letter * (SLOTS.indexOf(slot) + 2) * 7) % 11);
    fillPart(page, { x, y: levelOf(record, slot) - 10 + (letter % 4), width, height: 12 + ((letter * 3) % 7) }, 255);
    x += width + 4 + ((letter * 5) % 9);
  }
}

function lineOf(record: number, slot: Slot): SlotLine {
  const y = levelOf(record, slot);
  const words = [{ text: slot, box: { x: LEFT, y: y - 10, width: WIDTH, height: 20 }, confidence: 90, line: y }];
  return { slot, start: LEFT, end: LEFT + WIDTH, y, whole: true, isExact: true, similarity: 1, words };
}

/** The lines that recognition read: all but some of the second record. */
function read(...lost: Slot[]): SlotLine[] {
  return [0, 1, 2].flatMap((record) =>
    SLOTS.filter((slot) => record !== 1 || !lost.includes(slot)).map((slot) => lineOf(record, slot)),
  );
}

function found(lines: readonly SlotLine[]): string[] {
  return lines.map(({ slot, y }) => `${slot} ${y}`);
}

const ALL = found(read());

describe('a line that recognition lost', () => {
  test.each<[Slot[]]>([[['assign']], [['no-comments']], [['not-assign']], [['no-comments', 'comments']]])(
    'is found where the page shows the same print as in another record: %s',
    (lost) => {
      expect(found(withLostLines(read(...lost), printed()))).toEqual(ALL);
    },
  );

  test('is found under a ring', () => {
    const page = printed();
    const y = levelOf(1, 'no-comments');
    for (const edge of [y - 14, y + 12]) fillPart(page, { x: LEFT, y: edge, width: WIDTH, height: 4 }, 255);
    const lines = withLostLines(read('no-comments'), page);
    expect(lines.map(({ slot }) => slot)).toEqual(read().map(({ slot }) => slot));
    expect(Math.abs((lines[5]?.y ?? 0) - y)).toBeLessThanOrEqual(2);
  });

  test('stays lost where the page shows something else, or nothing', () => {
    const page = printed();
    const place = { x: LEFT, y: levelOf(1, 'no-comments') - 12, width: WIDTH + 20, height: 24 };
    const lines = read('no-comments');
    fillPart(page, place, 0);
    expect(found(withLostLines(lines, page))).toEqual(found(lines));
    fillPart(page, place, 255);
    expect(found(withLostLines(lines, page))).toEqual(found(lines));
  });

  test('stays lost where hardly anything of its record was read', () => {
    const lines = read('no-comments', 'comments', 'not-assign');
    expect(found(withLostLines(lines, printed()))).toEqual(found(lines));
  });
});
