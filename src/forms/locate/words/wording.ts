import type { Observation, ObservationSource, Place } from '../../../domain/evidence.ts';
import type { Emphasis } from '../../document/form-document.ts';
import type { Char } from '../chars.ts';
import { type DraftRecord, type DraftSlot, PAIR } from '../draft.ts';

/** What may set wording apart: its formatting, or that it was written in capitals. */
type Look = Emphasis | 'capitals';

/** Formatting of wording that may be meant as a mark. Hidden wording reads as if it were not there. */
const KINDS: readonly Look[] = [
  'strike',
  'hidden',
  'highlight',
  'bold',
  'underline',
  'colour',
  'italic',
  'faint',
  'dimmed',
  'capitals',
];
/** No usual marks, and grey may as well mean that the wording does not apply; but neither can they be passed over. */
const UNTOLD: ReadonlySet<Look> = new Set(['italic', 'capitals', 'faint', 'dimmed', 'hidden']);

/** From this share of a statement's letters on, the statement as a whole bears the formatting. */
export const WHOLE = 0.8;
/** Fewer letters are no statement. */
const FEW_LETTERS = 10;
/** Up to this share it may be a slip of the mouse; between the two it cannot be told. */
const SLIP = 0.05;

interface Share {
  record: DraftRecord;
  slot: DraftSlot;
  kind: Look;
  share: number;
}

/**
 * Observations from the look of the wording: struck, highlighted, bold. What every record shows alike on both
 * statements of a pair, or in the same part of the wording, is the form's own look and says nothing.
 */
export function observeWording(records: readonly DraftRecord[]): Map<DraftRecord, Observation[]> {
  const observed = new Map(records.map((record): [DraftRecord, Observation[]] => [record, []]));
  const formats = new Set(records.flatMap(({ slots }) => [...slots.values()].flatMap(formatsOf)));
  for (const kind of KINDS.filter((each) => each === 'capitals' || formats.has(each))) {
    const shares = records.flatMap((record) =>
      [...record.slots.values()].map((slot): Share => ({ record, slot, kind, share: shareOf(slot, kind) })),
    );
    for (const share of shares) {
      if (share.share <= slipOf(kind) || isOwnLook(share, shares)) continue;
      observed.get(share.record)?.push(observation(share));
    }
  }
  return observed;
}

/** Nobody strikes anything by accident; where programs lose half of a stroke, the rest of it still tells. */
function slipOf(kind: Look): number {
  return kind === 'strike' ? 0 : SLIP;
}

/** What formatting there is anywhere in a statement's first line. */
function formatsOf({ body }: DraftSlot): Emphasis[] {
  const items = new Set((body[0]?.chars ?? []).map(({ item }) => item));
  return [...items].flatMap((item) => (item.kind === 'text' ? [...item.format] : []));
}

/** The share of letters with the formatting, in the statement or in its words before the bracket, whichever is more. */
export function shareOf(slot: DraftSlot, kind: Look): number {
  const chars = (slot.body[0]?.chars ?? []).filter((char) => char.item.kind === 'text');
  if (kind === 'capitals') return inCapitals(chars) ? 1 : 0;
  if (!chars.some((char) => char.item.kind === 'text' && char.item.format.has(kind))) return 0;
  const bracket = chars.findIndex((char, at) => at > 0 && /[(（]/u.test(char.codePoint));
  const head = bracket > 0 ? shareAmong(chars.slice(0, bracket), kind) : 0;
  return Math.max(head, shareAmong(chars, kind));
}

/** A word in capitals ("NOT") is a printer's custom; a whole statement is not. */
function inCapitals(chars: readonly Char[]): boolean {
  const most = Math.floor(chars.length * (1 - WHOLE));
  let [capitals, small] = [0, 0];
  for (const { codePoint } of chars) {
    const lower = codePoint.toLowerCase();
    if (codePoint !== lower) capitals++;
    else if (lower !== codePoint.toUpperCase() && ++small > most) return false;
  }
  return capitals >= FEW_LETTERS && capitals >= (capitals + small) * WHOLE;
}

function shareAmong(chars: readonly Char[], kind: Emphasis): number {
  const letters = chars.filter((char) => /[\p{L}\p{N}]/u.test(char.codePoint));
  const formatted = letters.filter((char) => char.item.kind === 'text' && char.item.format.has(kind));
  return letters.length === 0 ? 0 : formatted.length / letters.length;
}

function isOwnLook(own: Share, shares: readonly Share[]): boolean {
  if (own.kind === 'strike' || own.kind === 'hidden') return false;
  const sameSlot = shares.filter((share) => share.slot.slot === own.slot.slot);
  const alike = sameSlot.every((share) => Math.abs(share.share - own.share) < 0.1);
  if (!alike || sameSlot.length < 2) return false;
  if (own.share < WHOLE) return true;
  const other = shares.filter((share) => share.slot.slot === PAIR[own.slot.slot]);
  return other.length > 0 && other.every((share) => share.share >= WHOLE);
}

function observation({ slot, kind, share }: Share): Observation {
  const place: Place = slot.body[0]?.place ?? slot.place;
  const against = kind === 'strike' || kind === 'hidden';
  const source: ObservationSource = kind === 'strike' ? 'strike' : kind === 'hidden' ? 'deletion' : 'emphasis';
  const whole = share >= WHOLE && !UNTOLD.has(kind);
  const state = !whole ? 'unclear' : against ? 'empty' : 'marked';
  return { slot: slot.slot, source, state, place, mark: kind, strength: share };
}
