import type { Slot } from '../../../domain/evidence.ts';
import { median } from '../../measure/median.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { around, type Rect } from '../picture/raster.ts';
import type { SlotLine } from '../template/slot-lines.ts';
import type { Template } from '../template/template.ts';
import type { TextLine } from '../template/template-lines.ts';
import type { NamedGroup } from './name-groups.ts';
import { type EmptyOutlines, expectOutline, outlineOf } from './outlines/own-outlines.ts';
import { REACH } from './outlines/search-outline.ts';
import type { KnownOutline } from './own-print.ts';
import { inReadingOrder } from './reading-order.ts';
import { labelWording } from './wording/label-wording.ts';
import { printedWords, type ReadWording } from './wording/printed-words.ts';
import { readOnce } from './wording/read-once.ts';

/** A record as it stands on this page: its label, and each option with its sign's place and its wording. */
export interface OwnRecord {
  index: number;
  label: ReadWording;
  slots: OwnSlot[];
}

export interface OwnSlot {
  slot: Slot;
  outline: KnownOutline | null;
  zone: Rect;
  /** Middle of the first line of the wording, and the part of the page that the wording stands in. */
  y: number;
  area: Rect;
  text: ReadWording;
}

/** All records lay out an option's wording alike: it takes as much room in each as where most of it was read. */
export function spread(records: readonly OwnRecord[]): void {
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

/** Finds the place of each option's sign and wording from its line. */
export function placeGroup(
  group: NamedGroup,
  { empty, margin }: { empty: EmptyOutlines; margin: number },
  words: readonly OcrWord[],
  template: Template,
): OwnRecord {
  const record = template.records[group.index];
  const wording = (lines: readonly TextLine[] | undefined) => (lines ?? []).map((line) => line.text).join('');
  // A mark may stand before an option or behind it: there no more than a bracket is taken for print.
  const beyond = template.rightToLeft ? { start: 0.9, end: 0 } : { start: 0, end: 0.9 };
  const ordered = (own: readonly OcrWord[], printed: string) =>
    inReadingOrder(readOnce(own, printed), template.rightToLeft);
  const printedLabel = labelWording(group.index, group.label, template);
  const label = {
    words: ordered(group.label, printedLabel),
    wording: printedLabel,
    strict: false,
    beyond: { start: 1.2, end: 1.2 },
  };
  const beside = printedWords(label);
  return {
    index: group.index,
    label,
    slots: group.lines.map((found, i) => {
      const bottom = group.lines[i + 1]?.y ?? group.bottom;
      const drawn = empty[outlineOf(found)];
      const outline = drawn && expectOutline(found, drawn, template.rightToLeft);
      const line = { ...found, start: behind(found.start, outline?.rect ?? null, template.rightToLeft) };
      const printed = wording(record?.slots[line.slot].lines);
      const own = ordered(optionWords(line, { margin, bottom }, words, template.rightToLeft), printed);
      return {
        slot: line.slot,
        outline,
        zone: signZone(line, outline?.rect ?? null, { label: beside, own }, template.rightToLeft),
        y: line.y,
        area: wordingArea(line, own, outline?.rect ?? null, template.rightToLeft),
        text: { words: own, wording: printed, beyond },
      };
    }),
  };
}

/** From an option's first line to the last of its words, with room for a bracket at its end. */
function wordingArea(line: SlotLine, own: readonly OcrWord[], outline: Rect | null, rightToLeft: boolean): Rect {
  const height = median(line.words.map((word) => word.box.height));
  const all = around([...line.words, ...own]);
  const [top, bottom] = [line.y - height * 0.75, Math.max(line.y + height * 0.75, all.y + all.height + height * 0.2)];
  const [from, to] = rightToLeft
    ? [all.x - height * 0.9, wordingEdge(all.x + all.width + 4, line, own, outline, true)]
    : [wordingEdge(all.x - 4, line, own, outline, false), all.x + all.width + height * 0.9];
  return { x: Math.round(from), y: Math.round(top), width: Math.round(to - from), height: Math.round(bottom - top) };
}

/** Where the wording begins: beside its outline, unless further lines of it begin below that. */
function wordingEdge(
  edge: number,
  line: SlotLine,
  own: readonly OcrWord[],
  outline: Rect | null,
  rightToLeft: boolean,
): number {
  if (!outline) return rightToLeft ? line.start + 4 : line.start - 4;
  const right = outline.x + outline.width;
  const isBelow = ({ box }: OcrWord) => (rightToLeft ? box.x + box.width > outline.x + 4 : box.x < right - 4);
  if (own.some(isBelow)) return Math.max(0, edge);
  return rightToLeft ? Math.min(edge, outline.x - 4) : Math.max(edge, right + 4);
}

/** The wording begins behind its outline, even where recognition took that for a letter. */
function behind(start: number, outline: Rect | null, rightToLeft: boolean): number {
  if (!outline) return start;
  return rightToLeft ? Math.min(start, outline.x - 6) : Math.max(start, outline.x + outline.width + 6);
}

/** How far below its middle a box may have its sign, in its heights. */
const BELOW_BOX = 1.6;

/** The part of the page beside an option's wording in which its sign stands, with room for one beside the outline. */
function signZone(
  line: SlotLine,
  outline: Rect | null,
  { label, own }: { label: readonly OcrWord[]; own: readonly OcrWord[] },
  rightToLeft: boolean,
): Rect {
  const height = median(line.words.map((word) => word.box.height));
  const size = outline?.height ?? height;
  const middle = outline ? outline.y + outline.height / 2 : line.y;
  // A line of the wording may begin below the outline.
  const isBeneath = ({ box }: OcrWord) =>
    box.y > line.y + height * 0.3 && (rightToLeft ? box.x + box.width > line.start + 4 : box.x < line.start - 4);
  const further = own.filter(isBeneath).map(({ box }) => box.y - 2);
  // Behind a box in a narrow column a sign comes to stand below it.
  const below = outline && outlineOf(line) === 'box' ? BELOW_BOX : 0.95;
  const [top, bottom] = [
    middle - size * 0.95,
    Math.min(middle + size * below, ...further.map((y) => Math.max(y, middle + size * 0.5))),
  ];
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
