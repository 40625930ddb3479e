import type { AlignedTable } from './align-page.ts';
import { fold, isRightToLeft } from './fold-text.ts';
import type { OcrWord } from './ocr.ts';
import { around } from './ocr-document.ts';
import { findRules, withoutRules } from './own-rules.ts';
import { copyRepeatedWording, type WordingPlace } from './own-wording.ts';
import { clip, createRaster, type Raster, type Rect } from './raster.ts';
import { median } from './slot-lines.ts';
import type { Outline } from './template-glyphs.ts';

/** Words of the page that should be one piece of the issued form's wording, and that wording. */
export interface ReadWording {
  words: readonly OcrWord[];
  wording: string;
  /** Whether a short word must be the form's letter by letter. In a label recognition mixes scripts up. */
  strict?: boolean;
  /** How far beyond its words a line's own print may reach, in heights of a line: recognition loses letters at its ends. */
  beyond: { start: number; end: number };
}

/** An outline of the page and what an empty one looks like in this print. */
export interface KnownOutline extends Outline {
  blank: Raster;
}

/** One record's print: its label, and the options' wording with the part of the page that it stands in. */
export interface OwnPrint {
  label: ReadWording;
  slots: { slot: string; y: number; area: Rect; zone: Rect; text: ReadWording; outline: KnownOutline | null }[];
}

/**
 * The page over itself: what is known to be the form's own print stands for the blank form, so that whatever else is
 * there remains when it is subtracted. Print are the wording that the records share, a label's words in the order of the
 * issued form's, the empty boxes and circles, and the table's lines.
 */
export function ownTable(ink: Raster, records: readonly OwnPrint[], circles: readonly Rect[]): AlignedTable {
  const blank = createRaster(ink.width, ink.height);
  const slots = records.flatMap((record) => record.slots);
  const labels = records.flatMap(({ label, slots: [first] }) => (first ? [labelPlace(label, first.y)] : []));
  const alone = copyRepeatedWording(ink, blank, [...slots, ...labels]);
  // Any long run of ink through the words is a stroke: no print is trusted to explain it.
  const letters = createRaster(ink.width, ink.height);
  const byWords = [
    ...records.map(({ label }) => label),
    ...slots.filter((slot) => alone.some(({ area }) => area === slot.area)).map(({ text }) => text),
  ];
  const outlines = slots.flatMap(({ outline }) => outline ?? []);
  for (const box of byWords.flatMap(printedAreas)) {
    if (!outlines.some(({ rect }) => overlap(box, rect))) copy(ink, blank, box, 2);
  }
  // The circle within a statement keeps recognition from seeing the bracket behind it.
  const standAlone = circles.filter((circle) => alone.some(({ area }) => overlap(area, circle)));
  for (const { x, y, width, height } of standAlone) {
    copy(ink, blank, { x: x - Math.round(height * 0.9), y, width: width + Math.round(height * 1.8), height }, 2);
  }
  const texts = records.flatMap(({ label, slots: own }) => [label, ...own.map(({ text }) => text)]);
  for (const { box } of strangeWords(texts)) erase(blank, box);
  // Marks too may be alike in all records.
  for (const { zone } of slots) erase(blank, clip(blank, zone));
  for (const { blank: empty, rect } of outlines) stamp(empty, blank, rect);
  const { width, height } = around(texts.flatMap((text) => text.words));
  const rules = findRules(ink, { across: width * RULE_SHARE, down: height * RULE_SHARE });
  for (let i = 0; i < rules.data.length; i++) if (rules.data[i]) blank.data[i] = Math.max(blank.data[i] ?? 0, 120);
  const unruled = withoutRules(ink, rules);
  return { page: ink, unruled, blank, isOwnPrint: true, letters, top: 0, toPage: (x, y) => [x, y], fit: 1 };
}

/** The part of the page that a label stands in. */
function labelPlace({ words }: ReadWording, y: number): WordingPlace {
  const printed = words.length > 0 ? around(words) : { x: 0, y, width: 0, height: 0 };
  return { slot: 'label', area: printed, y };
}

/** Letters of a word that is not the form's, and how surely it must be read: it may stand in all records alike. */
const OWN_LETTERS = 3;
const SURE = 60;

function strangeWords(texts: readonly ReadWording[]): OcrWord[] {
  return texts.flatMap((text) => {
    const known = printedWords(text);
    return text.words.filter((word) => {
      const isSure = word.confidence > SURE && fold(word.text).length >= OWN_LETTERS;
      // Columns are read twice: the same print may be read rightly once.
      return isSure && !known.some(({ box }) => overlap(box, word.box));
    });
  });
}

function erase(raster: Raster, { x, y, width, height }: Rect): void {
  for (let row = Math.max(0, y); row < Math.min(raster.height, y + height); row++) {
    raster.data.fill(0, row * raster.width + Math.max(0, x), row * raster.width + Math.min(raster.width, x + width));
  }
}

/** Share of the table's width or height over which a ruled line runs; a stroke that touches one is shorter. */
const RULE_SHARE = 0.45;
/** A gap within a line in which recognition may have lost a letter or two, in heights of a line. */
const LOST = 2;

/** Where the wording's own print stands: its words, and the gaps between those of one line. */
function printedAreas(text: ReadWording): Rect[] {
  const lines = Map.groupBy(printedWords(text), (word) => word.line).values();
  return [...lines].flatMap((line) => {
    const boxes = levelled(line.map(({ box }) => box)).sort((a, b) => a.x - b.x);
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

/** Words of one line reach as far up and down as its others: what reaches farther is drawn over them. */
function levelled(boxes: readonly Rect[]): Rect[] {
  const height = median(boxes.map((box) => box.height));
  const lower = (values: number[]) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
  const lowest = lower(boxes.map((box) => box.y + box.height)) + height * 0.3;
  const highest = median(boxes.map((box) => box.y)) - height * 0.3;
  return boxes.map((box) => {
    const top = Math.round(Math.max(box.y, highest));
    return { ...box, y: top, height: Math.max(1, Math.round(Math.min(box.y + box.height, lowest)) - top) };
  });
}

/** Share of a word's letters that must take the place of a letter of the wording, and that must be that letter. */
const IN_PLACE = 0.6;
const ALIKE = 0.25;
const SHORT = 5;
const SHORT_ALIKE = 0.6;

/**
 * The words that stand for the wording, in its order and each letter but once: a word of a person's own is none of them,
 * even one that the form has elsewhere. Brackets and stops count where they stand beside such a word.
 */
export function printedWords({ words, wording, strict = true }: ReadWording): OcrWord[] {
  const folded = words.map((word) => foldPrint(word.text));
  const text = folded.join('');
  const aligned = align(foldPrint(wording), text);
  let position = 0;
  const loose = isRightToLeft(wording) ? foldPrint(wording) : '';
  const printed = words.filter((_, i) => {
    // Latin runs within Arabic stand in an order of their own.
    if ((folded[i]?.length ?? 0) > 1 && loose.includes(folded[i] ?? '')) {
      position += folded[i]?.length ?? 0;
      return true;
    }
    const length = folded[i]?.length ?? 0;
    const letters = aligned.slice(position, position + length);
    position += length;
    const inPlace = letters.filter((letter) => letter !== 'added').length;
    const alike = letters.filter((letter) => letter === 'same').length;
    // A short word of a person's own finds letters enough in any wording.
    const least = length < SHORT && strict ? SHORT_ALIKE : ALIKE;
    return length > 0 && inPlace >= length * IN_PLACE && (alike >= length * least || length === 1);
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
