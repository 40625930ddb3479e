import { SLOTS } from '../../../domain/evidence.ts';
import { median } from '../../measure/median.ts';
import { findApproximately, fold } from '../ocr/fold-text.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { groupLines, labelWords } from '../template/locate-page.ts';
import { bearsDigits, judgeLabel, recordsNamed } from '../template/record-numbers.ts';
import type { SlotLine } from '../template/slot-lines.ts';
import type { Template } from '../template/template.ts';
import { labelWording } from './wording/label-wording.ts';
import { printedWords } from './wording/printed-words.ts';

/** The lines of one record on one page, and which record it is. */
export interface NamedGroup {
  index: number;
  lines: SlotLine[];
  /** Empty where the label stands on the page before. */
  label: OcrWord[];
  /** Where the next record begins. */
  bottom: number;
}

/** The groups of lines on a page that are told apart, and those that are not. */
export interface Groups {
  named: NamedGroup[];
  rest: SlotLine[][];
}

/** Heights of a line that the last statement on a page may take, and a remark under it. */
const REST_OF_RECORD = 9;

/** A group of lines and the words that may be its label. */
interface Labelled {
  lines: SlotLine[];
  label: OcrWord[];
  index: number | null;
}

/**
 * Names each group of option lines by the label beside or above it. A record that breaks over two pages is named by its
 * label on the first, and by the record that follows on the second.
 */
export function nameGroups(slotLines: readonly SlotLine[], words: readonly OcrWord[], template: Template): Groups {
  const groups = groupLines(slotLines);
  const beside = groups.map((lines, i) =>
    labelled(lines, labelWords(lines, groups[i + 1], words, template.rightToLeft), template),
  );
  const above = groups.map((lines, i) => {
    const found = labelled(lines, wordsAbove(lines, groups[i - 1], words), template);
    return { ...found, label: ownLines(found, template) };
  });
  const count = (labels: Labelled[]) => labels.filter(({ index }) => index !== null).length;
  const isAbove = count(above) > count(beside);
  const labels = byNeighbours(isAbove ? above : beside, template);
  const found = labels.flatMap((group, i): NamedGroup[] => {
    const index = group.index ?? carriedOver(labels, i);
    if (index === null || !template.records[index] || !isPart(group.lines, i, groups.length)) return [];
    const height = lineHeight(group.lines);
    const below = groups[i + 1]?.[0];
    const tops = isAbove ? (labels[i + 1]?.label ?? []).map(({ box }) => box.y + height * 0.9) : [];
    const bottom = below ? Math.min(below.y, ...tops) : (group.lines.at(-1)?.y ?? 0) + REST_OF_RECORD * height;
    return [{ index, lines: group.lines, label: group.index === null ? [] : group.label, bottom }];
  });
  const named = inOrder(found) ? alike(found) : [];
  return { named, rest: groups.filter((lines) => !named.some((group) => group.lines === lines)) };
}

function labelled(lines: SlotLine[], label: OcrWord[], template: Template): Labelled {
  const [index, ...others] = lines[0]?.slot === 'assign' ? recordsNamed(label, template) : [];
  const isSure = index !== undefined && others.length === 0 && isOwnLabel(index, label, template);
  return { lines, label, index: isSure ? index : null };
}

/** Share of its letters from which a label that does not name itself is known for that of its place. */
const RESEMBLING = 0.7;

/** A label of which the number's letter was misread, among others that say which record must stand there. */
function byNeighbours(labels: readonly Labelled[], template: Template): Labelled[] {
  if (labels.filter(({ index }) => index !== null).length < 2) return [...labels];
  return labels.map((group, i) => {
    const [before, after] = [labels[i - 1]?.index ?? null, labels[i + 1]?.index ?? null];
    const index = before === null ? (after ?? 0) - 1 : before + 1;
    const isTold = (before ?? after) !== null && (after === null || index === after - 1);
    if (group.index !== null || !isTold || group.lines.length < SLOTS.length) return group;
    const isLike = bearsDigits(group.label, index, template) && likeness(group.label, index, template) >= RESEMBLING;
    return isLike && judgeLabel(group.label, index, template) !== 'contradicts' ? { ...group, index } : group;
  });
}

/** The number alone might be misread as another text's: the rest of the label must fit no other record better. */
function isOwnLabel(index: number, label: readonly OcrWord[], template: Template): boolean {
  const similarities = template.records.map((_, record) => likeness(label, record, template));
  return (similarities[index] ?? 0) >= Math.max(...similarities) - DOUBTFUL;
}

/** How much of a record's label these words hold, 0 to 1. */
function likeness(label: readonly OcrWord[], index: number, template: Template): number {
  const text = label.map((word) => fold(word.text)).join('');
  const printed = fold((template.records[index]?.label ?? []).map((line) => line.text).join(''));
  return printed === '' ? 0 : (findApproximately(printed, text)?.similarity ?? 0);
}

/** Recognition garbles a label by so much; two labels differ in their short names by more. */
const DOUBTFUL = 0.1;

/** Lines of a label above its record, in forms without a column for labels. */
const LABEL_LINES = 4.5;

function wordsAbove(lines: readonly SlotLine[], before: readonly SlotLine[] | undefined, words: readonly OcrWord[]) {
  const [first] = lines;
  if (!first) return [];
  const height = lineHeight(lines);
  const top = Math.max(first.y - LABEL_LINES * 1.6 * height, (before?.at(-1)?.y ?? -height) + height * 0.6);
  return words.filter(({ box }) => {
    const middle = box.y + box.height / 2;
    return middle > top && middle < first.y - height * 0.6;
  });
}

/** The lines above a record that are its label; the end of the record before stands there too. */
function ownLines({ label, index }: Labelled, template: Template): OcrWord[] {
  const wording = index === null ? '' : labelWording(index, label, template);
  const printed = new Set(printedWords({ words: label, wording, strict: false, beyond: { start: 0, end: 0 } }));
  const letters = (words: readonly OcrWord[]) => words.reduce((sum, { text }) => sum + fold(text).length, 0);
  return [...Map.groupBy(label, (word) => word.line).values()].flatMap((line) => {
    return letters(line.filter((word) => printed.has(word))) >= letters(line) * 0.6 ? line : [];
  });
}

function lineHeight(lines: readonly SlotLine[]): number {
  return median(lines.flatMap((line) => line.words.map((word) => word.box.height)));
}

/** The end of a record at the top of a page belongs to the one before the first that names itself. */
function carriedOver(labels: readonly Labelled[], i: number): number | null {
  const next = labels[1]?.index;
  return i === 0 && labels[0]?.lines[0]?.slot !== 'assign' && typeof next === 'number' ? next - 1 : null;
}

/** A whole record, or the end of one at the top of the page, or the beginning of one at its bottom; without a gap. */
function isPart(lines: readonly SlotLine[], i: number, count: number): boolean {
  const ranks = lines.map(({ slot }) => SLOTS.indexOf(slot));
  if (ranks.some((rank, k) => k > 0 && rank !== (ranks[k - 1] ?? 0) + 1)) return false;
  const begins = ranks[0] === 0 || i === 0;
  const ends = ranks.at(-1) === SLOTS.length - 1 || i === count - 1;
  return begins && ends;
}

function inOrder(groups: readonly NamedGroup[]): boolean {
  return groups.every((group, i) => i === 0 || group.index > (groups[i - 1]?.index ?? 0));
}

/** All records of a print are alike: one whose options lie further apart was put together from the lines of two. */
function alike(groups: NamedGroup[]): NamedGroup[] {
  const stepOf = ({ lines }: NamedGroup, rank: number): number | null => {
    const from = lines.find(({ slot }) => slot === SLOTS[rank]);
    const to = lines.find(({ slot }) => slot === SLOTS[rank + 1]);
    return from && to ? to.y - from.y : null;
  };
  const usual = [0, 1, 2].map((rank) => median(groups.flatMap((group) => stepOf(group, rank) ?? [])));
  return groups.filter((group) =>
    usual.every((step, rank) => {
      const own = stepOf(group, rank);
      return own === null || (own < step * 1.4 && own > step * 0.7);
    }),
  );
}
