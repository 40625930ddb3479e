import type { Place, Slot } from '../../domain/evidence.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import type { LineAnchor } from './blocks.ts';
import { type DraftRecord, type DraftSlot, newRecord, type OutsideLine, placeOf } from './draft.ts';
import { beginsLabel } from './label.ts';
import type { Sign } from './signs.ts';

/** Words between a label and its statement beyond which the label belongs to something else (Annex 1). */
const LABEL_REACH = 40;

/** A label whose statement is still to come. */
interface PendingLabel {
  text: string;
  place: Place;
  /** Words since. */
  distance: number;
}

/**
 * The record that is being put together: a label, then its statements and options in the form's own order. Whatever
 * breaks that order begins a record without label, so that no record can take over its neighbour's statements.
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

  takeLabel(text: string, place: Place): void {
    this.dropLabel();
    this.slot = null;
    this.label = { text, place, distance: 0 };
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

  /** A sign of which nobody can tell to what in the record it belongs. */
  addLoose(sign: Sign, place: Place): void {
    this.record?.loose.push({ ...sign, place: placeOf(sign, place) });
  }

  addOutside(line: string, place: Place): void {
    const text = line.trim();
    if (!this.record) this.outside.push({ text, place, where: 'before' });
    else if (this.isInTable(place.table)) this.addRemark(text, place);
    else this.#trailing.push({ text, place, where: 'after' });
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
    if (!this.#continues(anchor)) {
      const isOption = anchor.slot === 'no-comments' || anchor.slot === 'comments';
      if (isOption && !this.label) return null;
      this.#begin(leading, place);
    } else if (this.label && this.label.text !== this.record?.label) {
      this.addRemark(this.label.text, this.label.place);
    }
    this.label = null;
    const slot: DraftSlot = { slot: anchor.slot, language: anchor.language, place, signs: [], body: [] };
    this.record?.slots.set(anchor.slot, slot);
    this.slot = slot;
    return slot;
  }

  #begin(leading: string, place: Place): void {
    // Lines since the last statement turn out to stand within a record as soon as another record follows.
    for (const line of this.#trailing.splice(0)) this.addRemark(line.text, line.place);
    this.record = newRecord(this.label?.text ?? '', findTextRefs(this.label?.text ?? ''), this.label?.place ?? place);
    if (!this.label && beginsLabel(leading)) {
      this.record.label = leading;
      this.record.labelPending = true;
    }
    this.records.push(this.record);
  }

  /** Whether a statement goes on with the current record: not a new label, not there yet, and in the form's order. */
  #continues(anchor: LineAnchor): boolean {
    if (!this.record) return false;
    const ranks = [...this.record.slots.keys()].map((slot) => this.#order.indexOf(slot));
    if (this.#order.indexOf(anchor.slot) <= Math.max(-1, ...ranks)) return false;
    if (!this.label) return true;
    const refs = findTextRefs(this.label.text);
    return refs.length > 0 && refs.join() === this.record.refs.join();
  }
}
