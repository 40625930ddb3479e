import { median } from '../measure/median.ts';
import { findApproximately } from './ocr/fold-text.ts';
import { type OcrWord, recognise, type Script } from './ocr/ocr.ts';
import { foldPrint } from './own-print/wording/printed-words.ts';
import { around, clip, createRaster, crop, encloses, overlap, type Raster, type Rect } from './picture/raster.ts';
import type { SlotLine } from './template/slot-lines.ts';
import type { Template } from './template/template.ts';

/** Running numbers of the lines read here, out of the way of the page's own. */
const LINE_OFFSET = 100_000;

/** The words of the labels' column alone, beside the options' lines. Numbers are Latin in every language. */
export async function readLabels(ink: Raster, lines: readonly SlotLine[], template: Template): Promise<OcrWord[]> {
  const beside = labelColumn(ink, lines, template);
  if (!beside || beside.width < 80) return [];
  return readPart(ink, beside, 'latin', LINE_OFFSET);
}

/** A label that stands above its options, with the issued form's wording of it. */
export interface Heading {
  words: readonly OcrWord[];
  wording: string;
  /** Where the record's first statement begins: a misread line of the label stands before it. */
  end: number;
}

/** Above a heading's letters and below them, so that none is cut, in pixels. */
const ROOM = 8;
/** Letters from which a word tells that it is the label's own, and the share of them that the label must have. */
const LEAST_LETTERS = 3;
const LIKE = 0.8;

/**
 * The labels' words that are Latin in every language, where they stand above their options: in another script a working name
 * comes out in letters that only look alike. Recognition is shown nothing but their lines, and of what it takes for Latin
 * there remains what the label has, but for a letter.
 */
export async function readHeadings(ink: Raster, headings: readonly Heading[]): Promise<OcrWord[]> {
  const alone = createRaster(ink.width, ink.height);
  const bands = headings.map(({ words, wording, end }) => {
    const { y, height } = around(words);
    const bottom = Math.max(y + height + ROOM, end - ROOM);
    const rows = clip(ink, { x: 0, y: y - ROOM, width: ink.width, height: bottom - y + ROOM });
    const [from, to] = [rows.y * ink.width, (rows.y + rows.height) * ink.width];
    alone.data.set(ink.data.subarray(from, to), from);
    return { rows, printed: foldPrint(wording) };
  });
  const read = await readPart(alone, { x: 0, y: 0, width: ink.width, height: ink.height }, 'latin', LINE_OFFSET);
  return read.filter(({ text, box }) => {
    const letters = foldPrint(text);
    const own = bands.find(({ rows }) => encloses(rows, box));
    if (!own || letters.length < LEAST_LETTERS) return false;
    return (findApproximately(letters, own.printed)?.similarity ?? 0) >= LIKE;
  });
}

/** The words of the statements' column alone: beside it, recognition takes boxes for letters and loses their line. */
export async function readStatements(ink: Raster, lines: readonly SlotLine[], script: Script): Promise<OcrWord[]> {
  const starts = lines.flatMap(({ slot, start }) => (slot === 'assign' || slot === 'not-assign' ? [start] : []));
  if (starts.length === 0) return [];
  const top = Math.max(0, Math.min(...lines.map((line) => line.y)) - 60);
  const left = script === 'arabic' ? 0 : Math.min(...starts) - 12;
  const width = script === 'arabic' ? Math.max(...starts) + 12 : ink.width - left;
  return readPart(ink, { x: left, y: top, width, height: ink.height - top }, script, 2 * LINE_OFFSET);
}

/** Below its last statement a page has so much room where a sender signs, in pixels. */
const SIGNED = 250;
/** Letters from which a word in Latin is believed, and how sure recognition must be of it. */
const LATIN_WORD = /\p{Script=Latin}{3}/u;
const SURE = 75;

/**
 * Names and titles in Latin letters below the table of a page in Arabic, whose own data makes nothing of them: print that
 * nobody could read would look like handwriting.
 * @returns the page's words, with these in place of what was read there
 */
export async function withLatinBelow(
  ink: Raster,
  lines: readonly SlotLine[],
  words: readonly OcrWord[],
): Promise<readonly OcrWord[]> {
  const top = Math.max(...lines.map((line) => line.y));
  if (ink.height - top < SIGNED) return words;
  const read = await readPart(
    ink,
    { x: 0, y: top, width: ink.width, height: ink.height - top },
    'latin',
    3 * LINE_OFFSET,
  );
  const isSurer = (word: OcrWord) =>
    words.every((other) => !overlap(other.box, word.box) || other.confidence < word.confidence);
  const latin = read.filter((word) => word.confidence >= SURE && LATIN_WORD.test(word.text) && isSurer(word));
  const lined = new Set(latin.map(({ line }) => line));
  const isInLine = (word: OcrWord) => lined.has(word.line) && word.confidence >= SURE && isSurer(word);
  const print = read.filter((word) => latin.includes(word) || isInLine(word));
  return [...words.filter(({ box }) => !print.some((each) => overlap(each.box, box))), ...print];
}

async function readPart(ink: Raster, part: Rect, script: Script, firstLine: number): Promise<OcrWord[]> {
  const area = clip(ink, part);
  const words = await recognise(crop(ink, area), script);
  return words.map((word) => ({
    ...word,
    line: word.line + firstLine,
    box: { ...word.box, x: word.box.x + area.x, y: word.box.y + area.y },
  }));
}

function labelColumn(ink: Raster, lines: readonly SlotLine[], template: Template) {
  const [record] = template.records;
  const statements = lines.filter((line) => line.slot === 'assign' || line.slot === 'not-assign');
  if (!record || statements.length === 0) return null;
  const start = median(statements.map((line) => line.start));
  const top = Math.max(0, Math.min(...lines.map((line) => line.y)) - 60);
  const bottom = Math.min(ink.height, Math.max(...lines.map((line) => line.y)) + 140);
  const scale = median(statements.map((line) => Math.abs(line.end - line.start))) / statementWidth(template);
  const { rect } = record.slots.assign.outline;
  const [printed] = record.slots.assign.lines;
  if (!printed) return null;
  if (template.rightToLeft) {
    const x = Math.round(start + (rect.x + rect.width - printed.right + 12) * scale);
    return { x, y: top, width: ink.width - x, height: bottom - top };
  }
  const right = Math.round(start - (printed.left - rect.x + 12) * scale);
  return { x: 0, y: top, width: right, height: bottom - top };
}

function statementWidth(template: Template): number {
  const first = template.records.flatMap((record) => [
    record.slots.assign.lines[0],
    record.slots['not-assign'].lines[0],
  ]);
  return median(first.map((line) => (line ? line.right - line.left : 1)));
}
