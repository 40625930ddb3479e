import { median } from '../../measure/median.ts';
import { fold, isRightToLeft } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { around, boundsOf, createRaster, encloses, erase, overlap, type Raster, type Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import type { Outline } from '../template/template-glyphs.ts';
import { clearZone } from './clear-zone.ts';
import { copyIssuedPrint, type LaidForm } from './issued-print.ts';
import { findRules, tableRules, withoutRules } from './rules/own-rules.ts';
import { copyLetters, largestLetters } from './wording/letter-sizes.ts';
import { copyLostWords } from './wording/lost-words.ts';
import { copyIfRepeated, copyRepeatedWording, type SeenPrint } from './wording/own-wording.ts';
import { type PrintedArea, printedAreas } from './wording/printed-areas.ts';
import { printedWords, type ReadWording } from './wording/printed-words.ts';
import { type SeenPage, seenFromAfar, type WordingPlace } from './wording/wording-shift.ts';

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
export function ownTable(
  ink: Raster,
  records: readonly OwnPrint[],
  circles: readonly Rect[],
  words: readonly OcrWord[],
  issued: LaidForm | null = null,
): AlignedTable {
  const blank = createRaster(ink.width, ink.height);
  const fringe = createRaster(ink.width, ink.height);
  const slots = records.flatMap((record) => record.slots);
  const outlines = slots.flatMap(({ outline }) => outline ?? []);
  const texts = records.flatMap(({ label, slots: own }) => [label, ...own.map(({ text }) => text)]);
  const lines = texts.flatMap((text) => [...Map.groupBy(text.words, ({ line }) => line).values()].map(around));
  const rules = findRules(ink, tableRules(boundsOf(lines), lines));
  const unruled = withoutRules(ink, rules.mask);
  copyWording(ink, unruled, { blank, fringe }, { records, outlines, circles, words });
  for (const { box } of strangeWords(texts)) erase(blank, box);
  if (issued) copyIssuedPrint(ink, blank, issued);
  for (const { zone, outline } of slots) clearZone(blank, zone, outline?.rect ?? null);
  for (const { blank: empty, rect } of outlines) stamp(empty, blank, rect);
  const { data } = rules.mask;
  for (let i = 0; i < data.length; i++) if (data[i]) blank.data[i] = Math.max(blank.data[i] ?? 0, 120);
  // Any long run of ink through the words is a stroke: no print is trusted to explain it.
  const letters = createRaster(ink.width, ink.height);
  const strokes = rules.thickened.filter((stroke) => !outlines.some(({ rect }) => isEdgeOf(rect, stroke)));
  const toPage: AlignedTable['toPage'] = (x, y) => [x, y];
  const { along } = rules;
  return { page: ink, unruled, blank, isOwnPrint: true, fringe, letters, strokes, along, top: 0, toPage, fit: 1 };
}

/** An outline that stands on a rule makes it thicker for as long as it is itself. */
function isEdgeOf({ x, y, width, height }: Rect, stroke: Rect): boolean {
  return encloses({ x: x - 4, y: y - 12, width: width + 8, height: height + 24 }, stroke);
}

interface Print {
  records: readonly OwnPrint[];
  outlines: readonly KnownOutline[];
  circles: readonly Rect[];
  words: readonly OcrWord[];
}

/** What the page shows several times is print, and then the words of the labels and of options that stand but once. */
function copyWording(
  ink: Raster,
  unruled: Raster,
  print: SeenPrint,
  { records, outlines, circles, words }: Print,
): void {
  const { blank } = print;
  const slots = records.flatMap((record) => record.slots);
  const options = slots.map(({ slot, area, y }) => ({ wording: slot, area, x: 0, y }));
  const labels = records.flatMap(({ label, slots: [first] }) => (first ? [labelPlace(label, first.y)] : []));
  const seen = seenFromAfar(ink);
  const alone = copyRepeatedWording(seen, print, [...options, ...labels]);
  const lineHeight = median(words.map(({ box }) => box.height));
  const most = largestLetters(blank, lineHeight);
  const byWords = [
    ...records.map(({ label }) => label),
    ...slots.filter((slot) => alone.some(({ area }) => area === slot.area)).map(({ text }) => text),
  ];
  const areas = byWords.flatMap(printedAreas);
  copyLostWords(seen, print, records);
  const repeated = copyRepeatedWords(seen, print, areas, words);
  // Labels are often bold, so that letters touch; a stroke through them would be longer.
  const largest = { ...most, width: Math.max(most.width, lineHeight * TOUCHING) };
  for (const { word, area, isExact } of areas) {
    const end = word.box.x + word.box.width;
    // What is more than the word's print elsewhere is drawn over it.
    const whole = repeated.has(word)
      ? { ...area, x: end, width: area.x + area.width - end }
      : asElsewhere(word, area, words);
    const isMarked = (part: Rect) => outlines.some(({ rect }) => overlap(part, rect));
    const own = isMarked(whole) ? within(whole, word.box) : whole;
    if (own.width <= 0 || isMarked(own)) continue;
    copyLetters(unruled, blank, own, {
      ...largest,
      width: Math.max(largest.width, word.box.width * hangs(word, isExact)),
    });
  }
  // The circle within a statement keeps recognition from seeing the bracket behind it.
  for (const { x, y, width, height } of circles.filter((circle) => alone.some(({ area }) => overlap(area, circle)))) {
    const beside = Math.round(lineHeight);
    copy(ink, blank, { x: x - beside, y: y - 4, width: width + 2 * beside, height: height + 8 }, 2);
  }
}

/** How far bold letters hang together, in heights of a line. */
const TOUCHING = 3;
/** A word that is read as surely as this hangs together as a whole at most: recognition stumbles over what is drawn across it. */
const CLEARLY = 90;
/** So much of one that is read rightly, less surely, hangs together: a stroke through all of it would be longer. */
const FAIRLY = 75;
const BOLD_LETTERS = 0.7;

/** How much of its width may be letters of a word that touch, as a share. */
function hangs({ confidence }: OcrWord, isExact: boolean): number {
  if (confidence >= CLEARLY) return 1;
  return isExact && confidence >= FAIRLY ? BOLD_LETTERS : 0;
}

/** As much of an area as lies in the word's own columns: a line's print does not reach beyond its words into an outline. */
function within(area: Rect, word: Rect): Rect {
  const x = Math.max(area.x, word.x);
  return { ...area, x, width: Math.min(area.x + area.width, word.x + word.width) - x };
}

/** Letters from which a word is looked for elsewhere on the page, and how much its print may differ in size there. */
const LONG_ENOUGH = 4;
const LIKE_SIZED = 4;
/** From so many pixels on a word is longer for more than the way it was read. */
const LONGER = 9;

/** Copies what printed words share with the same words elsewhere on the page; the words that have any. */
function copyRepeatedWords(seen: SeenPage, print: SeenPrint, areas: readonly PrintedArea[], words: readonly OcrWord[]) {
  const place = ({ text, box }: OcrWord): WordingPlace => {
    return { wording: text, area: box, x: box.x, y: box.y + box.height / 2 };
  };
  const own = new Set(areas.map(({ word }) => word).filter((word) => fold(word.text).length >= LONG_ENOUGH));
  const repeated = [...own].filter((word) => {
    const like = words.filter((other) => other !== word && other.text === word.text && isLikeSized(other, word));
    const elsewhere = like.filter((other) => !overlap(other.box, word.box));
    return elsewhere.length > 0 && copyIfRepeated(seen, print, place(word), elsewhere.map(place));
  });
  return new Set(repeated);
}

/** A sign that recognition takes into a word makes it longer than the same word elsewhere: as far as that it is print. */
function asElsewhere(word: OcrWord, area: Rect, words: readonly OcrWord[]): Rect {
  const text = fold(word.text);
  const same = words.filter((other) => other !== word && text.length >= LONG_ENOUGH && fold(other.text) === text);
  const elsewhere = same.filter(({ box }) => !overlap(box, word.box));
  const usual = median(elsewhere.map(({ box }) => box.width));
  const isLonger = elsewhere.length > 1 && word.box.width > usual + LONGER;
  return isLonger && !isRightToLeft(word.text) ? { ...area, width: word.box.x - area.x + usual + 2 } : area;
}

function isLikeSized({ box: one }: OcrWord, { box: other }: OcrWord): boolean {
  return Math.abs(one.width - other.width) <= LIKE_SIZED && Math.abs(one.height - other.height) <= LIKE_SIZED * 2;
}

/** The part of the page that a label stands in. */
function labelPlace({ words }: ReadWording, y: number): WordingPlace {
  const printed = words.length > 0 ? around(words) : { x: 0, y, width: 0, height: 0 };
  return { wording: 'label', area: printed, x: 0, y };
}

/** Letters of a word that is not the form's, and how surely it must be read: it may stand in all records alike. */
const OWN_LETTERS = 3;
const SURE = 60;
/** What a person writes behind a printed word, so close that recognition takes it for its end. */
const ASKING = /[?!¿¡؟？！]/u;

function strangeWords(texts: readonly ReadWording[]): OcrWord[] {
  return texts.flatMap((text) => {
    const known = printedWords(text);
    return text.words.filter((word) => {
      const isSure = word.confidence > SURE && fold(word.text).length >= OWN_LETTERS;
      // Columns are read twice: the same print may be read rightly once.
      const isOther = isSure && !known.some(({ box }) => overlap(box, word.box));
      return isOther || (ASKING.test(word.text) && !ASKING.test(text.wording));
    });
  });
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
