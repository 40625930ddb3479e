import { SLOTS, type Slot } from '../../domain/evidence.ts';
import { fold } from '../document/fold.ts';
import { holdsCondition, holdsCorrection, isHeading, isInstruction } from '../phrases/index.ts';
import { markWord } from '../phrases/mark-words.ts';
import { turnsInstruction } from '../phrases/turned-instruction.ts';
import { foreignWords, rearrangesWording } from '../phrases/vocabulary.ts';
import type { Block, Line, LineAnchor } from './blocks.ts';
import { textOf } from './chars.ts';
import type { MatrixPart } from './columns/matrix.ts';
import { blockText, isNumbering, sideTarget, standsBehindAll } from './columns/side-cells.ts';
import { addSigns, type DraftRecord, type DraftSlot, type OutsideLine } from './draft.ts';
import { beginsLabel, continuesLabel, isLabel, isStruck } from './label.ts';
import { OpenRecord } from './open-record.ts';
import { isPlaceholder } from './signs/placeholders.ts';
import { type Scan, scanSigns } from './signs.ts';
import {
  addAmongWords,
  addUnclear,
  addWaiting,
  isLone,
  isPrefix,
  leadingText,
  leadOf,
} from './words/before-statement.ts';
import { splitPrefix } from './words/split-prefix.ts';
import {
  answersNext,
  closesInstruction,
  goesOn,
  isContinuation,
  leaveUntold,
  signsBehind,
  turnsRound,
  untoldScan,
} from './words/wording-bounds.ts';

/** Assembles records from rows in reading order: the cells of a table row, or a run of lines. */
export class Assembler {
  readonly #open: OpenRecord;
  /** Signs in lines of their own, which belong to the next statement unless the layout tells otherwise. */
  readonly #waiting: Line[] = [];

  /** @param order in which the form asks within each record */
  constructor(order: readonly Slot[] = SLOTS) {
    this.#open = new OpenRecord(order);
  }

  addRow(row: readonly Block[]): void {
    const withAnchors = row.filter((block) => block.anchors.length > 0);
    const [only] = row;
    if (only && row.length === 1 && (only.anchors.length > 0 || !only.cell)) {
      this.#addBlock(only);
      return;
    }
    const labelCell = row.find((block) => block.anchors.length === 0 && isLabel(blockText(block)));
    if (labelCell) this.#takeLabelCell(labelCell);
    const before = new Set(this.#open.record?.slots.values());
    for (const block of withAnchors) this.#addBlock(block);
    const added = [...(this.#open.record?.slots.values() ?? [])].filter((slot) => !before.has(slot));
    for (const block of row) {
      if (block === labelCell || block.anchors.length > 0 || isNumbering(block, labelCell)) continue;
      if (standsBehindAll(block, added, row)) leaveUntold(added);
      this.#addSideCell(block, sideTarget(block, added, row, labelCell), withAnchors.length > 0);
    }
    if (labelCell && withAnchors.length > 0) this.#addLabelSigns(labelCell);
  }

  /** Records that are whole already, at their place among the rows. */
  addMatrix({ records, head }: MatrixPart): void {
    this.#releaseWaiting();
    for (const { text, place } of head) this.#open.addInFront(text, place);
    this.#open.adopt(records);
  }

  finish(): { records: DraftRecord[]; outside: OutsideLine[] } {
    this.#releaseWaiting();
    return this.#open.finish();
  }

  #takeLabelCell(cell: Block): void {
    this.#releaseWaiting();
    const struck = cell.lines.some(({ chars }) => isStruck(chars));
    const rows = cell.cell && { table: cell.cell.table, first: cell.cell.row, last: cell.cell.lastRow };
    const isSpanning = rows !== null && rows.last > rows.first;
    const place = cell.lines[0]?.place ?? { part: '' };
    this.#open.takeLabel({ text: blockText(cell), place, struck, rows: isSpanning ? rows : null });
  }

  /** A mark beside the label, which stands for both statements at once, cannot be told. */
  #addLabelSigns(cell: Block): void {
    for (const line of cell.lines) {
      for (const sign of scanSigns(line.chars).signs) {
        if (sign.state !== 'empty' && !sign.bullet && sign.mark !== '/') this.#open.addLoose(sign, line.place);
      }
    }
  }

  /** A cell beside statements: its boxes and marks belong to the row's one statement. */
  #addSideCell(cell: Block, target: DraftSlot | undefined, isBeside: boolean): void {
    const isInRecord = this.#open.isInTable(cell.cell?.table) && this.#open.record?.slots.size !== 0;
    for (const line of cell.lines) {
      // Pages of a long table repeat its head: "Select one of the two boxes".
      if (isPlainInstruction(line.text)) continue;
      const scan = scanSigns(line.chars);
      if (scan.words.length > 0) this.#addWords(scan.words.map((word) => word.text).join(' '), line, target);
      if (target) {
        target.beside.push(line.text);
        addSigns(target, withUnknownSign(scan, line), line.place);
      } else if (isBeside || isInRecord) {
        for (const sign of scan.signs) {
          if (sign.state !== 'empty' && !sign.bullet) this.#open.addLoose(sign, line.place);
        }
      }
    }
  }

  /** Words where only a box belongs: "yes", "n/a" or a remark. */
  #addWords(words: string, line: Line, target: DraftSlot | undefined): void {
    const item = line.chars.find((char) => char.codePoint.trim() !== '')?.item;
    const state = isPlaceholder(words) ? 'empty' : 'unclear';
    if (target && item) target.signs.push({ state, source: 'typed-mark', mark: words, at: 0, item, place: line.place });
    if (state === 'empty') return;
    if (target) this.#open.addRemark(markWord(words) === null ? line.text : words, line.place);
    else if (!isHeading(fold(line.text))) this.#open.addOutside(line.text, line.place);
  }

  #addBlock(block: Block): void {
    this.#open.slot = null;
    const byLine = Map.groupBy(block.anchors, ({ line }) => line);
    let wordingEnds = -1;
    block.lines.forEach((line, number) => {
      const anchors = byLine.get(number) ?? [];
      if (anchors.length > 0) this.#addStatements(line, anchors);
      else if (number <= wordingEnds && this.#open.slot)
        this.#open.slot.body.push({ chars: line.chars, place: line.place });
      else this.#addOtherLine(line);
      for (const { endLine } of anchors) wordingEnds = Math.max(wordingEnds, endLine);
    });
    if (block.cell) this.#releaseWaiting();
  }

  #addOtherLine(line: Line): void {
    if (line.text.trim() === '' && line.chars.every((char) => char.item.kind === 'text')) return;
    const scan = scanSigns(line.chars);
    if (scan.words.length === 0) {
      const { slot } = this.#open;
      if (closesInstruction(line, slot)) slot.body.push({ chars: line.chars, place: line.place });
      else if (scan.signs.length > 0 || line.place.page === undefined) this.#waiting.push(line);
      return;
    }
    if (isLabel(line.text)) {
      this.#releaseWaiting();
      if (!this.#open.completeLabel(line.text.trim())) this.#open.takeLabel(labelOf(line));
      return;
    }
    const { label, slot } = this.#open;
    if (label?.distance === 0 && continuesLabel(line.text)) {
      label.text += ` ${line.text.trim()}`;
      return;
    }
    this.#releaseWaiting();
    if (label) label.distance += scan.words.length;
    if (goesOn(slot) && isContinuation(line, scan.words.length))
      slot.body.push({ chars: line.chars, place: line.place });
    else this.#open.addOutside(line.text, line.place);
  }

  #addStatements(line: Line, anchors: readonly LineAnchor[]): void {
    let from = 0;
    const behind = signsBehind(line, anchors);
    anchors.forEach((anchor, index) => {
      const { leading, prefix } = splitPrefix(line.chars.slice(from, anchor.head));
      const isPrefixed = isPrefix(textOf(line.chars, from, anchor.head));
      const ownWords = (index === 0 && this.#addLeading(line, leading.length, anchor.head)) || isPrefixed;
      if (index > 0) this.#open.slot?.body.push({ chars: leading, place: line.place });
      const next = anchors[index + 1];
      const stop = next ? next.head : line.chars.length;
      const headEnd = anchor.endLine === anchor.line ? anchor.endChar : stop;
      const before = this.#open.leading;
      const slot = this.#open.open(anchor, line.place);
      const waiting = this.#waiting.splice(0);
      if (slot) {
        slot.lead = leadOf(leading, prefix);
        const own = scanSigns(prefix);
        for (const each of waiting) addWaiting(each, slot, own.signs.length > 0);
        addSigns(slot, behind ? untoldScan(own) : own, line.place);
        if (ownWords) addUnclear(slot, line, leading.length);
        if (index === 0) addAmongWords(slot, leading, line.place);
        if (!isLabel(before) && !beginsLabel(before)) slot.beside.push(before);
        const bodyEnd = next ? headEnd : stop;
        slot.body.push({ chars: line.chars.slice(anchor.head, bodyEnd), place: line.place });
        from = bodyEnd;
      } else {
        this.#addSaidAgain(anchor, line, from, stop);
        from = stop;
      }
    });
  }

  /**
   * An option that stands in its record already. In another language it is the form's own, set beside the first; in the same one
   * somebody wrote it there: "Comments are attached - No comments".
   */
  #addSaidAgain({ slot, language }: LineAnchor, line: Line, from: number, stop: number): void {
    const words = textOf(line.chars, from, stop).trim();
    const item = line.chars[from]?.item;
    const { record, slot: last } = this.#open;
    if (last && item && record?.slots.get(slot)?.language === language && isOption(last.slot))
      last.signs.push({ state: 'unclear', source: 'typed-mark', mark: words, at: 0, item, place: line.place });
    this.#open.addRemark(words, line.place);
  }

  /**
   * Words before a statement in its own line: a label, the end of the phrase before, or a person's own words. True if
   * they are a person's own.
   */
  #addLeading(line: Line, length: number, head: number): boolean {
    const chars = line.chars.slice(0, length);
    const text = leadingText(chars);
    this.#open.leading = text;
    if (text === '' || isPlaceholder(text)) return false;
    const isAnswer = turnsRound(text) && (!goesOn(this.#open.slot) || answersNext(text, this.#open.slot));
    // Where no phrase is open that they may end, the form's words before a statement change it: "would assigns".
    const isAdded = this.#open.slot === null && !beginsLabel(text) && rearrangesWording(text);
    const isOwn = !isLabel(text) && (foreignWords(text) > 0 || isAnswer || isAdded);
    if (isLabel(text)) this.#open.label = { text, place: line.place, struck: isStruck(chars), distance: 0 };
    else if (isOwn) this.#open.addRemark(text, line.place);
    else if (!beginsLabel(text) && !isLone(textOf(line.chars, 0, head).trimEnd()))
      this.#open.slot?.body.push({ chars, place: line.place });
    return isOwn;
  }

  /** Signs in lines after the last statement: the layout may put them behind the wording, so they cannot be told. */
  #releaseWaiting(): void {
    for (const line of this.#waiting.splice(0)) {
      this.#open.slot?.beside.push(line.text);
      for (const sign of scanSigns(line.chars).signs) {
        if (sign.bullet) continue;
        if (this.#open.record) this.#open.record.signsBehind = true;
        if (sign.state !== 'empty') this.#open.addLoose(sign, line.place);
      }
    }
  }
}

function isOption(slot: Slot): boolean {
  return slot === 'no-comments' || slot === 'comments';
}

function isPlainInstruction(text: string): boolean {
  const folded = fold(text);
  return isInstruction(folded) && !turnsInstruction(folded) && !holdsCondition(text) && !holdsCorrection(text);
}

function labelOf({ text, place, chars }: Line) {
  return { text: text.trim(), place, struck: isStruck(chars) };
}

/** A cell for a box alone that holds neither a sign nor words holds something all the same: "@", a full stop. */
function withUnknownSign(scan: Scan, line: Line): Scan {
  const mark = line.text.trim();
  const item = line.chars.find((char) => char.codePoint.trim() !== '')?.item;
  if (scan.words.length + scan.signs.length > 0 || mark === '' || !item) return scan;
  return { ...scan, signs: [{ state: 'unclear', source: 'typed-mark', mark, at: 0, item, bullet: true }] };
}
