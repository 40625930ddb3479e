import type { Observation } from '../../../domain/evidence.ts';
import { type DraftRecord, type DraftSlot, PAIR } from '../draft.ts';

/** A digit, a letter, up to three full stops, commas, quotation marks. */
const TYPED = /^(?:\p{Nd}|\p{L}|[^\p{L}\p{N}\p{M}\s]{1,3})$/u;
/** "[1]": a number in the place that brackets leave for a sign. */
const BRACKETED = /^[[({]\s?(\p{Nd})\s?[\])}]$/u;
const [ONE, ZERO] = ['1', '0'];
/** Everybody writes a dash or a line for "nothing": beside a mark at the other one it says what the empty circle said. */
const NOTHING = /^[\p{Pd}−‒_]+$/u;

/**
 * A bare number, letter, full stop or quotation mark where the other one of the pair, or the same one of other texts,
 * has its circle or mark: some people write 1 for what they choose, put a dot, or mean "as above" by quotation marks.
 * The same at both, or at the same place of most texts, is the form's own; but for a 1 beside a 0, as which nobody
 * numbers two statements.
 */
export function typedForSign(draft: DraftRecord, drafts: readonly DraftRecord[]): Observation[] {
  return [...draft.slots.values()].flatMap((slot): Observation[] => {
    const mark = typedAt(slot);
    if (mark === null || typedAt(draft.slots.get(PAIR[slot.slot])) !== null) return [];
    const isCounted = mark === ONE && draft.slots.get(PAIR[slot.slot])?.signs.some((sign) => sign.mark === ZERO);
    const alike = isCounted ? [] : drafts.filter((each) => typedAt(each.slots.get(slot.slot)) !== null);
    if (alike.length * 2 > drafts.length && drafts.length > 1) return [];
    return [{ slot: slot.slot, source: 'typed-mark', state: 'unclear', place: slot.place, mark, strength: 0.5 }];
  });
}

function typedAt(slot: DraftSlot | undefined): string | null {
  if (!slot?.signs.every(({ bullet }) => bullet)) return null;
  const lead = slot.lead.trim();
  const typed = BRACKETED.exec(lead)?.[1] ?? (lead || slot.signs[0]?.mark || '');
  return TYPED.test(typed) && !NOTHING.test(typed) ? typed : null;
}
