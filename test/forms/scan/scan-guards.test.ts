import { describe, expect, test } from 'vitest';
import { findBridged } from '../../../src/forms/scan/marks/paper/bridged-spaces.ts';
import { faintInk, paperLimits } from '../../../src/forms/scan/marks/paper/faint-ink.ts';
import { findForeignMarks } from '../../../src/forms/scan/marks/paper/foreign-ink.ts';
import { toFullBlack } from '../../../src/forms/scan/ocr/full-black.ts';
import { judgeInk, measureInside, STRONG } from '../../../src/forms/scan/outlines/slot-ink.ts';
import { findRules } from '../../../src/forms/scan/own-print/rules/own-rules.ts';
import { copyLetters, largestLetters } from '../../../src/forms/scan/own-print/wording/letter-sizes.ts';
import { copyRepeatedWording } from '../../../src/forms/scan/own-print/wording/own-wording.ts';
import { seenFromAfar } from '../../../src/forms/scan/own-print/wording/wording-shift.ts';
import { dilate } from '../../../src/forms/scan/picture/ink/dilate.ts';
import { createRaster, type Raster, type Rect } from '../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../src/forms/scan/template/align-page.ts';

function fill(raster: Raster, { x, y, width, height }: Rect, dark: number): void {
  for (let row = y; row < y + height; row++) {
    raster.data.fill(dark, row * raster.width + x, row * raster.width + x + width);
  }
}

/** Paper whose darkness wavers between 0 and 24, the same every time. */
function paper(width: number, height: number): Raster {
  const raster = createRaster(width, height);
  let state = 7;
  for (let i = 0; i < raster.data.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    raster.data[i] = (state >> 16) % 25;
  }
  return raster;
}

describe('what is drawn so pale that no pixel tells', () => {
  const part = { x: 40, y: 40, width: 16, height: 16 };
  const whole = { x: 0, y: 0, width: 300, height: 300 };

  function isPale(page: Raster): boolean {
    const limit = paperLimits({ page } as AlignedTable, createRaster(300, 300), whole, 16);
    const seen = faintInk(page, part);
    return seen.line > limit.line || seen.level > limit.level;
  }

  test('plain paper is not', () => {
    expect(isPale(paper(300, 300))).toBe(false);
  });

  test.each([1, 0, -2, -5])('ends for a part of %i pixels, and knows nothing of it', (side) => {
    const table = { page: paper(300, 300) } as AlignedTable;
    expect(paperLimits(table, createRaster(300, 300), whole, side).line).toBeGreaterThan(0);
    const outline = { shape: 'box', rect: { x: 40, y: 40, width: side + 8, height: side + 8 } } as const;
    expect(judgeInk(measureInside(table.page, outline, 0))).toBe('unclear');
  });

  test('a hairline no darker than the noise is', () => {
    const page = paper(300, 300);
    for (let i = 0; i < 16; i++) {
      const at = (40 + i) * 300 + 40 + i;
      page.data[at] = (page.data[at] ?? 0) + 26;
    }
    expect(isPale(page)).toBe(true);
  });

  test('a tint over the whole box is', () => {
    const page = paper(300, 300);
    for (let y = 40; y < 56; y++) for (let x = 40; x < 56; x++) page.data[y * 300 + x] = 14 + ((x * y) % 25);
    expect(isPale(page)).toBe(true);
  });

  test('a speck of dust is not', () => {
    const page = paper(300, 300);
    fill(page, { x: 43, y: 47, width: 2, height: 2 }, 255);
    expect(isPale(page)).toBe(false);
  });
});

describe('a ruled line', () => {
  const least = { across: 300, down: 300 };

  /** Four rules across, of two pixels each. */
  function ruled(): Raster {
    const page = createRaster(800, 400);
    for (const y of [50, 150, 250, 350]) fill(page, { x: 50, y, width: 700, height: 2 }, 255);
    return page;
  }

  test('is found as thick as it is', () => {
    const { mask, thickened } = findRules(ruled(), least);
    expect(mask.data[151 * 800 + 400]).toBe(255);
    expect(mask.data[157 * 800 + 400]).toBe(0);
    expect(thickened).toEqual([]);
  });

  test('does not explain a pen line along it', () => {
    const page = ruled();
    fill(page, { x: 300, y: 149, width: 150, height: 5 }, 230);
    expect(findRules(page, least).thickened).toHaveLength(1);
  });

  test('is none where it bows, and as thick as others where such a line runs into it', () => {
    const page = ruled();
    // The upper sides of two ovals, as around statements: one between two rules, one that touches a rule.
    const draw = (top: number, rise: number) => {
      for (let x = 100; x < 700; x++) {
        fill(page, { x, y: Math.round(top + ((x - 400) / 300) ** 2 * rise), width: 1, height: 6 }, 230);
      }
    };
    draw(190, 20);
    draw(244, 80);
    const { mask, thickened } = findRules(page, { ...least, straight: true });
    expect(mask.data[192 * 800 + 400]).toBe(0);
    expect(mask.data[245 * 800 + 400]).toBe(0);
    expect(mask.data[251 * 800 + 150]).toBe(255);
    expect(thickened).toHaveLength(1);
  });

  test('does not explain the stroke that runs into it', () => {
    const page = ruled();
    fill(page, { x: 300, y: 152, width: 150, height: 8 }, 230);
    const { mask } = findRules(page, least);
    expect(mask.data[158 * 800 + 400]).toBe(0);
  });
});

describe('print that a page shows but once', () => {
  /** Letters as blocks, a gap between them. */
  function lettersAt(page: Raster, y: number): void {
    for (let x = 40; x < 640; x += 16) fill(page, { x, y, width: 11, height: 18 }, 255);
  }

  function explained(draw: (page: Raster) => void): Raster {
    const page = createRaster(700, 200);
    lettersAt(page, 40);
    lettersAt(page, 80);
    const shared = createRaster(700, 200);
    lettersAt(shared, 40);
    lettersAt(shared, 80);
    lettersAt(page, 140);
    draw(page);
    copyLetters(page, shared, { x: 40, y: 140, width: 600, height: 18 }, largestLetters(shared, 18));
    return shared;
  }

  test('is believed where it hangs together as other print does', () => {
    expect(explained(() => {}).data[150 * 700 + 45]).toBe(255);
  });

  test('is not where a stroke joins its letters', () => {
    const blank = explained((page) => fill(page, { x: 100, y: 152, width: 60, height: 4 }, 255));
    expect(blank.data[153 * 700 + 130]).toBe(0);
    expect(blank.data[150 * 700 + 45]).toBe(255);
  });
});

describe('a straight line across a column that the form does not have', () => {
  const area = { x: 20, y: 10, width: 560, height: 180 };

  /** Two columns, with words in the second. */
  function form(): Raster {
    const blank = createRaster(600, 200);
    for (const x of [20, 100, 579]) fill(blank, { x, y: 0, width: 3, height: 200 }, 255);
    for (let x = 115; x < 560; x += 16) fill(blank, { x, y: 60, width: 11, height: 18 }, 255);
    return blank;
  }

  function foreign(y: number): number {
    const blank = form();
    const page = form();
    fill(page, { x: 103, y, width: 476, height: 4 }, 255);
    return findForeignMarks(page, blank, dilate(blank, 3), area).length;
  }

  test('is the end of a table between the records', () => {
    expect(foreign(120)).toBe(0);
  });

  test('is a stroke where it runs through words', () => {
    expect(foreign(66)).toBeGreaterThan(0);
  });
});

describe('a pale scan', () => {
  test('is taken as dark as its own print, and a pen stroke of that print with it', () => {
    const page = createRaster(200, 60);
    for (let x = 20; x < 120; x += 10) fill(page, { x, y: 20, width: 4, height: 20 }, 110);
    fill(page, { x: 150, y: 20, width: 3, height: 20 }, 60);
    const word = { text: 'word', box: { x: 20, y: 20, width: 100, height: 20 }, confidence: 90, line: 1 };
    const { data } = toFullBlack(page, [word]);
    expect(data[30 * 200 + 21]).toBe(255);
    expect(data[30 * 200 + 151]).toBeGreaterThan(STRONG);
    expect(data[30 * 200 + 190]).toBe(0);
  });
});

describe('the wording that every record of a page repeats', () => {
  const tops = [60, 180, 300, 420];
  const places = tops.map((y) => ({ wording: 'assign', area: { x: 40, y: y - 20, width: 300, height: 50 }, x: 40, y }));

  test('is print, and the same scribble over all but one of them is not', () => {
    const page = createRaster(400, 520);
    for (const y of tops) for (let x = 40; x < 340; x += 17) fill(page, { x, y, width: 9, height: 4 + (x % 13) }, 255);
    for (const y of tops.slice(0, 3)) fill(page, { x: 120, y: y + 20, width: 90, height: 3 }, 255);
    const blank = createRaster(400, 520);
    expect(copyRepeatedWording(seenFromAfar(page), { blank, fringe: createRaster(400, 520) }, places)).toEqual([]);
    for (const y of tops) expect(blank.data[(y + 1) * 400 + 42]).toBe(255);
    for (const y of tops) expect(blank.data[(y + 21) * 400 + 150]).toBe(0);
  });

  test('is print where bent paper moves parts of it by themselves, and a stroke beside it is not', () => {
    const page = createRaster(400, 520);
    const width = (x: number) => 5 + (x % 7);
    const letters = Array.from({ length: 18 }, (_, i) => 40 + 17 * i);
    for (const [i, y] of tops.entries()) {
      for (const x of letters) fill(page, { x: x + bent(i, x), y, width: width(x), height: 4 + (x % 13) }, 255);
    }
    fill(page, { x: 300, y: 60 + 20, width: 30, height: 5 }, 255);
    const blank = createRaster(400, 520);
    copyRepeatedWording(seenFromAfar(page), { blank, fringe: createRaster(400, 520) }, places);
    const printed = tops.flatMap((y, i) => letters.map((x) => blank.data[(y + 1) * 400 + x + bent(i, x)]));
    expect(printed.filter((ink) => ink !== 255)).toEqual([]);
    expect(blank.data[(60 + 22) * 400 + 310]).toBe(0);
  });

  /** The lines of the last two records grow longer from left to right. */
  function bent(record: number, x: number): number {
    return record > 1 ? 4 * Math.floor((x - 40) / 100) : 0;
  }
});

describe('a line through words', () => {
  const line = { text: 'one two three four five six', folded: '', left: 40, right: 400, top: 40, bottom: 64 };

  /** Words of 40 pixels, spaces of 12 between them. */
  function words(): Raster {
    const page = createRaster(440, 100);
    for (let x = 40; x < 400; x += 52) fill(page, { x, y: 42, width: 40, height: 20 }, 255);
    return page;
  }

  function bridged(blank: Raster, draw: (page: Raster) => void): Rect | null {
    const page = words();
    draw(page);
    return findBridged({ page, blank } as AlignedTable, [line]);
  }

  test('is seen between them, however pale it is', () => {
    expect(bridged(words(), (page) => fill(page, { x: 60, y: 51, width: 200, height: 4 }, 70))).not.toBeNull();
  });

  test('is not what stands in a single space, nor the paper', () => {
    expect(bridged(words(), () => {})).toBeNull();
    expect(bridged(words(), (page) => fill(page, { x: 80, y: 51, width: 12, height: 4 }, 255))).toBeNull();
  });

  test('is seen where it was taken for a ruled line', () => {
    const blank = words();
    fill(blank, { x: 0, y: 50, width: 440, height: 5 }, 120);
    expect(bridged(blank, () => {})).not.toBeNull();
  });
});
