import type { Observation, Slot } from '../../../domain/evidence.ts';
import { type DraftRecord, PAIR, type PlacedSign } from '../draft.ts';

/** In fewer records, what they have alike may be chance. */
const ENOUGH = 3;

/**
 * A dash, a full stop, a sign of no meaning in the place of one box or circle, where neither of the pair has any sign
 * that is known: it may be how someone marked it. Where it stands so in every record the form has it of its own.
 */
export function loneBullets(
  drafts: readonly DraftRecord[],
  known: (draft: DraftRecord, slot: Slot) => boolean,
): Map<DraftRecord, Observation[]> {
  const found = drafts.map((draft) => ({ draft, slots: slotsWithBullet(draft, known) }));
  const isOwn = (slot: Slot) => drafts.length >= ENOUGH && found.every(({ slots }) => slots.has(slot));
  return new Map(
    found.map(({ draft, slots }) => [
      draft,
      [...slots].flatMap(([slot, sign]) => (isOwn(slot) ? [] : [observation(slot, sign)])),
    ]),
  );
}

function slotsWithBullet(
  draft: DraftRecord,
  known: (draft: DraftRecord, slot: Slot) => boolean,
): Map<Slot, PlacedSign> {
  const bulletOf = (slot: Slot) => draft.slots.get(slot)?.signs.find(({ bullet }) => bullet);
  const lone = new Map<Slot, PlacedSign>();
  for (const slot of draft.slots.keys()) {
    const bullet = bulletOf(slot);
    const other = PAIR[slot];
    if (!bullet || !draft.slots.has(other) || bulletOf(other)) continue;
    if (!known(draft, slot) && !known(draft, other)) lone.set(slot, bullet);
  }
  return lone;
}

function observation(slot: Slot, { mark, place }: PlacedSign): Observation {
  return { slot, source: 'typed-mark', state: 'unclear', place, mark, strength: 0.5 };
}
