import type { Observation } from '../../domain/evidence.ts';
import { type DraftRecord, type DraftSlot, PAIR } from './draft.ts';

/**
 * A bare number where the other one of the pair, and the same one of other texts, has its circle: some people write 1
 * for what they choose. Numbers at both, or at the same place of most texts, are the form's own.
 */
export function numberForSign(draft: DraftRecord, drafts: readonly DraftRecord[]): Observation[] {
  return [...draft.slots.values()].flatMap((slot): Observation[] => {
    const mark = numberAt(slot);
    if (mark === null || numberAt(draft.slots.get(PAIR[slot.slot])) !== null) return [];
    const alike = drafts.filter((each) => numberAt(each.slots.get(slot.slot)) !== null);
    if (alike.length * 2 > drafts.length && drafts.length > 1) return [];
    return [{ slot: slot.slot, source: 'typed-mark', state: 'unclear', place: slot.place, mark, strength: 0.5 }];
  });
}

function numberAt(slot: DraftSlot | undefined): string | null {
  const lead = slot?.signs.length === 0 ? slot.lead.trim() : '';
  return /^\p{Nd}$/u.test(lead) ? lead : null;
}
