import type { Observation } from '../../domain/evidence.ts';
import { type DraftRecord, type DraftSlot, PAIR } from './draft.ts';

/** How an option is named whose letters are larger than its neighbour's. */
export const LARGER = 'larger letters';
/** From this ratio on, one of two lines strikes the eye as larger: 10 and 11 points side by side do not, 10 and 12 do. */
const STRIKING = 1.15;

/**
 * Statements and options set in larger letters than the other one of their pair, where the form itself does not set all
 * texts so.
 */
export function largerWording(draft: DraftRecord, drafts: readonly DraftRecord[]): Observation[] {
  return [...draft.slots.values()].flatMap((slot): Observation[] => {
    if (!isLarger(draft, slot)) return [];
    const same = drafts.flatMap((other) => (other === draft ? [] : [[other, other.slots.get(slot.slot)] as const]));
    const isOwn = same.length > 0 && same.every(([other, each]) => each !== undefined && isLarger(other, each));
    const { place } = slot;
    return isOwn ? [] : [{ slot: slot.slot, source: 'emphasis', state: 'unclear', place, mark: LARGER, strength: 1 }];
  });
}

function isLarger(draft: DraftRecord, slot: DraftSlot): boolean {
  const other = draft.slots.get(PAIR[slot.slot]);
  const [own, others] = [sizeOf(slot), other && sizeOf(other)];
  return own !== undefined && others !== undefined && own >= others * STRIKING;
}

/** The size of most letters in the wording's first paragraph. */
function sizeOf({ body }: DraftSlot): number | undefined {
  const letters = new Map<number, number>();
  for (const { codePoint, item } of body[0]?.chars ?? []) {
    if (item.kind !== 'text' || item.size === undefined || !/\p{L}/u.test(codePoint)) continue;
    letters.set(item.size, (letters.get(item.size) ?? 0) + 1);
  }
  return [...letters].sort((one, two) => two[1] - one[1])[0]?.[0];
}
