import type { AlignedTable } from './align-page.ts';
import { fold } from './fold-text.ts';
import type { OcrWord } from './ocr.ts';
import { createRaster, type Raster, type Rect } from './raster.ts';
import { median } from './slot-lines.ts';
import type { Outline } from './template-glyphs.ts';

/** Words of the page that should be one piece of the issued form's wording, and that wording. */
export interface ReadWording {
  words: readonly OcrWord[];
  wording: string;
  /** How far beyond its words a line's own print may reach, in heights of a line: recognition loses letters at its ends. */
  beyond: { start: number; end: number };
}

/** An outline of the page and what an empty one looks like in this print. */
export interface KnownOutline extends Outline {
  blank: Raster;
}

/**
 * The page over itself: what is known to be the form's own print stands for the blank form, so that whatever else is
 * there remains when it is subtracted. Print are the words in the order of the issued form's wording, the empty boxes
 * and circles, and the table's lines.
 */
export function ownTable(
  ink: Raster,
  texts: readonly ReadWording[],
  slots: readonly KnownOutline[],
  circles: readonly Rect[],
): AlignedTable {
  const blank = createRaster(ink.width, ink.height);
  for (const box of texts.flatMap(printedAreas)) {
    if (!slots.some(({ rect }) => overlap(box, rect))) copy(ink, blank, box, 2);
  }
  // The circle within a statement keeps recognition from seeing the bracket behind it.
  for (const { x, y, width, height } of circles) {
    copy(ink, blank, { x: x - Math.round(height * 0.9), y, width: width + Math.round(height * 1.8), height }, 2);
  }
  for (const { blank: empty, rect } of slots) stamp(empty, blank, rect);
  copyRules(ink, blank);
  const letters = createRaster(ink.width, ink.height);
  return { page: ink, blank, letters, top: 0, toPage: (x, y) => [x, y], fit: 1 };
}

/** A gap within a line in which recognition may have lost a letter or two, in heights of a line. */
const LOST = 2;

/** Where the wording's own print stands: its words, and the gaps between those of one line. */
function printedAreas(text: ReadWording): Rect[] {
  const lines = Map.groupBy(printedWords(text), (word) => word.line).values();
  return [...lines].flatMap((line) => {
    const boxes = line.map(({ box }) => box).sort((a, b) => a.x - b.x);
    const height = median(boxes.map((box) => box.height));
    const before = text.beyond.start * height;
    return boxes.map((box, i) => {
      const next = boxes[i + 1];
      const end = box.x + box.width;
      const right = next
        ? next.x - end < LOST * height
          ? next.x
          : end + height * 0.7
        : end + text.beyond.end * height;
      const left = i === 0 ? box.x - before : box.x;
      return { x: Math.max(0, Math.round(left)), y: box.y, width: Math.round(right - left), height: box.height };
    });
  });
}

/** Share of a word's letters that must take the place of a letter of the wording, and that must be that letter. */
const IN_PLACE = 0.6;
const ALIKE = 0.25;

/**
 * The words that stand for the wording, in its order and each letter but once: a word of a person's own is none of them,
 * even one that the form has elsewhere. Brackets and stops count where they stand beside such a word.
 */
export function printedWords({ words, wording }: ReadWording): OcrWord[] {
  const folded = words.map((word) => foldPrint(word.text));
  const text = folded.join('');
  const aligned = align(foldPrint(wording), text);
  let position = 0;
  const printed = words.filter((_, i) => {
    const length = folded[i]?.length ?? 0;
    const letters = aligned.slice(position, position + length);
    position += length;
    const inPlace = letters.filter((letter) => letter !== 'added').length;
    const alike = letters.filter((letter) => letter === 'same').length;
    return length > 0 && inPlace >= length * IN_PLACE && (alike >= length * ALIKE || length === 1);
  });
  const stops = words.filter((word) => STOPS.test(word.text) && printed.some((other) => isBeside(word, other)));
  return [...printed, ...stops];
}

/** Letters as recognition tells them apart; the circle that the statement shows is read as a letter or a nought. */
function foldPrint(text: string): string {
  return fold(text.replace(/[\u20dd○◯]/gu, 'o'))
    .replace(/[0q©]/gu, 'o')
    .replace(/[li]/gu, '1');
}

type Letter = 'same' | 'other' | 'added';

/** What each letter of the text stands for in the cheapest alignment with the wording (Levenshtein). */
function align(wording: string, text: string): Letter[] {
  const width = text.length + 1;
  const cost = alignmentCosts(wording, text);
  const letters = new Array<Letter>(text.length).fill('added');
  let [i, j] = [wording.length, text.length];
  while (i > 0 && j > 0) {
    const here = cost[i * width + j] ?? 0;
    const same = wording[i - 1] === text[j - 1];
    if (here === (cost[(i - 1) * width + j - 1] ?? 0) + (same ? 0 : 1)) {
      letters[j - 1] = same ? 'same' : 'other';
      i -= 1;
      j -= 1;
    } else if (here === (cost[(i - 1) * width + j] ?? 0) + 1) i -= 1;
    else j -= 1;
  }
  return letters;
}

function alignmentCosts(wording: string, text: string): Uint16Array {
  const width = text.length + 1;
  const cost = new Uint16Array((wording.length + 1) * width);
  for (let j = 0; j < width; j++) cost[j] = j;
  for (let i = 1; i <= wording.length; i++) {
    cost[i * width] = i;
    for (let j = 1; j < width; j++) {
      const swap = (cost[(i - 1) * width + j - 1] ?? 0) + (wording[i - 1] === text[j - 1] ? 0 : 1);
      const less = Math.min(cost[(i - 1) * width + j] ?? 0, cost[i * width + j - 1] ?? 0) + 1;
      cost[i * width + j] = Math.min(swap, less);
    }
  }
  return cost;
}

const STOPS = /^[()[\].,:;،؛（）。，：；]+$/u;

/** On the word's line, no further from it than the circle in the statement, and no taller than the word. */
function isBeside({ box: sign }: OcrWord, { box: word }: OcrWord): boolean {
  const gap = Math.max(sign.x - (word.x + word.width), word.x - (sign.x + sign.width));
  const level = sign.y + sign.height > word.y && sign.y < word.y + word.height;
  return level && gap < word.height * 1.3 && sign.height <= word.height * 1.3 && sign.width <= word.height;
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Takes what stands in a part of the page for the form's own print. */
export function copy(from: Raster, to: Raster, box: Rect, margin: number): void {
  for (let y = Math.max(0, box.y - margin); y < Math.min(to.height, box.y + box.height + margin); y++) {
    const start = y * to.width + Math.max(0, box.x - margin);
    const end = y * to.width + Math.min(to.width, Math.round(box.x + box.width + margin));
    to.data.set(from.data.subarray(start, end), start);
  }
}

function stamp(patch: Raster, onto: Raster, rect: Rect): void {
  for (let y = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++) {
      const at = (rect.y + y) * onto.width + rect.x + x;
      onto.data[at] = Math.max(onto.data[at] ?? 0, patch.data[y * patch.width + x] ?? 0);
    }
  }
}

/** A straight run of ink this long is a ruled line; letters hang together over less. */
const RULE_LENGTH = 45;

/** The table's ruled lines: only their straight runs, so that a ring or stroke that touches them stays visible. */
function copyRules(ink: Raster, blank: Raster): void {
  const { width, height } = ink;
  for (let y = 0; y < height; y++) copyRuns(ink, blank, y * width, 1, width, width);
  for (let x = 0; x < width; x++) copyRuns(ink, blank, x, width, height, 1);
}

/** Copies long runs along a row or column, with the line beside them on either side (`across`): edges of a rule are soft. */
function copyRuns(ink: Raster, blank: Raster, start: number, step: number, count: number, across: number): void {
  let from = -1;
  for (let i = 0; i <= count; i++) {
    const inked = i < count && (ink.data[start + i * step] ?? 0) >= 60;
    if (inked && from < 0) from = i;
    if (inked || from < 0) continue;
    if (i - from >= RULE_LENGTH) {
      for (let k = from; k < i; k++) {
        const at = start + k * step;
        for (const near of [at - across, at, at + across]) {
          if (near >= 0 && near < blank.data.length) blank.data[near] = Math.max(blank.data[near] ?? 0, 120);
        }
      }
    }
    from = -1;
  }
}
