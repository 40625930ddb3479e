import type { Place, Slot } from '../../domain/evidence.ts';
import type { Language } from '../../domain/language.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { Char } from './chars.ts';
import type { Scan, Sign } from './signs.ts';

export interface PlacedSign extends Sign {
  place: Place;
  /** It stood in a line of its own before the wording: behind the wording before it, if the layout is that way. */
  detached?: boolean;
}

/** One statement or option of a record, with everything that stands at it. */
export interface DraftSlot {
  slot: Slot;
  language: Language;
  place: Place;
  /** What stands in front of the wording in its own line, signs and all. */
  lead: string;
  /** What stands in the cells beside it, signs and all. */
  beside: string[];
  /** Signs in front of the wording, or in the row's other cells. */
  signs: PlacedSign[];
  /** The wording and what follows it, line by line. */
  body: { chars: Char[]; place: Place }[];
}

export interface DraftRecord {
  label: string;
  refs: readonly TextRef[];
  place: Place;
  slots: Map<Slot, DraftSlot>;
  /** Signs of which nobody can tell to which slot they belong. */
  loose: PlacedSign[];
  /** Signs stand behind the wording somewhere in the record, so that detached ones cannot be told. */
  signsBehind: boolean;
  remarks: { text: string; place: Place }[];
  /** The label's words began in the statement's own line: its number may follow below (text taken line by line). */
  labelPending: boolean;
  /** Something of the label is struck out or cannot be seen: perhaps the text's part does not count, or names another text. */
  labelStruck: boolean;
  /** The rows that the label's cell spans, where it spans several: what stands in them belongs to no other text. */
  rows: LabelRows | null;
  /** Words that are none of the form's stand between the label and its first statement. */
  hasWordsBefore: boolean;
}

export interface LabelRows {
  table: number;
  first: number;
  last: number;
}

/** A line outside every record. */
export interface OutsideLine {
  text: string;
  place: Place;
  where: 'before' | 'after';
}

/** The other one of each pair. */
export const PAIR: Record<Slot, Slot> = {
  assign: 'not-assign',
  'not-assign': 'assign',
  'no-comments': 'comments',
  comments: 'no-comments',
};

export function newRecord(label: string, refs: readonly TextRef[], place: Place): DraftRecord {
  return {
    label,
    refs,
    place,
    slots: new Map(),
    loose: [],
    signsBehind: false,
    remarks: [],
    labelPending: false,
    labelStruck: false,
    rows: null,
    hasWordsBefore: false,
  };
}

export function addSigns(slot: DraftSlot, scan: Scan, place: Place): void {
  for (const sign of scan.signs) slot.signs.push({ ...sign, place: placeOf(sign, place) });
}

/** Where a box knows its own place, that is the more precise one. */
export function placeOf(sign: Sign, place: Place): Place {
  return sign.item.kind === 'box' && sign.item.place ? sign.item.place : place;
}
