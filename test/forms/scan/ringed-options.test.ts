import { describe, expect, test } from 'vitest';
import { judgeRecords, readSlots } from '../../../src/forms/scan/marks/judge-records.ts';
import { isInked } from '../../../src/forms/scan/marks/rings/closed-course.ts';
import { goesOnToAnother } from '../../../src/forms/scan/marks/rings/goes-on-to-another.ts';
import { liftInk } from '../../../src/forms/scan/marks/rings/lift-rings.ts';
import { PAPER, PEN, PRINT, ringInk } from '../../../src/forms/scan/marks/rings/ring-ink.ts';
import { findRules } from '../../../src/forms/scan/own-print/rules/own-rules.ts';
import { createRaster, fillPart, grown, type Raster, type Rect } from '../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../src/forms/scan/template/placed-record.ts';

const SIZE = { width: 900, height: 360 };
const SLOTS = ['no-comments', 'comments', 'not-assign'] as const;

/** Three options of a record below each other, 62 pixels apart: a box, and four words of five upright letters each. */
function placed(): PlacedRecord {
  const slots = SLOTS.map((slot, i) => {
    const rect = { x: 100, y: 100 + 62 * i, width: 25, height: 25 };
    const line = { text: '', folded: '', left: 180, right: 420, top: 98 + 62 * i, bottom: 126 + 62 * i };
    return { slot, outline: { shape: 'box' as const, rect, thickness: 2 }, zone: rect, lines: [line] };
  });
  const label = [{ text: '', folded: '', left: 60, right: 62, top: 98, bottom: 126 }];
  return { index: 0, label, slots };
}

/** The table's line between boxes and words. */
const RULE = { x: 151, y: 0, width: 4, height: 360 };

function printed(): Raster {
  const blank = createRaster(SIZE.width, SIZE.height);
  fillPart(blank, RULE, 255);
  for (const { zone, lines } of placed().slots) {
    fillPart(blank, zone, 255);
    fillPart(blank, grown(zone, -2), 0);
    for (let letter = 0; letter < 20; letter++) {
      const x = 180 + 62 * Math.floor(letter / 5) + 10 * (letter % 5);
      fillPart(blank, { x, y: (lines[0]?.top ?? 0) + 4, width: 4, height: 20 }, 255);
    }
  }
  return blank;
}

interface Oval {
  box: Rect;
  /** How far around it is drawn. */
  turn?: number;
  /** Pixels by which it falls over its width. */
  fall?: number;
  /** An ellipse, where others are rounder at their ends. */
  isPointed?: boolean;
}

/** A page on which ovals and lines are drawn. */
function tableWith(ovals: readonly Oval[], lines: readonly Rect[] = [], strokes: readonly Rect[] = []): AlignedTable {
  const blank = printed();
  const page = { ...blank, data: blank.data.slice() };
  for (const { box, turn = 1, fall = 0, isPointed = false } of ovals) {
    const bend = isPointed ? 1 : 0.7;
    for (let share = 0; share < turn; share += 0.0005) {
      const [u, v] = [Math.cos(2 * Math.PI * share), Math.sin(2 * Math.PI * share)];
      const x = Math.round(box.x + (box.width / 2) * (1 + Math.sign(u) * Math.abs(u) ** bend));
      const level = box.y + (box.height / 2) * (1 + Math.sign(v) * Math.abs(v) ** bend);
      const y = Math.round(level + fall * ((x - box.x) / box.width - 0.5));
      fillPart(page, { x: x - 2, y: y - 2, width: 4, height: 4 }, 200);
    }
  }
  for (const line of lines) fillPart(page, line, 200);
  const rest = { letters: blank, isOwnPrint: false, fringe: null, strokes, along: null, top: 0, fit: 1 };
  return { page, unruled: page, blank, ...rest, toPage: (x, y) => [x, y] };
}

/** The options that are read as marked; "staff" where a person is asked. */
function read(ovals: readonly Oval[], lines: readonly Rect[] = [], strokes: readonly Rect[] = []): string[] {
  const [record] = judgeRecords(readSlots(tableWith(ovals, lines, strokes), [placed()]));
  const slots = Object.entries(record?.slots ?? {});
  if (record?.doubt || slots.some(([, { state }]) => state === 'unclear')) return ['staff'];
  return slots.flatMap(([slot, { state }]) => (state === 'marked' ? slot : []));
}

const AROUND_WORDS = { x: 164, y: 92, width: 276, height: 40 };
const AROUND_BOX = { x: 86, y: 86, width: 54, height: 54 };

describe('a ring marks its option', () => {
  test.each([
    ['around the words, cutting the first and last letters', { x: 170, y: 92, width: 262, height: 40 }],
    ['around the box', AROUND_BOX],
    ['close around the box', { x: 97, y: 97, width: 31, height: 31 }],
    ['around the box and the first word', { x: 84, y: 88, width: 156, height: 50 }],
    ['around the first word', { x: 170, y: 90, width: 68, height: 44 }],
    ['around all of it', { x: 80, y: 86, width: 370, height: 54 }],
  ])('%s', (_, box) => {
    expect(read([{ box }])).toEqual(['no-comments']);
  });

  test('though the hand did not quite close it', () => {
    expect(read([{ box: AROUND_WORDS, turn: 0.95 }])).toEqual(['no-comments']);
  });

  test('though its pointed end lies beyond the table’s line', () => {
    expect(read([{ box: { x: 134, y: 88, width: 332, height: 48 }, isPointed: true }])).toEqual(['no-comments']);
  });

  test('though its pointed end cuts the first word', () => {
    expect(read([{ box: { x: 182, y: 88, width: 284, height: 48 }, isPointed: true }])).toEqual(['no-comments']);
  });

  test('though the hand drew it tilted', () => {
    expect(read([{ box: { x: 160, y: 90, width: 290, height: 44 }, fall: 16 }])).toEqual(['no-comments']);
  });

  test('though one of its sides runs along a ruled line; another line along one is asked about', () => {
    const along = { x: 220, y: 86, width: 160, height: 12 };
    expect(read([{ box: AROUND_WORDS }], [], [along])).toEqual(['no-comments']);
    expect(read([{ box: AROUND_WORDS }], [], [{ ...along, x: 330 }])).toEqual(['staff']);
  });

  test('and is none where it has four corners: a larger box than the form has there', () => {
    const sides = [
      { x: 94, y: 94, width: 37, height: 3 },
      { x: 94, y: 128, width: 37, height: 3 },
      { x: 94, y: 94, width: 3, height: 37 },
      { x: 128, y: 94, width: 3, height: 37 },
    ];
    expect(read([], sides)).not.toContain('no-comments');
  });

  test('and is none where the box was filled beyond its border', () => {
    expect(read([], [{ x: 94, y: 94, width: 37, height: 37 }])).toEqual(['no-comments']);
  });

  test('and another ring another option', () => {
    expect(read([{ box: AROUND_WORDS }, { box: { ...AROUND_BOX, y: 210 } }])).toEqual(['no-comments', 'not-assign']);
  });
});

describe('a person is asked where a ring', () => {
  test.each<[string, Oval[]]>([
    ['stays open', [{ box: AROUND_WORDS, turn: 0.7 }]],
    ['stays open beside a box', [{ box: AROUND_BOX, turn: 0.75 }]],
    ['runs around two options', [{ box: { x: 84, y: 88, width: 360, height: 112 } }]],
    ['begins amid the words', [{ box: { x: 232, y: 90, width: 130, height: 44 } }]],
    ['runs around the last word alone', [{ box: { x: 354, y: 90, width: 80, height: 44 } }]],
  ])('%s', (_, ovals) => {
    expect(read(ovals)).toEqual(['staff']);
  });

  test('has a line drawn within it', () => {
    expect(read([{ box: AROUND_WORDS }], [{ x: 190, y: 108, width: 220, height: 4 }])).toEqual(['staff']);
  });

  test('is crossed out', () => {
    expect(read([{ box: AROUND_BOX }], [{ x: 70, y: 111, width: 86, height: 4 }])).toEqual(['staff']);
  });

  test('runs around a box that is marked: it may correct that', () => {
    expect(read([{ box: AROUND_BOX }], [{ x: 109, y: 102, width: 6, height: 21 }])).toEqual(['staff']);
  });
});

test('a box blackened far beyond its edge is no ringed one: a mark may have been crossed out', () => {
  const turns = Array.from({ length: 12 }, (_, i) => ({ box: grown(AROUND_BOX, -2 * i) }));
  expect(read(turns)).toEqual(['staff']);
});

test('between a ring above and a ring below there is none', () => {
  const rings = [92, 196].map((y) => ({ box: { ...AROUND_WORDS, y, height: 60 } }));
  expect(read(rings)).not.toContain('comments');
});

test('the side of a ring that touches a ruled line is told from it, and the line by itself is not', () => {
  const page = createRaster(SIZE.width, SIZE.height);
  for (const y of [60, 180, 300]) fillPart(page, { x: 0, y, width: SIZE.width, height: 3 }, 255);
  fillPart(page, { x: 200, y: 62, width: 300, height: 4 }, 200);
  const { along } = findRules(page, { across: 400, down: 200 });
  const columns = (y: number) => along.data.subarray(y * SIZE.width, (y + 1) * SIZE.width).filter((ink) => ink > 0);
  expect(columns(64)).toHaveLength(300);
  expect([60, 61, 180, 300].flatMap((y) => [...columns(y)])).toEqual([]);
});

describe('a ring that the pen drew on past the next outline', () => {
  const [record] = [placed()];
  const [own] = record.slots;
  const upper = Array.from({ length: 120 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 120;
    return { x: 112 + 20 * Math.cos(angle), y: 112 + 20 * Math.sin(angle) };
  });
  /** Whether it goes on where its sides run down so far, with a gap every so many pixels. */
  const goesOn = (to: number, gap = 0) => {
    const seen = createRaster(SIZE.width, SIZE.height);
    for (const { x, y } of upper)
      fillPart(seen, { x: Math.round(x) - 1, y: Math.round(y) - 1, width: 3, height: 3 }, PEN);
    for (const x of [91, 131]) {
      for (let y = 112; y < to; y++) if (y % 8 >= gap) fillPart(seen, { x, y, width: 3, height: 1 }, PEN);
    }
    return own !== undefined && goesOnToAnother(upper, seen, own, [record]);
  };

  test('is drawn around both, be its stroke torn as a pencil’s', () => {
    expect(goesOn(190)).toBe(true);
    expect(goesOn(190, 3)).toBe(true);
  });

  test('is its own option’s where it ends above the middle of the next', () => {
    expect(goesOn(168)).toBe(false);
    expect(goesOn(112)).toBe(false);
  });
});

describe('a course counts as a pen’s', () => {
  /** The course of an oval, of which a stretch from its right end on shows something else. */
  const isInkedBut = (width: number, share: number, shows: number, isAtCircle = false) => {
    const seen = createRaster(SIZE.width, SIZE.height);
    const course = Array.from({ length: 4 * width }, (_, i) => {
      const angle = (2 * Math.PI * i) / (4 * width);
      return { x: Math.round(300 + (width / 2) * Math.cos(angle)), y: Math.round(180 + 35 * Math.sin(angle)) };
    });
    const from = course.length * (1 - share / 2);
    const isOther = (i: number) => i >= from || i < course.length * (share / 2);
    for (const [i, { x, y }] of course.entries())
      fillPart(seen, { x, y, width: 1, height: 1 }, isOther(i) ? shows : PEN);
    return isInked(seen, course, isAtCircle);
  };

  test('around a box where the line of a column hides one side of it', () => {
    expect(isInkedBut(70, 0.35, PRINT)).toBe(true);
  });

  test('and not around a circle, beside which no line stands', () => {
    expect(isInkedBut(70, 0.35, PRINT, true)).toBe(false);
  });

  test('and neither where paper shows there, nor where more is hidden, nor around words', () => {
    expect(isInkedBut(70, 0.35, PAPER)).toBe(false);
    expect(isInkedBut(70, 0.5, PRINT)).toBe(false);
    expect(isInkedBut(300, 0.35, PRINT)).toBe(false);
  });
});

test('the tip of a ring goes with it though thin remains of a rule hang on it; where strokes hang on it too, it stays', () => {
  const tip = { x: 440, y: 108, width: 18, height: 8 };
  const course = Array.from({ length: 900 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 900;
    return { x: 302 + 138 * Math.cos(angle), y: 112 + 20 * Math.sin(angle) };
  });
  const tipAfter = (thickness: number) => {
    const hanging = [220, 290, 360].map((x) => ({ x, y: 88 - thickness, width: 20, height: thickness }));
    const table = tableWith([], [...hanging, tip]);
    for (const { x, y } of course)
      fillPart(table.page, { x: Math.round(x) - 2, y: Math.round(y) - 2, width: 4, height: 4 }, 200);
    return liftInk(table, ringInk(table), [{ course }]).page.data[112 * SIZE.width + 454];
  };
  expect(tipAfter(1)).toBe(0);
  expect(tipAfter(12)).toBe(200);
});

describe('a ring around a box of which scanning left nothing', () => {
  const withoutBox = (lines: readonly Rect[] = []): string[] => {
    const table = tableWith([{ box: AROUND_BOX }]);
    fillPart(table.page, grown(placed().slots[0]?.zone ?? AROUND_BOX, 2), 0);
    for (const line of lines) fillPart(table.page, line, 200);
    const [record] = judgeRecords(readSlots(table, [placed()]));
    return Object.entries(record?.slots ?? {}).flatMap(([slot, { state }]) =>
      state === 'empty' ? [] : `${slot} ${state}`,
    );
  };

  test('marks its option', () => {
    expect(withoutBox()).toEqual(['no-comments marked']);
  });

  test('does not where something stands in it', () => {
    expect(withoutBox([{ x: 106, y: 112, width: 12, height: 3 }])).toEqual(['no-comments unclear']);
  });
});

test('a broad ring that a thin level line strikes is asked about, and read without it', () => {
  const broad = Array.from({ length: 9 }, (_, i) => ({ box: grown(AROUND_BOX, 2 - i) }));
  expect(read(broad)).toEqual(['no-comments']);
  expect(read(broad, [{ x: 84, y: 112, width: 58, height: 2 }])).toEqual(['staff']);
});
