import { type Place, SLOTS, type Slot } from '../../domain/evidence.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { fold } from '../fold.ts';
import { holdsCondition, holdsCorrection, isHeading, isInstruction } from '../phrases/index.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { Block, Line, LineAnchor } from './blocks.ts';
import { addSigns, type DraftRecord, type DraftSlot, newRecord, type OutsideLine, placeOf } from './draft.ts';
import { beginsLabel, continuesLabel, isLabel } from './label.ts';
import { isPlaceholder } from './placeholders.ts';
import { blockText, isNumbering, isStatement, sideTarget, standsBehindAll } from './side-cells.ts';
import { type Scan, scanSigns, textOf, untold } from './signs.ts';
import { splitPrefix } from './split-prefix.ts';

/** Words between a label and its statement beyond which the label belongs to something else (Annex 1). */
const LABEL_REACH = 40;
/** The form's own words that, alone before a statement, turn it round. */
const TURNS_ROUND =
  /(?<!\p{L})(?:not|no|none|yes|non|ne|pas|oui|si|не|нет|да)(?!\p{L})|不|未|否|是|(?<!\p{L})(?:لا|نعم|غير)(?!\p{L})/u;

/**
 * Assembles records from rows in reading order. Each record is a label and its statements and options in the form's
 * own order; whatever breaks that order begins a record without label, so that no record can take over its
 * neighbour's statements.
 */
export class Assembler {
  readonly records: DraftRecord[] = [];
  readonly outside: OutsideLine[] = [];
  private record: DraftRecord | null = null;
  private slot: DraftSlot | null = null;
  private label: { text: string; place: Place; distance: number } | null = null;
  /** Signs in lines of their own, which belong to the next statement unless the layout tells otherwise. */
  private waiting: Line[] = [];
  /** Lines after the last statement so far. */
  private trailing: OutsideLine[] = [];
  /** Words in front of the statement in hand, in its own line. */
  private leading = '';
  private readonly order: readonly Slot[];

  /** @param order in which the form asks within each record */
  constructor(order: readonly Slot[] = SLOTS) {
    this.order = order;
  }

  addRow(row: readonly Block[]): void {
    const withAnchors = row.filter((block) => block.anchors.length > 0);
    const [only] = row;
    if (only && row.length === 1 && (only.anchors.length > 0 || !only.cell)) {
      this.addBlock(only);
      return;
    }
    const labelCell = row.find((block) => block.anchors.length === 0 && isLabel(blockText(block)));
    if (labelCell) this.takeLabelCell(labelCell);
    const before = new Set(this.record?.slots.values());
    for (const block of withAnchors) this.addBlock(block);
    const added = this.slotsSince(before);
    for (const block of row) {
      if (block === labelCell || block.anchors.length > 0 || isNumbering(block, labelCell)) continue;
      if (standsBehindAll(block, added, row)) leaveUntold(added);
      this.addSideCell(block, sideTarget(block, added, row, labelCell), withAnchors.length > 0);
    }
    if (labelCell && withAnchors.length > 0) this.addLabelSigns(labelCell);
  }

  finish(): { records: DraftRecord[]; outside: OutsideLine[] } {
    this.releaseWaiting();
    this.dropLabel();
    this.outside.push(...this.trailing);
    return { records: this.records, outside: this.outside };
  }

  private slotsSince(before: ReadonlySet<DraftSlot>): DraftSlot[] {
    return [...(this.record?.slots.values() ?? [])].filter((slot) => !before.has(slot));
  }

  private takeLabelCell(cell: Block): void {
    this.releaseWaiting();
    this.dropLabel();
    this.slot = null;
    this.label = { text: blockText(cell), place: placeAt(cell), distance: 0 };
  }

  /** A mark beside the label, which stands for both statements at once, cannot be told. */
  private addLabelSigns(cell: Block): void {
    for (const line of cell.lines) {
      for (const sign of scanSigns(line.chars).signs) {
        if (sign.state !== 'empty' && !sign.bullet && sign.mark !== '/') this.addLoose(sign, line.place);
      }
    }
  }

  private addLoose(sign: Parameters<typeof placeOf>[0], place: Place): void {
    this.record?.loose.push({ ...sign, place: placeOf(sign, place) });
  }

  /** A cell beside statements: its boxes and marks belong to the row's one statement. */
  private addSideCell(cell: Block, target: DraftSlot | undefined, isBeside: boolean): void {
    for (const line of cell.lines) {
      // Pages of a long table repeat its head: "Select one of the two boxes".
      if (isInstruction(fold(line.text)) && !holdsCondition(line.text) && !holdsCorrection(line.text)) continue;
      const scan = scanSigns(line.chars);
      if (scan.words.length > 0) this.addWords(scan.words.map((word) => word.text).join(' '), line, target);
      if (target) addSigns(target, scan, line.place);
      else if (isBeside || this.isInTable(cell)) {
        for (const sign of scan.signs) if (sign.state !== 'empty' && !sign.bullet) this.addLoose(sign, line.place);
      }
    }
  }

  private isInTable(cell: Block): boolean {
    const place = this.record?.place;
    return place !== undefined && place.table === cell.cell?.table && this.record?.slots.size !== 0;
  }

  /** Words where only a box belongs: "yes", "n/a" or a remark. */
  private addWords(words: string, line: Line, target: DraftSlot | undefined): void {
    const item = line.chars.find((char) => char.codePoint.trim() !== '')?.item;
    const state = isPlaceholder(words) ? 'empty' : 'unclear';
    if (target && item) target.signs.push({ state, source: 'typed-mark', mark: words, at: 0, item, place: line.place });
    if (state === 'empty') return;
    if (target) {
      if (this.record) this.record.remarks.push({ text: line.text.trim(), place: line.place });
    } else if (!isHeading(fold(line.text))) this.addOutside(line);
  }

  private addBlock(block: Block): void {
    this.slot = null;
    block.lines.forEach((line, number) => {
      const anchors = block.anchors.filter((anchor) => anchor.line === number);
      const inside = block.anchors.some((anchor) => anchor.line < number && number <= anchor.endLine);
      if (anchors.length > 0) this.addStatements(line, anchors);
      else if (inside) this.slot?.body.push({ chars: line.chars, place: line.place });
      else this.addOtherLine(line);
    });
    if (block.cell) this.releaseWaiting();
  }

  private addOtherLine(line: Line): void {
    if (line.text.trim() === '' && line.chars.every((char) => char.item.kind === 'text')) return;
    const scan = scanSigns(line.chars);
    if (scan.words.length === 0) {
      if (scan.signs.length > 0) this.waiting.push(line);
      return;
    }
    if (isLabel(line.text)) {
      this.takeLabelLine(line);
      return;
    }
    if (this.label && this.label.distance === 0 && continuesLabel(line.text)) {
      this.label.text += ` ${line.text.trim()}`;
      return;
    }
    this.releaseWaiting();
    if (this.label) this.label.distance += scan.words.length;
    const foreign = foreignWords(line.text);
    if (this.slot && goesOn(this.slot) && isContinuation(foreign, scan.words.length))
      this.slot.body.push({ chars: line.chars, place: line.place });
    else this.addOutside(line);
  }

  private takeLabelLine(line: Line): void {
    this.releaseWaiting();
    const record = this.record;
    if (record?.labelPending && record.refs.length === 0 && record.slots.size === 1) {
      record.label += ` ${line.text.trim()}`;
      record.refs = findTextRefs(line.text);
      record.labelPending = false;
      return;
    }
    this.dropLabel();
    this.slot = null;
    this.label = { text: line.text.trim(), place: line.place, distance: 0 };
  }

  /** What looked like a label and had no statement after it: "X.1150: provided that ..." is a person's own writing. */
  private dropLabel(): void {
    if (!this.label) return;
    const { text, place } = this.label;
    this.label = null;
    if (this.record) this.trailing.push({ text, place, where: 'after' });
    else this.outside.push({ text, place, where: 'before' });
  }

  private addOutside(line: Line): void {
    const text = line.text.trim();
    if (!this.record) this.outside.push({ text, place: line.place, where: 'before' });
    else if (line.place.table !== undefined && line.place.table === this.record.place.table)
      this.addRemark(text, line.place);
    else this.trailing.push({ text, place: line.place, where: 'after' });
  }

  /** Lines since the last statement turn out to stand within a record as soon as another record follows. */
  private claimTrailing(): void {
    for (const { text, place } of this.trailing.splice(0)) this.addRemark(text, place);
  }

  private addStatements(line: Line, anchors: readonly LineAnchor[]): void {
    let from = 0;
    const behind = signsBehind(line, anchors);
    anchors.forEach((anchor, index) => {
      const { leading, prefix } = splitPrefix(line.chars.slice(from, anchor.head));
      const ownWords = index === 0 && this.addLeading(line, leading.length);
      if (index > 0) this.slot?.body.push({ chars: leading, place: line.place });
      const next = anchors[index + 1];
      const stop = next ? next.head : line.chars.length;
      const headEnd = anchor.endLine === anchor.line ? anchor.endChar : stop;
      const slot = this.open(anchor, line.place);
      const waiting = this.waiting.splice(0);
      if (slot) {
        const own = scanSigns(prefix);
        for (const each of waiting) this.addWaiting(each, slot, own.signs.length > 0);
        addSigns(slot, behind ? untoldScan(own) : own, line.place);
        if (ownWords) this.addUnclear(slot, line, leading.length);
        const bodyEnd = next ? headEnd : stop;
        slot.body.push({ chars: line.chars.slice(anchor.head, bodyEnd), place: line.place });
        from = bodyEnd;
      } else {
        this.addRemark(textOf(line.chars, from, stop), line.place);
        from = stop;
      }
    });
  }

  /** Words such as "yes" where only a sign belongs. */
  private addUnclear(slot: DraftSlot, line: Line, length: number): void {
    const item = line.chars[0]?.item;
    const mark = textOf(line.chars, 0, length).trim();
    if (item) slot.signs.push({ state: 'unclear', source: 'typed-mark', mark, at: 0, item, place: line.place });
  }

  /**
   * Words before a statement in its own line: a label, the end of the phrase before, or a person's own words. True if
   * they are a person's own.
   */
  private addLeading(line: Line, length: number): boolean {
    const chars = line.chars.slice(0, length);
    const text = textOf(chars).trim();
    this.leading = text;
    if (text === '' || isPlaceholder(text)) return false;
    const isOwn = !isLabel(text) && (foreignWords(text) > 0 || (TURNS_ROUND.test(fold(text)) && !this.isPhraseOpen()));
    if (isLabel(text)) this.label = { text, place: line.place, distance: 0 };
    else if (isOwn) this.addRemark(text, line.place);
    else if (!beginsLabel(text)) this.slot?.body.push({ chars, place: line.place });
    return isOwn;
  }

  /** Whether the phrase before may still go on. */
  private isPhraseOpen(): boolean {
    return this.slot !== null && goesOn(this.slot);
  }

  private addRemark(text: string, place: Place): void {
    if (this.record) this.record.remarks.push({ text: text.trim(), place });
    else this.outside.push({ text: text.trim(), place, where: 'before' });
  }

  /** The slot that a statement or option opens; null for an option that has no place in the record. */
  private open(anchor: LineAnchor, place: Place): DraftSlot | null {
    const leading = this.leading;
    this.leading = '';
    if (this.label && this.label.distance > LABEL_REACH) this.dropLabel();
    if (!this.continues(anchor)) {
      const isOption = anchor.slot === 'no-comments' || anchor.slot === 'comments';
      if (isOption && !this.label) return null;
      this.claimTrailing();
      this.record = newRecord(this.label?.text ?? '', findTextRefs(this.label?.text ?? ''), this.label?.place ?? place);
      if (!this.label && beginsLabel(leading)) {
        this.record.label = leading;
        this.record.labelPending = true;
      }
      this.records.push(this.record);
    } else if (this.label && this.label.text !== this.record?.label) {
      this.addRemark(this.label.text, this.label.place);
    }
    this.label = null;
    const slot: DraftSlot = { slot: anchor.slot, language: anchor.language, place, signs: [], body: [] };
    this.record?.slots.set(anchor.slot, slot);
    this.slot = slot;
    return slot;
  }

  /** Whether a statement goes on with the current record: not a new label, not there yet, and in the form's order. */
  private continues(anchor: LineAnchor): boolean {
    if (!this.record) return false;
    const ranks = [...this.record.slots.keys()].map((slot) => this.order.indexOf(slot));
    if (this.order.indexOf(anchor.slot) <= Math.max(-1, ...ranks)) return false;
    if (!this.label) return true;
    const refs = findTextRefs(this.label.text);
    return refs.length > 0 && refs.join() === this.record.refs.join();
  }

  private addWaiting(line: Line, slot: DraftSlot, hasOwn: boolean): void {
    for (const sign of scanSigns(line.chars).signs) {
      // Where the statement has a sign in its own line, another one above it may belong to the option before.
      const told = hasOwn && sign.state === 'marked' ? untold(sign) : sign;
      slot.signs.push({ ...told, place: placeOf(sign, line.place), detached: true });
    }
  }

  /** Signs in lines after the last statement: the layout may put them behind the wording, so they cannot be told. */
  private releaseWaiting(): void {
    for (const line of this.waiting.splice(0)) {
      for (const sign of scanSigns(line.chars).signs) {
        if (sign.bullet) continue;
        if (this.record) this.record.signsBehind = true;
        if (sign.state !== 'empty') this.addLoose(sign, line.place);
      }
    }
  }
}

function placeAt(block: Block): Place {
  return block.lines[0]?.place ?? { part: '' };
}

/** Several statements in one line, the first with nothing before it and the last with a sign after it. */
function signsBehind(line: Line, anchors: readonly LineAnchor[]): boolean {
  const [first, last] = [anchors[0], anchors.at(-1)];
  if (!first || !last || first === last) return false;
  const before = scanSigns(splitPrefix(line.chars.slice(0, first.head)).prefix).signs;
  const tail = scanSigns(line.chars.slice(last.head));
  return before.length === 0 && tail.signs.some((sign) => sign.at >= (tail.words.at(-1)?.end ?? 0));
}

function untoldScan(scan: Scan): Scan {
  return { ...scan, signs: scan.signs.map((sign) => untold(sign)) };
}

/** Signs in cells before and behind the statements of one row: which belong to which cannot be told. */
function leaveUntold(slots: readonly DraftSlot[]): void {
  for (const slot of slots) if (isStatement(slot)) slot.signs = slot.signs.map((sign) => untold(sign));
}

/** A statement ends with its bracket. */
function goesOn(slot: DraftSlot): boolean {
  const text = slot.body.map(({ chars }) => textOf(chars)).join(' ');
  const opened = text.match(/[(（]/gu)?.length ?? 0;
  const closed = text.match(/[)）]/gu)?.length ?? 0;
  return opened === 0 || closed < opened;
}

/** Whether a line goes on with the wording before it: the form's own words, but for a word that is not known. */
function isContinuation(foreign: number, words: number): boolean {
  return foreign === 0 || (foreign === 1 && words >= 5);
}
