import { describe, expect, test } from 'vitest';
import { attribute } from '../../../../src/forms/scan/marks/attribute-marks.ts';
import { hasOnlyTails } from '../../../../src/forms/scan/marks/mark-tails.ts';
import type { Place, RecordReading } from '../../../../src/forms/scan/marks/record-reading.ts';
import { extentOf } from '../../../../src/forms/scan/picture/ink/gathered-ink.ts';
import type { Rect } from '../../../../src/forms/scan/picture/raster.ts';

const WIDTH = 600;
const CIRCLE = { x: 100, y: 100, width: 25, height: 25 };

/** What a mark of these rectangles makes of a circle in which nothing but the point of a tick shows. */
function withMark(parts: readonly Rect[]): Place {
  const record: RecordReading = { index: 0, slots: {}, doubt: null };
  const mark = 'ink 0.105 / 0.146';
  const place: Place = {
    record,
    slot: 'comments',
    reading: { state: 'unclear', strength: 0.3, mark, box: CIRCLE, found: CIRCLE, outlined: true, isStub: true },
    rect: CIRCLE,
    shape: 'circle',
    zone: CIRCLE,
    inside: CIRCLE,
    wording: { x: 170, y: 98, width: 300, height: 28 },
  };
  const pixels = pixelsOf(parts);
  attribute({ box: extentOf(pixels, WIDTH), pixels }, [place], WIDTH);
  return place;
}

function pixelsOf(parts: readonly Rect[]): number[] {
  return parts.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => (y + Math.floor(i / width)) * WIDTH + x + (i % width)),
  );
}

describe('the point of a tick within a circle that hides the rest', () => {
  test('is a mark with the end of the stroke beyond it', () => {
    expect(withMark([{ x: 126, y: 90, width: 8, height: 12 }]).reading.state).toBe('marked');
  });

  test('is none by itself', () => {
    expect(withMark([{ x: 109, y: 110, width: 4, height: 5 }]).reading.state).toBe('unclear');
  });

  test('is none with what stands apart from it', () => {
    expect(withMark([{ x: 140, y: 90, width: 8, height: 12 }]).reading.state).toBe('unclear');
  });

  test('is none with a bent sign right beside it', () => {
    const bent = [
      ...stroke(128, 100, 9, 0),
      ...stroke(137, 100, 0, 10),
      ...stroke(128, 110, 9, 0),
      ...stroke(128, 110, 0, 10),
    ];
    expect(withMark(bent).reading.state).toBe('unclear');
  });

  test("is none with a question mark's hook that a fax ran together", () => {
    const hook = [
      { x: 126, y: 100, width: 12, height: 5 },
      { x: 131, y: 105, width: 7, height: 5 },
      { x: 129, y: 110, width: 5, height: 6 },
    ];
    expect(withMark(hook).reading.state).toBe('unclear');
  });

  test('is no answer with a line that leads away from it', () => {
    const { record } = withMark([{ x: 126, y: 110, width: 90, height: 4 }]);
    expect(record.doubt).not.toBeNull();
  });
});

/** A record's circles below each other, of which the upper one is marked, with these strokes drawn beside it. */
function besideMarked(strokes: readonly Rect[]): { upper: Place; lower: Place; record: RecordReading } {
  const record: RecordReading = { index: 0, slots: {}, doubt: null };
  const option = (slot: Place['slot'], y: number, state: 'marked' | 'empty'): Place => {
    const rect = { ...CIRCLE, y };
    const wording = { x: 170, y: y - 2, width: 300, height: 28 };
    const reading = { state, strength: 0.9, mark: 'ink', box: rect, found: rect, outlined: true };
    return { record, slot, reading, rect, shape: 'box', zone: rect, inside: rect, wording };
  };
  const [upper, lower] = [option('no-comments', 100, 'marked'), option('comments', 143, 'empty')];
  const pixels = pixelsOf(strokes);
  attribute({ box: extentOf(pixels, WIDTH), pixels }, [upper, lower], WIDTH);
  return { upper, lower, record };
}

/** A straight stroke, pen's width thick, from one point so far to the right and down. */
function stroke(x: number, y: number, across: number, down: number): Rect[] {
  return Array.from({ length: 40 }, (_, i) => ({
    x: Math.round(x + (across * i) / 39),
    y: Math.round(y + (down * i) / 39),
    width: 3,
    height: 3,
  }));
}

describe('what stands beside a marked circle', () => {
  test('is its mark’s end where it comes straight out of it, or hugs it', () => {
    for (const end of [stroke(126, 97, 14, -14), [{ x: 127, y: 106, width: 4, height: 9 }]]) {
      const { upper, record } = besideMarked(end);
      expect([upper.reading.state, record.doubt]).toEqual(['marked', null]);
    }
  });

  test('is its mark’s end where a felt pen’s stroke leads into it, and a sign where the stroke passes by', () => {
    const end = Array.from({ length: 10 }, (_, i) => ({ x: 128 + i, y: 92 - i, width: 8, height: 8 }));
    const level = [{ x: 120, y: 130, width: 24, height: 13 }];
    for (const [broad, isEnd] of [
      [end, true],
      [level, false],
    ] as const) {
      const pixels = [...new Set(pixelsOf(broad))];
      expect(hasOnlyTails({ box: extentOf(pixels, WIDTH), pixels }, CIRCLE, WIDTH)).toBe(isEnd);
    }
  });

  test('is its mark’s end where the outline’s line hides but its tip, whatever way that points, and a sign farther off', () => {
    const box = { x: 100, y: 100, width: 31, height: 31 };
    const tip = (y: number) =>
      pixelsOf([12, 12, 9, 7, 6, 3].map((width, i) => ({ x: 96 + Math.floor(i / 2.5), y: y + i, width, height: 1 })));
    const isEnd = (y: number) => {
      const pixels = tip(y);
      return hasOnlyTails({ box: extentOf(pixels, WIDTH), pixels }, box, WIDTH);
    };
    expect([isEnd(136), isEnd(139)]).toEqual([true, false]);
  });

  test('is its mark’s end where a ruled line parts its tip from it, and a sign where the tip stands elsewhere', () => {
    const box = { x: 100, y: 100, width: 31, height: 31 };
    const end = Array.from({ length: 5 }, (_, i) => ({ x: 135 + i, y: 98 - i, width: 7, height: 6 }));
    const isEnd = (x: number, y: number) => {
      const tip = Array.from({ length: 5 }, (_, i) => ({ x: x + i, y: y - i, width: 8, height: 4 }));
      const pixels = [...new Set(pixelsOf([...end, ...tip]))];
      return hasOnlyTails({ box: extentOf(pixels, WIDTH), pixels }, box, WIDTH);
    };
    expect([isEnd(144, 84), isEnd(134, 80)]).toEqual([true, false]);
  });

  test('is the side of a cross that was drawn in one stroke, from arm to arm, and a sign beside any other mark', () => {
    const box = { x: 100, y: 100, width: 31, height: 31 };
    const isEnd = (side: Rect[], isCross: boolean) => {
      const pixels = pixelsOf(side);
      return hasOnlyTails({ box: extentOf(pixels, WIDTH), pixels }, box, WIDTH, isCross);
    };
    const side = [{ x: 88, y: 97, width: 3, height: 37 }];
    expect([isEnd(side, true), isEnd(side, false)]).toEqual([true, false]);
    expect(isEnd([{ x: 88, y: 105, width: 3, height: 20 }], true)).toBe(false);
    expect(isEnd([{ x: 82, y: 97, width: 3, height: 37 }], true)).toBe(false);
  });

  test('is a sign where a ruled line hides the middle of it, and no more than crumbs of the rest stand near', () => {
    const hook = [...stroke(76, 96, 6, 0), ...stroke(76, 96, 0, 5)];
    const crumb = [{ x: 86, y: 104, width: 2, height: 2 }];
    const stem = [{ x: 81, y: 112, width: 2, height: 10 }];
    const { record } = besideMarked([...hook, ...crumb, ...stem]);
    expect(record.doubt).not.toBeNull();
    expect(besideMarked([...stroke(85, 85, 8, 8), ...stroke(76, 76, 5, 5)]).record.doubt).toBeNull();
  });

  test('is a sign where a ruled line leaves nothing but crumbs of it, near the outline or farther off', () => {
    const arm = stroke(CIRCLE.x + 4, CIRCLE.y + 20, 16, -16);
    for (const off of [22, 16]) {
      const x = CIRCLE.x - off - 8;
      const hook = { x, y: 100, width: 8, height: 8 };
      const stem = { x: x + 6, y: 110, width: 2, height: 10 };
      const parted = besideMarked([...arm, hook, stem, { x: x + 6, y: 123, width: 2, height: 4 }]);
      expect(parted.upper.reading.state === 'unclear' || parted.record.doubt !== null).toBe(true);
      expect(besideMarked([...arm, hook]).upper.reading.state).toBe('marked');
    }
  });

  test('is the rest of a line that strikes the mark where it is level and stands at the middle of a side', () => {
    const box = { x: 100, y: 100, width: 31, height: 31 };
    const isEnd = (piece: Rect) => hasOnlyTails({ box: piece, pixels: pixelsOf([piece]) }, box, WIDTH);
    for (const [x, width, height] of [
      [92, 8, 2],
      [84, 10, 2],
      [90, 6, 3],
    ] as const)
      expect(isEnd({ x, y: 114, width, height })).toBe(false);
    for (const [x, y, width, height] of [
      [92, 97, 8, 2],
      [84, 112, 10, 6],
      [93, 114, 3, 3],
    ] as const)
      expect(isEnd({ x, y, width, height })).toBe(true);
  });

  test('is its mark’s end up to twice the size of the outline, where it comes straight out of it', () => {
    const { upper, lower, record } = besideMarked(stroke(127, 96, 18, -44));
    expect([upper.reading.state, lower.reading.state, record.doubt]).toEqual(['marked', 'empty', null]);
    const bent = besideMarked([...stroke(127, 96, 12, -20), ...stroke(139, 76, -8, -24)]);
    expect(bent.record.doubt).not.toBeNull();
  });

  test('puts the answer in doubt where it is a sign of its own: a bent one, or level strokes', () => {
    const bent = [
      ...stroke(128, 100, 9, 0),
      ...stroke(137, 100, 0, 10),
      ...stroke(128, 110, 9, 0),
      ...stroke(128, 110, 0, 10),
    ];
    for (const sign of [bent, [...stroke(128, 107, 14, 0), ...stroke(128, 116, 14, 0)]]) {
      const { upper, record } = besideMarked(sign);
      expect(upper.reading.state === 'unclear' || record.doubt !== null).toBe(true);
    }
  });

  test('is the edge of a highlighter’s band where it runs along a whole side of the outline, and a sign where it is thin', () => {
    const beside = (thick: number) => {
      const parts = [
        { ...CIRCLE, y: CIRCLE.y - 2 - thick, height: thick },
        { ...CIRCLE, y: CIRCLE.y + CIRCLE.height + 1, height: thick },
      ];
      const pixels = pixelsOf(parts);
      return hasOnlyTails({ box: extentOf(pixels, WIDTH), pixels }, CIRCLE, WIDTH);
    };
    // Within three tenths of the outline's size everything hugs it.
    expect([beside(8), beside(4)]).toEqual([true, true]);
    const dash = pixelsOf([{ ...CIRCLE, y: CIRCLE.y - 11, height: 3 }]);
    expect(hasOnlyTails({ box: extentOf(dash, WIDTH), pixels: dash }, CIRCLE, WIDTH)).toBe(false);
  });

  test('puts the answer in doubt where a word was gathered with the mark, and not where a long stroke leads into it', () => {
    // A felt pen's "no", whose round letter is as thick as it is high.
    const word = [
      { x: 152, y: 96, width: 5, height: 14 },
      { x: 160, y: 97, width: 13, height: 12 },
    ];
    const tick = stroke(104, 122, 18, -18);
    const written = besideMarked([...tick, ...word]);
    expect(written.upper.reading.state === 'unclear' || written.record.doubt !== null).toBe(true);
    const arm = besideMarked([...tick, ...stroke(144, 82, 14, -14)]);
    expect([arm.upper.reading.state, arm.record.doubt]).toEqual(['marked', null]);
  });

  test('moves the answer where it runs to the other circle: nobody can tell which was meant', () => {
    const { upper, lower } = besideMarked([
      ...stroke(111, 128, 0, 12),
      ...stroke(106, 134, 5, 6),
      ...stroke(116, 134, -5, 6),
    ]);
    expect([upper.reading.state, lower.reading.state]).toEqual(['unclear', 'unclear']);
  });
});

/** A record's circles below each other, one of them marked, between which these strokes are drawn. */
function between(marked: 'no-comments' | 'comments', strokes: readonly Rect[]): string[] {
  const record: RecordReading = { index: 0, slots: {}, doubt: null };
  const places = (['no-comments', 'comments'] as const).map((slot, i): Place => {
    const rect = { ...CIRCLE, y: 100 + 43 * i };
    const wording = { x: 170, y: rect.y - 2, width: 300, height: 28 };
    const state = slot === marked ? 'marked' : 'empty';
    const reading: Place['reading'] = { state, strength: 0.9, mark: 'ink', box: rect, found: rect, outlined: true };
    return { record, slot, reading, rect, shape: 'circle', zone: rect, inside: rect, wording };
  });
  const pixels = pixelsOf(strokes);
  attribute({ box: extentOf(pixels, WIDTH), pixels }, places, WIDTH);
  return places.map(({ reading }) => reading.state);
}

describe('a stroke from one option towards the other', () => {
  test.each<[string, 'no-comments' | 'comments', Rect[]]>([
    [
      'the long arm of a tick that leans past the other',
      'comments',
      [...stroke(102, 152, 10, 14), ...stroke(112, 166, 15, -40)],
    ],
    [
      'the arm of a tick that rises steeply beside the other',
      'comments',
      [...stroke(104, 152, 8, 12), ...stroke(112, 164, 8, -21), ...stroke(120, 143, 3, -14)],
    ],
    ['the arms of a large cross', 'no-comments', [...stroke(96, 90, 32, 46), ...stroke(126, 90, -32, 46)]],
  ])('is %s', (_, marked, strokes) => {
    expect(between(marked, strokes)).toEqual(marked === 'comments' ? ['empty', 'marked'] : ['marked', 'empty']);
  });

  test.each<[string, 'no-comments' | 'comments', Rect[]]>([
    ['a line straight to the other', 'comments', stroke(110, 155, 2, -32)],
    ['a line along the sides of both', 'comments', stroke(122, 155, 1, -30)],
    [
      'a line that bends back to the other’s side',
      'comments',
      [...stroke(110, 160, 12, -12), ...stroke(122, 148, 6, -9), ...stroke(128, 139, -4, -9)],
    ],
    [
      'an arrow aslant, with its head at the other',
      'comments',
      [...stroke(108, 160, 15, -34), ...stroke(123, 126, -7, 3), ...stroke(123, 126, 4, 7)],
    ],
    [
      'an arrow down to the other',
      'no-comments',
      [...stroke(112, 112, 0, 30), ...stroke(106, 136, 6, 6), ...stroke(118, 136, -6, 6)],
    ],
  ])('may be %s', (_, marked, strokes) => {
    expect(between(marked, strokes)).toContain('unclear');
  });
});
