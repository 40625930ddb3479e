import type { Slot } from '../../domain/evidence.ts';
import type { AlignedTable } from './align-page.ts';
import { fold } from './fold-text.ts';
import { toFullBlack } from './full-black.ts';
import { type NamedGroup, nameGroups } from './name-groups.ts';
import type { OcrWord } from './ocr.ts';
import { around } from './ocr-document.ts';
import {
  type Drawn,
  type EmptyOutlines,
  expectOutline,
  learnOutlines,
  outlineOf,
  REACH,
  straightened,
} from './own-outlines.ts';
import { type KnownOutline, ownTable } from './own-print.ts';
import type { PlacedRecord } from './placed-record.ts';
import { printedWords, type ReadWording } from './printed-words.ts';
import type { Raster, Rect } from './raster.ts';
import { median, type SlotLine } from './slot-lines.ts';
import type { Template } from './template.ts';
import { findOutlines } from './template-glyphs.ts';
import type { TextLine } from './template-lines.ts';

/**
 * Reads a form whose lines break otherwise than the issued form's (another font, another width): there the issued form
 * cannot be laid over the page. Each option's line is found by its words, each record named by its own label, and the
 * page's own empty boxes and circles show what an empty one looks like.
 *
 * @param elsewhere what other pages of the same file taught about empty outlines, for a page that shows too few.
 * @returns null where labels, lines or outlines do not pair up without doubt.
 */
export function placeFreely(
  page: Raster,
  words: readonly OcrWord[],
  slotLines: readonly SlotLine[],
  template: Template,
  elsewhere: EmptyOutlines | null = null,
): FreeLayout | null {
  const { named, rest } = nameGroups(straightened(slotLines, template.rightToLeft), words, template);
  if (named.length === 0) return null;
  const ink = toFullBlack(page, words);
  const own = learnOutlines(
    ink,
    named.flatMap((group) => group.lines),
    template.rightToLeft,
  );
  const empty = {
    box: own.box ?? fromElsewhere(elsewhere?.box),
    circle: own.circle ?? fromElsewhere(elsewhere?.circle),
  };
  const records = named.map((group) => placeGroup(group, empty, words, template));
  spread(records);
  const texts = records.flatMap((record) => [record.label, ...record.slots.map((slot) => slot.text)]);
  const circles = findOutlines(ink, 200 / 72).flatMap(({ shape, rect }) => (shape === 'circle' ? [rect] : []));
  const within = circles.filter((rect) => texts.some(({ words: printed }) => isAmong(rect, printed)));
  const table = ownTable(ink, records, within, words);
  const doubted = [...brokenRecords(rest, named, template), ...carriedOver(named, words, template)];
  return { table, placed: records.map((record) => toPlaced(record, records)), doubted, empty: own };
}

/** On another page the outlines keep their place beside the lines, not their column. */
function fromElsewhere(drawn: Drawn | null | undefined): Drawn | null {
  return drawn ? { ...drawn, column: null } : null;
}

/** A page read by itself. */
export interface FreeLayout {
  table: AlignedTable;
  placed: PlacedRecord[];
  /** Records of which this page shows a part that cannot be read by itself. */
  doubted: DoubtedRecord[];
  /** What this page taught about empty outlines. */
  empty: EmptyOutlines;
}

/** A record that a person must look at, and where on this page. */
export interface DoubtedRecord {
  index: number;
  reason: string;
  box: Rect;
}

/** Options that make no whole record here, told by their neighbours. */
function brokenRecords(rest: SlotLine[][], named: readonly NamedGroup[], template: Template): DoubtedRecord[] {
  return rest.flatMap((lines) => {
    const y = lines[0]?.y ?? 0;
    const before = named.findLast((group) => (group.lines[0]?.y ?? 0) < y);
    const after = named.find((group) => (group.lines[0]?.y ?? 0) > y);
    const index = before ? before.index + 1 : (after?.index ?? 0) - 1;
    if (!template.records[index]) return [];
    return { index, reason: 'its lines on this page cannot be told', box: around(lines.flatMap((line) => line.words)) };
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
    return side.filter((word) => !known.includes(word) && !first.label.includes(word) && fold(word.text).length > 1);
  });
  if (own.length === 0) return [];
  return [{ index: first.index - 1, reason: 'words stand at its end, on the next page', box: around(own) }];
}

interface OwnRecord {
  index: number;
  label: ReadWording;
  slots: OwnSlot[];
}

interface OwnSlot {
  slot: Slot;
  outline: KnownOutline | null;
  zone: Rect;
  /** Middle of the first line of the wording, and the part of the page that the wording stands in. */
  y: number;
  area: Rect;
  text: ReadWording;
}

/** All records lay out an option's wording alike: it takes as much room in each as where most of it was read. */
function spread(records: readonly OwnRecord[]): void {
  const slots = records.flatMap((record) => record.slots);
  const left = Math.min(...slots.map(({ area }) => area.x));
  const right = Math.max(...slots.map(({ area }) => area.x + area.width));
  for (const slot of slots) {
    const alike = slots.filter((other) => other.slot === slot.slot);
    const above = Math.max(...alike.map(({ area, y }) => y - area.y));
    const below = median(alike.map(({ area, y }) => area.y + area.height - y));
    const y = Math.round(slot.y - above);
    slot.area = { x: left, y, width: right - left, height: Math.round(slot.y + below) - y };
  }
}

function placeGroup(group: NamedGroup, empty: EmptyOutlines, words: readonly OcrWord[], template: Template): OwnRecord {
  const record = template.records[group.index];
  const wording = (lines: readonly TextLine[] | undefined) => (lines ?? []).map((line) => line.text).join('');
  // A mark may stand before an option or behind it: there no more than a bracket is taken for print.
  const beyond = template.rightToLeft ? { start: 0.9, end: 0 } : { start: 0, end: 0.9 };
  const ordered = (own: readonly OcrWord[]) => inReadingOrder(own, template.rightToLeft);
  const label = {
    words: ordered(group.label),
    wording: wording(record?.label),
    strict: false,
    beyond: { start: 1.2, end: 1.2 },
  };
  const beside = printedWords(label);
  const starts = group.lines.map(({ start }) => start);
  const margin = template.rightToLeft ? Math.max(...starts) : Math.min(...starts);
  return {
    index: group.index,
    label,
    slots: group.lines.map((found, i) => {
      const bottom = group.lines[i + 1]?.y ?? group.bottom;
      const drawn = empty[outlineOf(found)];
      const outline = drawn && expectOutline(found, drawn, template.rightToLeft);
      const line = { ...found, start: behind(found.start, outline?.rect ?? null, template.rightToLeft) };
      const own = ordered(optionWords(line, { margin, bottom }, words, template.rightToLeft));
      return {
        slot: line.slot,
        outline,
        zone: signZone(line, outline?.rect ?? null, beside, template.rightToLeft),
        y: line.y,
        area: wordingArea(line, own, outline?.rect ?? null, template.rightToLeft),
        text: { words: own, wording: wording(record?.slots[line.slot].lines), beyond },
      };
    }),
  };
}

/** From an option's first line to the last of its words, with room for a bracket at its end. */
function wordingArea(line: SlotLine, own: readonly OcrWord[], outline: Rect | null, rightToLeft: boolean): Rect {
  const height = median(line.words.map((word) => word.box.height));
  const all = around([...line.words, ...own]);
  const [top, bottom] = [line.y - height * 0.75, Math.max(line.y + height * 0.75, all.y + all.height + height * 0.2)];
  const clear = (x: number) => Math.round(x);
  if (rightToLeft) {
    const right = outline ? Math.min(all.x + all.width + 4, outline.x - 4) : line.start + 4;
    return {
      x: clear(all.x - height * 0.9),
      y: clear(top),
      width: clear(right - all.x + height * 0.9),
      height: clear(bottom - top),
    };
  }
  const left = outline ? Math.max(all.x - 4, outline.x + outline.width + 4) : line.start - 4;
  return {
    x: clear(left),
    y: clear(top),
    width: clear(all.x + all.width + height * 0.9 - left),
    height: clear(bottom - top),
  };
}

/** The wording begins behind its outline, even where recognition took that for a letter. */
function behind(start: number, outline: Rect | null, rightToLeft: boolean): number {
  if (!outline) return start;
  return rightToLeft ? Math.min(start, outline.x - 6) : Math.max(start, outline.x + outline.width + 6);
}

/** The part of the page beside an option's wording in which its sign stands, with room for one beside the outline. */
function signZone(line: SlotLine, outline: Rect | null, label: readonly OcrWord[], rightToLeft: boolean): Rect {
  const height = median(line.words.map((word) => word.box.height));
  const size = outline?.height ?? height;
  const middle = outline ? outline.y + outline.height / 2 : line.y;
  const [top, bottom] = [middle - size * 0.95, middle + size * 0.95];
  const level = label.filter(({ box }) => box.y < bottom && box.y + box.height > top);
  const far = outline ? size * 1.6 : REACH;
  if (rightToLeft) {
    const edge = outline ? outline.x + outline.width : line.start;
    const right = Math.min(edge + far, ...level.map(({ box }) => box.x).filter((x) => x > edge));
    return { x: line.start + 4, y: top, width: right - 4 - line.start, height: bottom - top };
  }
  const edge = outline ? outline.x : line.start;
  const left = Math.max(edge - far, ...level.map(({ box }) => box.x + box.width).filter((x) => x < edge));
  return { x: left + 4, y: top, width: line.start - 4 - left - 4, height: bottom - top };
}

/** The words of an option's line, and those below it down to the next option, which may begin at the statements' margin. */
function optionWords(
  line: SlotLine,
  { margin, bottom }: { margin: number; bottom: number },
  words: readonly OcrWord[],
  rightToLeft: boolean,
): OcrWord[] {
  const height = median(line.words.map((word) => word.box.height));
  return words.filter(({ box }) => {
    const middle = box.y + box.height / 2;
    const start = middle < line.y + height * 0.7 ? line.start : margin;
    const beside = rightToLeft ? box.x + box.width <= start + 6 : box.x >= start - 6;
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

function toPlaced({ index, label, slots }: OwnRecord, records: readonly OwnRecord[]): PlacedRecord {
  return {
    index,
    reach: reachOf(label, slots),
    label: textLines(label),
    slots: slots.map((own) => ({
      slot: own.slot,
      outline: own.outline,
      zone: own.zone,
      lines: bestLines(own, records),
    })),
  };
}

/** The lines of an option's wording, as they were read best in any record: words that are struck through are not read. */
function bestLines(own: OwnSlot, records: readonly OwnRecord[]): TextLine[] {
  const alike = records.flatMap((record) => record.slots.filter(({ slot }) => slot === own.slot));
  const length = (lines: readonly TextLine[]) => lines.reduce((sum, line) => sum + line.right - line.left, 0);
  let best = textLines(own.text);
  for (const other of alike) {
    const lines = textLines(other.text);
    if (length(lines) <= length(best)) continue;
    const down = own.y - other.y;
    best = lines.map((line) => ({ ...line, top: line.top + down, bottom: line.bottom + down }));
  }
  return best;
}

/** The record's words, and those that follow on them without a gap: a remark typed below the last line. */
function reachOf(label: ReadWording, slots: readonly OwnSlot[]): Rect {
  const texts = [label, ...slots.map(({ text }) => text)];
  const printed = texts.flatMap(printedWords);
  // A record of which no word was read has its options' places still.
  if (printed.length === 0) return around(slots.map(({ area }) => ({ box: area })));
  const height = median(printed.map((word) => word.box.height));
  let reach = around(printed);
  const others = texts.flatMap(({ words }) => words).toSorted((a, b) => a.box.y - b.box.y);
  for (const { box } of others) {
    if (box.y < reach.y + reach.height + height * 0.9 && box.y + box.height > reach.y - height)
      reach = around([{ box: reach }, { box }]);
  }
  return reach;
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
