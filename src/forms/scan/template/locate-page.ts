import { SLOTS, type Slot } from '../../../domain/evidence.ts';
import { findApproximately, fold } from '../ocr/fold-text.ts';
import { linesOf } from '../ocr/lines-of.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { fitRobustly, type Homography, type Pair, project } from '../picture/geometry/homography.ts';
import { judgeLabel, type LabelVerdict, recordsNamed } from './record-numbers.ts';
import type { SlotLine } from './slot-lines.ts';
import type { Template, TemplateRecord } from './template.ts';
import type { TextLine } from './template-lines.ts';

/** Where the issued form's records lie on a scanned page. */
export interface LocatedPage {
  /** From the template's strip to the page. */
  map: Homography;
  records: LocatedRecord[];
  /** Share of the wording of these records that was read where the map puts it, 0 to 1. */
  inliers: number;
}

export interface LocatedRecord {
  index: number;
  verdict: LabelVerdict;
  /** Slots whose line lies on this page: it was read there, or lines before and after it. */
  slots: Slot[];
}

/** Pairs may be off by a perspective's worth at first, by a third of a line's height in the end. */
const LOOSE_TOLERANCE = 60;
const TOLERANCE = 12;

/** Finds the issued form's table on a page, or null where its lines are not there or lie otherwise. */
export function locatePage(
  words: readonly OcrWord[],
  slotLines: readonly SlotLine[],
  template: Template,
): LocatedPage | null {
  const lines = linesOf(words, template.rightToLeft);
  const groups = groupLines(slotLines);
  const pairs = groups.flatMap((group, i) => namedPairs(group, groups[i + 1], words, template));
  const rough = fitRobustly(pairs, LOOSE_TOLERANCE, TOLERANCE * 1.5);
  if (!rough) return null;
  const refined = fitRobustly(linePairs(lines, template, rough), TOLERANCE * 2, TOLERANCE) ?? rough;
  const records = template.records.flatMap((_, index) => locateRecord(index, lines, words, template, refined) ?? []);
  const filled = records.map((record, i) => withOuterSlots(record, records[i - 1], records[i + 1]));
  return { map: refined, records: filled, inliers: inlierShare(filled, lines, template, refined) };
}

/** Of a page located twice, the second time by words that were read again, the place with more options and as much wording. */
export function fullerPage(before: LocatedPage | null, again: LocatedPage | null): LocatedPage | null {
  const options = (page: LocatedPage) => page.records.reduce((sum, { slots }) => sum + slots.length, 0);
  const isFuller = before && again && again.inliers >= before.inliers && options(again) > options(before);
  return isFuller ? again : before;
}

/** A record with its neighbours before and after it on the page stands there whole, though a ring hides what its lines say. */
function withOuterSlots(record: LocatedRecord, before?: LocatedRecord, after?: LocatedRecord): LocatedRecord {
  const { index, slots } = record;
  const first = before?.index === index - 1 ? 0 : SLOTS.indexOf(slots[0] ?? 'assign');
  const end = after?.index === index + 1 ? SLOTS.length : SLOTS.indexOf(slots.at(-1) ?? 'not-assign') + 1;
  return { ...record, slots: SLOTS.slice(first, end) };
}

/** Lines of one record belong together: each option follows the one before it on the form. */
export function groupLines(lines: readonly SlotLine[]): SlotLine[][] {
  const groups: SlotLine[][] = [];
  let last: number = SLOTS.length;
  for (const line of lines) {
    const rank = SLOTS.indexOf(line.slot);
    if (rank <= last) groups.push([]);
    groups.at(-1)?.push(line);
    last = rank;
  }
  return groups;
}

/** Words beside and between a group's lines on the label's side, down to the next group. */
export function labelWords(
  group: readonly SlotLine[],
  next: readonly SlotLine[] | undefined,
  words: readonly OcrWord[],
  rightToLeft: boolean,
): OcrWord[] {
  const [first] = group;
  if (!first) return [];
  const height = first.words[0]?.box.height ?? 20;
  const bottom = next?.[0] ? next[0].y - height : (group.at(-1)?.y ?? first.y) + 4 * height;
  return words.filter(({ box }) => {
    const middle = box.y + box.height / 2;
    const outside = rightToLeft ? box.x > first.start : box.x + box.width < first.start;
    return outside && middle > first.y - height && middle < bottom;
  });
}

function namedPairs(
  group: SlotLine[],
  next: SlotLine[] | undefined,
  words: readonly OcrWord[],
  template: Template,
): Pair[] {
  if (group[0]?.slot !== 'assign') return [];
  const named = recordsNamed(labelWords(group, next, words, template.rightToLeft), template);
  const record = named.length === 1 ? template.records[named[0] ?? -1] : undefined;
  if (!record) return [];
  return group.flatMap((line) => {
    const printed = record.slots[line.slot].lines[0];
    return printed ? endPairs(printed, line.start, line.whole ? line.end : null, line.y, template.rightToLeft) : [];
  });
}

function endPairs(printed: TextLine, start: number, end: number | null, y: number, rightToLeft: boolean): Pair[] {
  const middle = (printed.top + printed.bottom) / 2;
  const [from, to] = rightToLeft ? [printed.right, printed.left] : [printed.left, printed.right];
  const pairs: Pair[] = [{ from: [from, middle], to: [start, y] }];
  if (end !== null) pairs.push({ from: [to, middle], to: [end, y] });
  return pairs;
}

/** Start and end of every line of wording that was read where the rough map puts it. */
function linePairs(lines: OcrWord[][], template: Template, map: Homography): Pair[] {
  return template.records.flatMap((record) =>
    printedLines(record).flatMap((printed) => {
      const words = wordsAlong(printed, lines, map);
      const [first, last] = [words[0], words.at(-1)];
      if (!first || !last || similarity(printed, words) < 0.85) return [];
      const y = words.reduce((sum, { box }) => sum + box.y + box.height / 2, 0) / words.length;
      const [start, end] = template.rightToLeft
        ? [first.box.x + first.box.width, last.box.x]
        : [first.box.x, last.box.x + last.box.width];
      return endPairs(printed, start, end, y, template.rightToLeft);
    }),
  );
}

function printedLines(record: TemplateRecord): TextLine[] {
  return [...record.label, ...SLOTS.flatMap((slot) => record.slots[slot].lines)];
}

/** Words of one recognised line that lie where the map puts a printed line. */
function wordsAlong(printed: TextLine, lines: OcrWord[][], map: Homography): OcrWord[] {
  const middle = (printed.top + printed.bottom) / 2;
  const [left, leftY] = project(map, printed.left, middle);
  const [right, rightY] = project(map, printed.right, middle);
  const [, edge] = project(map, printed.left, printed.bottom);
  const reach = Math.max(10, (edge - leftY) * 1.2);
  const along = (word: OcrWord) => {
    const x = word.box.x + word.box.width / 2;
    const y = word.box.y + word.box.height / 2;
    const expected = leftY + ((rightY - leftY) * (x - left)) / Math.max(1, right - left);
    return x > left - 6 && x < right + 6 && Math.abs(y - expected) < reach;
  };
  return lines.map((line) => line.filter(along)).sort((a, b) => b.length - a.length)[0] ?? [];
}

function similarity(printed: TextLine, words: readonly OcrWord[]): number {
  const read = words.map((word) => fold(word.text)).join('');
  if (!printed.folded) return 0;
  return Math.max(0, findApproximately(printed.folded, read)?.similarity ?? 0);
}

function locateRecord(
  index: number,
  lines: OcrWord[][],
  words: readonly OcrWord[],
  template: Template,
  map: Homography,
): LocatedRecord | null {
  const record = template.records[index];
  if (!record) return null;
  const read = SLOTS.map((slot) => {
    const [printed] = record.slots[slot].lines;
    return printed !== undefined && similarity(printed, wordsAlong(printed, lines, map)) >= 0.5;
  });
  if (!read.includes(true)) return null;
  // Recognition loses a line that a mark touches: what stands between two that were read is on this page as well.
  const slots = SLOTS.slice(read.indexOf(true), read.lastIndexOf(true) + 1);
  return { index, slots, verdict: judgeLabel(wordsInLabel(record, words, map), index, template) };
}

/** Words where the map puts the record's label, whichever line recognition put them in. */
function wordsInLabel(record: TemplateRecord, words: readonly OcrWord[], map: Homography): OcrWord[] {
  const [first] = record.label;
  if (!first) return [];
  const last = record.label.at(-1) ?? first;
  const [left, top] = project(map, Math.min(...record.label.map((line) => line.left)) - 8, first.top - 8);
  const [right, bottom] = project(map, Math.max(...record.label.map((line) => line.right)) + 8, last.bottom + 8);
  return words.filter(({ box }) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return x > left && x < right && y > top && y < bottom;
  });
}

/** Letters read in their places, of those that the issued form has in the records found. */
function inlierShare(records: LocatedRecord[], lines: OcrWord[][], template: Template, map: Homography): number {
  let [letters, read] = [0, 0];
  for (const { index, slots } of records) {
    const record = template.records[index];
    if (!record) continue;
    const printed = [
      ...(slots.includes('assign') ? record.label : []),
      ...slots.flatMap((slot) => record.slots[slot].lines),
    ];
    for (const line of printed) {
      letters += line.folded.length;
      read += line.folded.length * similarity(line, wordsAlong(line, lines, map));
    }
  }
  return letters === 0 ? 0 : read / letters;
}
