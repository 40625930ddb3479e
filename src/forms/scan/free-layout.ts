import { SLOTS, type Slot } from '../../domain/evidence.ts';
import type { AlignedTable } from './align-page.ts';
import { fold } from './fold-text.ts';
import type { PlacedRecord, SlotReading } from './judge-records.ts';
import { groupLines, labelWords } from './locate-page.ts';
import type { OcrWord } from './ocr.ts';
import { around } from './ocr-document.ts';
import { type EmptyOutlines, learnOutlines } from './own-outlines.ts';
import { copy, type KnownOutline, ownTable, printedWords, type ReadWording } from './own-print.ts';
import type { Raster, Rect } from './raster.ts';
import { recordsNamed } from './record-numbers.ts';
import { median, type SlotLine } from './slot-lines.ts';
import type { Template } from './template.ts';
import { findOutlines } from './template-glyphs.ts';
import type { TextLine } from './template-lines.ts';
import { learnCircles, readSign } from './typed-signs.ts';

/**
 * Reads a form whose lines break otherwise than the issued form's (another font, another width): there the issued form
 * cannot be laid over the page. Each option's line is found by its words, each record named by its own label, and the
 * page's own empty boxes and circles show what an empty one looks like.
 *
 * @returns null where labels, lines or outlines do not pair up without doubt.
 */
export function placeFreely(
  ink: Raster,
  words: readonly OcrWord[],
  slotLines: readonly SlotLine[],
  template: Template,
): FreeLayout | null {
  const groups = groupLines(slotLines);
  const named = nameGroups(groups, words, template);
  if (!named) return null;
  const outlines = findOutlines(ink, 200 / 72);
  const lines = named.flatMap((group) => group.lines);
  const empty = learnOutlines(ink, outlines, lines, template.rightToLeft);
  if (!empty) return null;
  const signs = empty.freeCircles ? [] : readSigns(ink, words, named, template);
  if (!signs) return null;
  const records = named.map((group) => placeGroup(group, empty, words, template));
  const slots = records.flatMap((record) => record.slots);
  const texts = records.flatMap((record) => [record.label, ...record.slots.map((slot) => slot.text)]);
  const circles = outlines.filter(({ shape }) => shape === 'circle').map(({ rect }) => rect);
  const within = circles.filter((rect) => texts.some(({ words: own }) => isAmong(rect, own)));
  const outlined = slots.flatMap((slot) => slot.outline ?? []);
  const table = ownTable(ink, texts, outlined, within);
  for (const { reading } of signs) copy(ink, table.blank, reading.box, 0);
  const doubted = [...brokenRecords(groups, named, template), ...carriedOver(named, words, template)];
  return { table, placed: records.map(toPlaced), signs, doubted };
}

/** A page read by itself. */
interface FreeLayout {
  table: AlignedTable;
  placed: PlacedRecord[];
  /** What stands at the options of a form filled in on a computer, where no circle stands free to be measured. */
  signs: { index: number; slot: Slot; reading: SlotReading }[];
  /** Records of which this page shows a part that cannot be read by itself. */
  doubted: DoubtedRecord[];
}

/** A record that a person must look at, and where on this page. */
export interface DoubtedRecord {
  index: number;
  reason: string;
  box: Rect;
}

/** Options that make no whole record here: one that goes on over the page's end, told by its neighbours. */
function brokenRecords(groups: SlotLine[][], named: readonly NamedGroup[], template: Template): DoubtedRecord[] {
  const whole = (lines: SlotLine[]) => named.find((group) => group.lines === lines);
  return groups.flatMap((lines, i) => {
    if (whole(lines)) return [];
    const before = groups.slice(0, i).map(whole).findLast(Boolean);
    const after = groups.slice(i).map(whole).find(Boolean);
    const index = before ? before.index + 1 : (after?.index ?? 0) - 1;
    if (!template.records[index]) return [];
    return { index, reason: 'only a part of it stands on this page', box: around(lines.flatMap((line) => line.words)) };
  });
}

/** Above a page's first record only the end of the one before may stand, in the form's own words. */
function carriedOver(groups: readonly NamedGroup[], words: readonly OcrWord[], template: Template): DoubtedRecord[] {
  const [first] = groups;
  const line = first?.lines[0];
  const before = first ? template.records[first.index - 1] : undefined;
  if (!first || !line || !before) return [];
  const height = median(line.words.map((word) => word.box.height));
  const above = words.filter(
    ({ text, box }) => box.y + box.height / 2 < line.y - height * 0.7 && !/^\W*\d*\W*$/u.test(text),
  );
  const isStatement = ({ box }: OcrWord) => (template.rightToLeft ? box.x < line.start : box.x >= line.start - 12);
  const own = [isStatement, (word: OcrWord) => !isStatement(word)].flatMap((belongs, i) => {
    const printed = (i === 0 ? before.slots['not-assign'].lines : before.label).map(({ text }) => text).join('');
    const side = inReadingOrder(above.filter(belongs), template.rightToLeft);
    const known = printedWords({ words: side, wording: printed, beyond: { start: 0, end: 0 } });
    return side.filter((word) => !known.includes(word) && fold(word.text).length > 1);
  });
  if (own.length === 0) return [];
  return [{ index: first.index - 1, reason: 'words stand at its end, on the next page', box: around(own) }];
}

function readSigns(ink: Raster, words: readonly OcrWord[], groups: readonly NamedGroup[], template: Template) {
  if (template.rightToLeft) return null;
  const options = groups.flatMap(({ index, lines }) =>
    lines
      .filter(({ slot }) => slot === 'no-comments' || slot === 'comments')
      .map((line) => ({ index, line, margin: lines[0]?.start ?? line.start })),
  );
  const place = learnCircles(ink, options);
  if (!place) return null;
  return options.map((option) => {
    return { index: option.index, slot: option.line.slot, reading: readSign(ink, words, option, place) };
  });
}

interface NamedGroup {
  index: number;
  lines: SlotLine[];
  label: OcrWord[];
  /** Where the next record begins. */
  bottom: number;
}

/** Whole records only, each named by its label, at least two of them, in the form's order. */
function nameGroups(groups: SlotLine[][], words: readonly OcrWord[], template: Template): NamedGroup[] | null {
  const found: NamedGroup[] = [];
  groups.forEach((lines, i) => {
    if (lines.length !== SLOTS.length || lines.some((line, k) => line.slot !== SLOTS[k])) return;
    const next = groups[i + 1];
    const label = labelWords(lines, next, words, template.rightToLeft);
    const named = recordsNamed(label, template);
    const height = median(lines.flatMap((line) => line.words.map((word) => word.box.height)));
    const bottom = next?.[0] ? next[0].y : (lines.at(-1)?.y ?? 0) + 4.5 * height;
    if (named.length === 1 && named[0] !== undefined) found.push({ index: named[0], lines, label, bottom });
  });
  const ordered = found.every((group, i) => i === 0 || group.index > (found[i - 1]?.index ?? 0));
  return found.length >= 2 && ordered && areAlike(found) ? found : null;
}

/** All records of a print are alike: one whose options lie further apart was put together from the lines of two. */
function areAlike(groups: readonly NamedGroup[]): boolean {
  const steps = groups.map(({ lines }) => lines.slice(1).map((line, i) => line.y - (lines[i]?.y ?? 0)));
  return [0, 1, 2].every((i) => {
    const step = steps.map((each) => each[i] ?? 0);
    const usual = median(step);
    return step.every((each) => each < usual * 1.4 && each > usual * 0.7);
  });
}

interface OwnRecord {
  index: number;
  label: ReadWording;
  slots: { slot: Slot; outline: KnownOutline | null; text: ReadWording }[];
}

function placeGroup(group: NamedGroup, empty: EmptyOutlines, words: readonly OcrWord[], template: Template): OwnRecord {
  const record = template.records[group.index];
  const wording = (lines: readonly TextLine[] | undefined) => (lines ?? []).map((line) => line.text).join('');
  // A mark may stand before an option or behind it: there no more than a bracket is taken for print.
  const beyond = template.rightToLeft ? { start: 0.9, end: 0 } : { start: 0, end: 0.9 };
  const ordered = (own: readonly OcrWord[]) => inReadingOrder(own, template.rightToLeft);
  return {
    index: group.index,
    label: { words: ordered(group.label), wording: wording(record?.label), beyond: { start: 1.2, end: 1.2 } },
    slots: group.lines.map((line, i) => {
      const bottom = group.lines[i + 1]?.y ?? group.bottom;
      const own = ordered(optionWords(line, bottom, words, template.rightToLeft));
      return {
        slot: line.slot,
        outline: empty.expect(line),
        text: { words: own, wording: wording(record?.slots[line.slot].lines), beyond },
      };
    }),
  };
}

/** The words on the statement's side from an option's line down to the next. */
function optionWords(line: SlotLine, bottom: number, words: readonly OcrWord[], rightToLeft: boolean): OcrWord[] {
  const height = median(line.words.map((word) => word.box.height));
  return words.filter(({ box }) => {
    const middle = box.y + box.height / 2;
    const beside = rightToLeft ? box.x + box.width <= line.start + 6 : box.x >= line.start - 6;
    // What is taller than a line is no word but a piece of the table read as one.
    return beside && middle > line.y - height * 0.7 && middle < bottom - height * 0.7 && box.height < height * 1.8;
  });
}

/** Line by line, since recognition numbers the lines of a page's columns as one. */
function inReadingOrder(words: readonly OcrWord[], rightToLeft: boolean): OcrWord[] {
  const lines = Map.groupBy(words, (word) => word.line);
  const top = (line: readonly OcrWord[]) => median(line.map(({ box }) => box.y + box.height / 2));
  const side = rightToLeft ? -1 : 1;
  return [...lines.values()]
    .sort((a, b) => top(a) - top(b))
    .flatMap((line) => line.sort((a, b) => side * (a.box.x - b.box.x)));
}

/** A circle that the wording itself shows, between its words. */
function isAmong(rect: Rect, words: readonly OcrWord[]): boolean {
  if (words.length === 0) return false;
  const { x, y, width, height } = around(words);
  return rect.x > x && rect.x + rect.width < x + width && rect.y > y - 6 && rect.y + rect.height < y + height + 6;
}

function toPlaced({ index, label, slots }: OwnRecord): PlacedRecord {
  return {
    index,
    label: [...textLines(label), ...slots.filter(({ outline }) => !outline).flatMap(({ text }) => textLines(text))],
    slots: slots.flatMap(({ slot, outline, text }) => (outline ? [{ slot, outline, lines: textLines(text) }] : [])),
  };
}

function textLines(text: ReadWording): TextLine[] {
  const words = printedWords(text).filter((word) => fold(word.text));
  const lines = [...Map.groupBy(words.length > 0 ? words : text.words, (word) => word.line).values()];
  return lines.map((line) => {
    const { x, y, width, height } = around(line);
    const written = line.map((word) => word.text).join(' ');
    return { text: written, folded: fold(written), left: x, right: x + width, top: y, bottom: y + height };
  });
}
