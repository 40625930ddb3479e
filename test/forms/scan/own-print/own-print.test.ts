import { describe, expect, test } from 'vitest';
import { judgePage } from '../../../../src/forms/scan/judge-page.ts';
import type { OcrWord } from '../../../../src/forms/scan/ocr/ocr.ts';
import { hasOthersOutlines, type SeenOutline } from '../../../../src/forms/scan/outlines-in-place.ts';
import { levelLines } from '../../../../src/forms/scan/own-print/lines/level-lines.ts';
import { atOwnHeights } from '../../../../src/forms/scan/own-print/outlines/outline-heights.ts';
import { inReadingOrder } from '../../../../src/forms/scan/own-print/reading-order.ts';
import { findRules } from '../../../../src/forms/scan/own-print/rules/own-rules.ts';
import { printedWords } from '../../../../src/forms/scan/own-print/wording/printed-words.ts';
import { readOnce } from '../../../../src/forms/scan/own-print/wording/read-once.ts';
import { inksOf } from '../../../../src/forms/scan/picture/ink/inks.ts';
import { createRaster, fillPart } from '../../../../src/forms/scan/picture/raster.ts';
import type { Template } from '../../../../src/forms/scan/template/template.ts';

const WORDING = 'does not assign authority to SG17 to consider this text for approval';

/** Words of one line, a space apart. */
function line(...texts: string[]): OcrWord[] {
  let x = 0;
  return texts.map((text) => {
    const box = { x, y: 100, width: text.length * 12, height: 20 };
    x += box.width + 6;
    return { text, box, confidence: 90, line: 1 };
  });
}

function printed(...texts: string[]): string[] {
  const words = printedWords({ words: line(...texts), wording: WORDING, beyond: { start: 0, end: 0 } });
  return words.map((word) => word.text);
}

describe("which words on a page are the form's own", () => {
  test('those of the wording, whatever recognition makes of a letter', () => {
    const read = [
      'does',
      'not',
      'assiqn',
      'autnority',
      'to',
      'SGl7',
      'to',
      'consider',
      'this',
      'text',
      'for',
      'approva1',
    ];
    expect(printed(...read)).toEqual(read);
  });

  test.each([
    ['a word of the sender', 'partly'],
    ['a word that the form has elsewhere', 'comments'],
    ['a word that the wording has already', 'not'],
    ['a mark that looks like a letter', 'X'],
  ])('%s is none of them', (_, own) => {
    const read = [
      'does',
      'not',
      'assign',
      'authority',
      'to',
      'SG17',
      'to',
      'consider',
      'this',
      'text',
      'for',
      'approval',
    ];
    expect(printed(...read, own)).toHaveLength(read.length);
  });

  test('a box read as letters beside the line takes no letter of a printed word away', () => {
    const label = { wording: "Projet d'Amendement à la Recommandation UIT-T", beyond: { start: 0, end: 0 } };
    const words = line('Projet', "d'Amendement", 'à', 'la', 'KA', 'Recommandation', 'UIT-T');
    expect(printedWords({ words, ...label }).map(({ text }) => text)).not.toContain('KA');
    expect(printedWords({ words, ...label })).toHaveLength(6);
  });

  test('a dash or stroke between words is none, a bracket that touches a word is', () => {
    expect(printed('does', 'not', '—', 'assign', '/', 'authority')).toEqual(['does', 'not', 'assign', 'authority']);
    expect(printed('does', 'not', 'assign', 'authority', ')')).toContain(')');
  });
});

test('the end of the wording is print, though words of the letter follow that hold its letters once more', () => {
  const wording = 'les motifs sont joints)';
  const words = line('les', 'motifs', 'sont', 'joints)', 'mes', 'salutations', 'distinguées', 'Monsieur', 'Jointure');
  const found = printedWords({ words, wording, beyond: { start: 0, end: 0 } });
  expect(found.map(({ text }) => text)).toEqual(['les', 'motifs', 'sont', 'joints)']);
});

test('of two readings of one print stays the one that the wording has', () => {
  const [torn, other] = line('([', 'sec-ctrl)');
  const whole = { text: 'X.5Gsec-ctrl', box: { x: 4, y: 101, width: 110, height: 19 }, confidence: 70, line: 2 };
  const words = [torn, other, whole].filter((word) => word !== undefined);
  expect(readOnce(words, 'Draft new Recommendation ITU-T X.1818 (X.5Gsec-ctrl)')).toEqual([whole]);
});

test('words are in reading order, whichever reading they come from', () => {
  const [first, last] = line('Projet', 'à');
  const middle = { text: "d'Amendement", box: { x: 74, y: 102, width: 8, height: 18 }, confidence: 90, line: 7 };
  const below = { text: 'UIT-T', box: { x: 0, y: 130, width: 40, height: 20 }, confidence: 90, line: 3 };
  const words = [below, last, middle, first].filter((word) => word !== undefined);
  expect(inReadingOrder(words, false).map(({ text }) => text)).toEqual(['Projet', "d'Amendement", 'à', 'UIT-T']);
});

test('a page on which no record lies gives none', () => {
  const page = {
    template: { records: [], rightToLeft: false } as unknown as Template,
    anyInk: createRaster(10, 10),
    legible: createRaster(10, 10),
    washes: null,
    words: [],
    slotLines: [],
    located: { map: [1, 0, 0, 0, 1, 0, 0, 0, 1], records: [], inliers: 0 },
  };
  expect(judgePage(page).records).toEqual([]);
});

test('of two readings of a label the one stays that looks like it, though its letters are of another alphabet', () => {
  const [read, misread] = [...line('МСЭ-Т'), ...line('MC93-T').map((word) => ({ ...word, line: 2 }))];
  expect(
    readOnce(
      [misread, read].flatMap((word) => word ?? []),
      'Проект Рекомендации МСЭ-T',
    ),
  ).toEqual([read]);
});

describe('a short line down the page, from one ruled line to another', () => {
  const LEAST = { across: 300, down: 300 };
  const CELL = { top: 102, height: 98 };

  /** Ruled lines across the page every 100 pixels, and lines down it where they are wanted. */
  function ruled(...down: { x: number; y: number; height: number; width?: number }[]) {
    const page = createRaster(500, 500);
    for (const y of [100, 200, 300, 400]) fillPart(page, { x: 40, y, width: 400, height: 2 }, 255);
    for (const { x, y, height, width = 2 } of down) fillPart(page, { x, y, width, height }, 255);
    const { mask } = findRules(page, LEAST);
    return (x: number, y: number) => mask.data[y * mask.width + x] === 255;
  }

  test('is the side of a cell where other records have it too', () => {
    const isRule = ruled(
      { x: 120, y: CELL.top, height: CELL.height },
      { x: 122, y: CELL.top + 200, height: CELL.height },
    );
    expect([isRule(121, 150), isRule(123, 350), isRule(121, 250)]).toEqual([true, true, false]);
  });

  test.each([
    ['once', [{ x: 120, y: CELL.top, height: CELL.height }]],
    [
      'at another place in each record',
      [
        { x: 120, y: 102, height: 98 },
        { x: 180, y: 302, height: 98 },
      ],
    ],
    [
      'short of the ruled lines',
      [
        { x: 120, y: 120, height: 60 },
        { x: 120, y: 320, height: 60 },
      ],
    ],
    [
      'by a broad pen',
      [
        { x: 120, y: 102, height: 98, width: 5 },
        { x: 120, y: 302, height: 98, width: 5 },
      ],
    ],
  ])('is a stroke where it is drawn %s', (_, strokes) => {
    expect(ruled(...strokes)(121, 150)).toBe(false);
  });
});

test('a line of bold letters that touch each other is no ruled line', () => {
  const page = createRaster(1000, 300);
  const ink = (x: number, y: number, width: number, height: number) => {
    for (let row = y; row < y + height; row++) page.data.fill(200, row * page.width + x, row * page.width + x + width);
  };
  ink(50, 200, 900, 3);
  ink(50, 108, 900, 3);
  for (let x = 50; x < 950; x += 10) ink(x, 100, 6, 18);
  const { mask } = findRules(page, { across: 400, down: 200 });
  const isRule = (y: number) => mask.data[y * page.width + 500] === 255;
  expect([109, 201].map(isRule)).toEqual([false, true]);
});

describe('what lies along a ruled line', () => {
  /** A rule two lines thick, which over a stretch of 50 shows so dark in four. */
  function thickened(...stretch: number[]) {
    const page = createRaster(1000, 300);
    fillPart(page, { x: 50, y: 100, width: 900, height: 2 }, 255);
    for (const y of [99, 102]) fillPart(page, { x: 50, y, width: 900, height: 1 }, 40);
    for (const [i, dark] of stretch.entries()) fillPart(page, { x: 300, y: 99 + i, width: 50, height: 1 }, dark);
    return findRules(page, { across: 400, down: 200 }).thickened;
  }

  test('is a pen line where it adds ink', () => {
    expect(thickened(90, 255, 255, 90)).toMatchObject([{ x: 300, width: 50 }]);
  });

  test('is nothing but the print where rules that are drawn alike are as much thicker', () => {
    /** Four rules, of two lines each or of two and of three, the first of which shows as many more over a stretch of 60. */
    const rules = (thick: readonly number[], more: number) => {
      const page = createRaster(1000, 500);
      for (const [i, lines] of thick.entries()) {
        fillPart(page, { x: 50, y: 100 * (i + 1), width: 900, height: lines }, 255);
      }
      fillPart(page, { x: 300, y: 100, width: 60, height: (thick[0] ?? 0) + more }, 255);
      return findRules(page, { across: 400, down: 300 }).thickened;
    };
    expect(rules([2, 3, 2, 3], 2)).toEqual([]);
    expect(rules([2, 3, 2, 3], 3)).toHaveLength(1);
    expect(rules([2, 2, 2, 2], 2)).toHaveLength(1);
  });

  test('is nothing where the same ink is spread over more lines, as of a rule that lies aslant', () => {
    expect(thickened(65, 235, 235, 65)).toEqual([]);
  });
});

describe('beyond its ends a ruled line', () => {
  test('is taken to go on, up to a letter that stands there', () => {
    const page = createRaster(400, 900);
    fillPart(page, { x: 199, y: 200, width: 2, height: 500 }, 255);
    // Wider above than the rule, as its bowl is, and no wider than it in between.
    fillPart(page, { x: 190, y: 176, width: 20, height: 4 }, 255);
    fillPart(page, { x: 198, y: 150, width: 4, height: 26 }, 255);
    const { mask } = findRules(page, { across: 300, down: 300 });
    const isRule = (y: number) => mask.data[y * mask.width + 200] === 255;
    expect([190, 450, 740].map(isRule)).toEqual([true, true, true]);
    expect([177, 160].map(isRule)).toEqual([false, false]);
  });
});

describe('whether a page was printed by another program', () => {
  const outline = (off: number): SeenOutline => {
    const printed = { x: 100, y: 50, width: 25, height: 25 };
    return { slot: 'no-comments', printed, found: { ...printed, x: printed.x + off }, isThere: true, isBroken: false };
  };

  test('it was where the circles of an option stand beside their places in one record as in the other', () => {
    expect(hasOthersOutlines([-6, -5, -6, 1].map(outline))).toBe(true);
  });

  test('it was not where one stands off, or all by a little', () => {
    expect(hasOthersOutlines([0, -6, 1, 2].map(outline))).toBe(false);
    expect(hasOthersOutlines([2, 2, 2].map(outline))).toBe(false);
  });
});

/** What a page taught of its boxes: 26 pixels wide and high, in a column of their own, level with their lines. */
const drawn = {
  shape: 'box' as const,
  width: 26,
  height: 26,
  dx: 20,
  dy: 0,
  off: {},
  column: 50,
  blank: createRaster(26, 26),
  count: 8,
};

describe('the height of a line that recognition misplaced', () => {
  const page = (draw: (x: number, y: number) => boolean) => {
    const ink = createRaster(200, 200);
    for (let y = 100; y < 126; y++)
      for (let x = 50; x < 76; x++) if (draw(x - 50, y - 100)) ink.data[y * 200 + x] = 255;
    return ink;
  };
  const isEdge = (x: number, y: number) => Math.min(x, y, 25 - x, 25 - y) < 2;
  const option = { slot: 'assign' as const, start: 96, end: 190, y: 105, whole: true, isExact: true, similarity: 1 };
  const group = { index: 0, label: [], bottom: 180, lines: [{ ...option, words: [] }] };
  const heightOn = (draw: (x: number, y: number) => boolean) =>
    levelLines(inksOf(page(draw)), [group], { box: drawn, circle: null }, false)[0]?.lines[0]?.y;

  test('is that of its box, be it crossed', () => {
    expect(heightOn(isEdge)).toBe(113);
    expect(heightOn((x, y) => isEdge(x, y) || Math.abs(x - y) < 2 || Math.abs(x + y - 25) < 2)).toBe(113);
  });

  test('is not told by a blot', () => {
    expect(heightOn(() => true)).toBe(105);
  });
});

describe('the height at which the boxes of an option stand', () => {
  const statement = (y: number) => ({
    ...{ slot: 'assign' as const, start: 96, end: 190, y, whole: true, isExact: true, similarity: 1, words: [] },
  });
  const nextRecord = (y: number) => ({ ...statement(y), slot: 'not-assign' as const });
  /** Three statements, 200 pixels apart, with boxes whose middles are so far below them. */
  const offOn = (downs: readonly number[], fill = false) => {
    const ink = createRaster(200, 700);
    const lines = [0, 1, 2].flatMap((i) => [statement(100 + 200 * i), nextRecord(240 + 200 * i)]);
    for (const [i, down] of downs.entries()) {
      const box = { x: 50, y: 100 + 200 * i + down - 13, width: 26, height: 26 };
      fillPart(ink, box, 255);
      if (!fill) fillPart(ink, { x: box.x + 2, y: box.y + 2, width: 22, height: 22 }, 0);
    }
    const { box } = atOwnHeights(inksOf(ink), lines, { box: drawn, circle: null }, false);
    return box?.off.assign;
  };

  test('is that of the middle of its cell, where they stand there in most records', () => {
    expect(offOn([50, 50, 50])).toBeCloseTo(50, -0.5);
    expect(offOn([50, 51])).toBeCloseTo(50, -0.5);
  });

  test('is the usual one where they stand beside the line, or each at another height', () => {
    expect(offOn([0, 0, 50])).toBeUndefined();
    expect(offOn([20, 40, 60])).toBeUndefined();
  });

  test('is not told by blots, nor by one box', () => {
    expect(offOn([50, 50, 50], true)).toBeUndefined();
    expect(offOn([50])).toBeUndefined();
  });
});
