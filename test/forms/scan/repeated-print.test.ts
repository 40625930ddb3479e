import { describe, expect, test } from 'vitest';
import type { OcrWord } from '../../../src/forms/scan/ocr/ocr.ts';
import { copyLostWords } from '../../../src/forms/scan/own-print/wording/lost-words.ts';
import { copyRepeatedWording } from '../../../src/forms/scan/own-print/wording/own-wording.ts';
import { seenFromAfar } from '../../../src/forms/scan/own-print/wording/wording-shift.ts';
import { createRaster, fillPart, type Raster, type Rect } from '../../../src/forms/scan/picture/raster.ts';

const WIDTH = 1100;

/** Strokes that look like letters, others for each seed, beginning at each column moved by so many pixels. */
function write(page: Raster, { x, y, width, height }: Rect, seed: number, off: (along: number) => number = () => 0) {
  let state = seed;
  const next = (most: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state >> 16) % most;
  };
  for (let along = 0; along + 14 < width; along += 13) {
    const left = Math.round(x + along + off(along));
    fillPart(page, { x: left + next(4), y, width: 3, height }, 255);
    fillPart(page, { x: left, y: y + next(height - 3), width: 10, height: 3 }, 255);
    fillPart(page, { x: left + next(7), y: y + next(height - 8), width: 3, height: 8 }, 255);
  }
}

/** How many pixels of a part of the page are dark, and are not print. */
function left(page: Raster, blank: Raster, { x, y, width, height }: Rect): number {
  let count = 0;
  for (let row = y; row < y + height; row++) {
    for (let i = row * WIDTH + x; i < row * WIDTH + x + width; i++) if (page.data[i] && !blank.data[i]) count += 1;
  }
  return count;
}

function sheets() {
  const page = createRaster(WIDTH, 500);
  return { page, print: { blank: createRaster(WIDTH, 500), fringe: createRaster(WIDTH, 500) } };
}

describe('a word of a label that recognition lost', () => {
  const word = (text: string, box: Rect): OcrWord => ({ text, box, confidence: 95, line: box.y });
  const label = (...words: OcrWord[]) => ({
    label: { words, wording: 'Draft Recommendation', strict: false, beyond: { start: 0, end: 0 } },
  });
  const [short, long] = [
    { x: 40, width: 70, height: 26 },
    { x: 40, width: 250, height: 26 },
  ];
  const lost = { ...long, y: 344 };

  /** Two labels of which the second one's second word was not read: its picture is drawn from a seed. */
  function copied(seed: number, draw: (page: Raster) => void = () => {}) {
    const { page, print } = sheets();
    write(page, { ...short, y: 60 }, 1);
    write(page, { ...long, y: 100 }, 2);
    write(page, { ...short, y: 302 }, 1);
    write(page, lost, seed);
    draw(page);
    copyLostWords(seenFromAfar(page), print, [
      label(word('Draft', { ...short, y: 60 }), word('Recommendation', { ...long, y: 100 })),
      label(word('Draft', { ...short, y: 302 })),
    ]);
    return left(page, print.blank, lost);
  }

  test('is print where the picture is that of another label', () => {
    expect(copied(2)).toBe(0);
  });

  test('is none where something else stands in its place', () => {
    expect(copied(9)).toBeGreaterThan(1500);
  });

  test('does not hide a stroke through it', () => {
    expect(copied(2, (page) => fillPart(page, { ...lost, y: lost.y + 11, height: 4 }, 255))).toBeGreaterThan(100);
  });
});

describe('wording on bent paper', () => {
  const [first, second] = [
    { x: 40, y: 60, width: 960, height: 30 },
    { x: 40, y: 300, width: 960, height: 30 },
  ];
  const place = (area: Rect) => ({ wording: 'comments', area, x: 40, y: area.y + 15 });

  test('is print as far as its end, which lies off by more than a part of it is moved', () => {
    const { page, print } = sheets();
    write(page, first, 5);
    write(page, second, 5, (along) => (along < 720 ? 0 : along < 840 ? 8 : 16));
    copyRepeatedWording(seenFromAfar(page), print, [place(first), place(second)]);
    expect(left(page, print.blank, { ...second, width: 1000 })).toBeLessThan(100);
  });

  test('is none where its end is another', () => {
    const { page, print } = sheets();
    write(page, first, 5);
    write(page, second, 5);
    const end = { ...second, x: 800, width: 200 };
    fillPart(page, end, 0);
    write(page, end, 8);
    copyRepeatedWording(seenFromAfar(page), print, [place(first), place(second)]);
    expect(left(page, print.blank, end)).toBeGreaterThan(500);
  });
});
