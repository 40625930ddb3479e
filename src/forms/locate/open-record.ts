import type { Place, Slot } from '../../domain/evidence.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { isInOrder, rowsExchanged } from './asking-order.ts';
import type { LineAnchor } from './blocks.ts';
import { type DraftRecord, type DraftSlot, type LabelRows, newRecord, type OutsideLine, placeOf } from './draft.ts';
import { beginsLabel } from './label.ts';
import { isPlaceholder } from './signs/placeholders.ts';
import type { Sign } from './signs.ts';

/** Words between a label and its statement beyond which the label belongs to something else (Annex 1). */
const LABEL_REACH = 40;

/** A label whose statement is still to come. */
interface PendingLabel {
  text: string;
  place: Place;
  struck: boolean;
  rows?: LabelRows | null;
  /** Words since. */
  distance: number;
}

/**
 * The record that is being put together: a label, then its statements and options in the form's own order. Whatever
 * breaks that order begins a record without label, so that no record can take over its neighbour's statements; in rows
 * that one label's cell spans it is that label's all the same.
 */
export class OpenRecord {
  readonly records: DraftRecord[] = [];
  readonly outside: OutsideLine[] = [];
  record: DraftRecord | null = null;
  slot: DraftSlot | null = null;
  label: PendingLabel | null = null;
  /** Words in front of the statement in hand, in its own line. */
  leading = '';
  /** Lines after the last statement so far. */
  readonly #trailing: OutsideLine[] = [];
  readonly #order: readonly Slot[];

  /** @param order in which the form asks within each record */
  constructor(order: readonly Slot[]) {
    this.#order = order;
  }

  finish(): { records: DraftRecord[]; outside: OutsideLine[] } {
    this.dropLabel();
    this.outside.push(...this.#trailing);
    return { records: this.records, outside: this.outside };
  }

  takeLabel(label: Omit<PendingLabel, 'distance'>): void {
    this.dropLabel();
    this.slot = null;
    this.label = { ...label, distance: 0 };
  }

  /** The number of a label whose words began in the statement's own line. True if the record waited for one. */
  completeLabel(text: string): boolean {
    const { record } = this;
    if (!record?.labelPending || record.refs.length > 0 || record.slots.size !== 1) return false;
    record.label += ` ${text}`;
    record.refs = findTextRefs(text);
    record.labelPending = false;
    return true;
  }

  /** What looked like a label and had no statement after it: "X.1150: provided that ..." is a person's own writing. */
  dropLabel(): void {
    if (!this.label) return;
    const { text, place } = this.label;
    this.label = null;
    if (this.record) this.#trailing.push({ text, place, where: 'after' });
    else this.outside.push({ text, place, where: 'before' });
  }

  /** Records that were put together elsewhere; the last of them is the one in hand. */
  adopt(records: readonly DraftRecord[]): void {
    this.dropLabel();
    if (records.length === 0) return;
    this.#claimTrailing();
    this.records.push(...records);
    this.record = records.at(-1) ?? null;
    this.slot = null;
  }

  /** A sign of which nobody can tell to what in the record it belongs. */
  addLoose(sign: Sign, place: Place): void {
    this.record?.loose.push({ ...sign, place: placeOf(sign, place) });
  }

  addOutside(line: string, place: Place): void {
    const text = line.trim();
    if (isPlaceholder(text)) return;
    if (!this.record) this.outside.push({ text, place, where: 'before' });
    else if (this.isInTable(place.table)) this.addRemark(text, place);
    else this.#trailing.push({ text, place, where: 'after' });
  }

  /** A line above a table's records, whatever came before the table. */
  addInFront(line: string, place: Place): void {
    const text = line.trim();
    if (text !== '' && !isPlaceholder(text)) this.outside.push({ text, place, where: 'before' });
  }

  addRemark(text: string, place: Place): void {
    if (this.record) this.record.remarks.push({ text: text.trim(), place });
    else this.outside.push({ text: text.trim(), place, where: 'before' });
  }

  /** Whether the record in hand began in this table. */
  isInTable(table: number | undefined): boolean {
    return table !== undefined && this.record?.place.table === table;
  }

  /** The slot that a statement or option opens; null for an option that has no place in the record. */
  open(anchor: LineAnchor, place: Place): DraftSlot | null {
    const { leading } = this;
    this.leading = '';
    if (this.label && this.label.distance > LABEL_REACH) this.dropLabel();
    const isSpanned = this.#isSpanned(place);
    if (!this.#continues(anchor, isSpanned)) {
      const isOption = anchor.slot === 'no-comments' || anchor.slot === 'comments';
      if (isOption && !this.label) return null;
      if (isSpanned && !this.label) this.#beginAgain();
      else this.#begin(leading, place);
    } else if (this.label && this.label.text !== this.record?.label) {
      this.addRemark(this.label.text, this.label.place);
    }
    if (this.label?.struck && this.record) this.record.labelStruck = true;
    this.label = null;
    const slot: DraftSlot = {
      slot: anchor.slot,
      language: anchor.language,
      place,
      lead: '',
      beside: [],
      signs: [],
      body: [],
    };
    this.record?.slots.set(anchor.slot, slot);
    this.slot = slot;
    return slot;
  }

  #begin(leading: string, place: Place): void {
    this.#claimTrailing();
    this.record = newRecord(this.label?.text ?? '', findTextRefs(this.label?.text ?? ''), this.label?.place ?? place);
    if (!this.label && beginsLabel(leading)) {
      this.record.label = leading;
      this.record.labelPending = true;
    }
    this.record.rows = this.label?.rows ?? null;
    this.record.hasWordsBefore = (this.label?.distance ?? 0) > 0;
    this.records.push(this.record);
  }

  /** Lines since the last statement turn out to stand within a record as soon as another record follows. */
  #claimTrailing(): void {
    for (const line of this.#trailing.splice(0)) this.addRemark(line.text, line.place);
  }

  /** One label with a statement twice: there are two parts of the form for one text. */
  #beginAgain(): void {
    if (!this.record) return;
    const { label, refs, place, rows, labelStruck } = this.record;
    this.record = { ...newRecord(label, refs, place), rows, labelStruck };
    this.records.push(this.record);
  }

  #isSpanned({ table, row }: Place): boolean {
    const rows = this.record?.rows;
    return rows != null && row !== undefined && rows.table === table && rows.first <= row && row <= rows.last;
  }

  /**
   * Whether a statement goes on with the current record: not a new label, not there yet, and in the form's order; in
   * the label's own rows also where the two rows were exchanged.
   */
  #continues(anchor: LineAnchor, isSpanned: boolean): boolean {
    if (!this.record) return false;
    const slots = [...this.record.slots.keys(), anchor.slot];
    if (isSpanned && !this.label && isInOrder(slots, rowsExchanged(this.#order))) return true;
    if (!isInOrder(slots, this.#order)) return false;
    if (!this.label) return true;
    const refs = findTextRefs(this.label.text);
    return refs.length > 0 && refs.join() === this.record.refs.join();
  }
}
