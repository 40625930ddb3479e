import { BOXES, OPTIONS, type Slot } from '../../../domain/evidence.ts';
import type { DraftRecord, PlacedSign } from '../draft.ts';

/** In fewer records, what they have alike may be chance. */
const ENOUGH = 3;
/** With these plain text begins the lines of a list, and people mark boxes. */
const LISTING = /^[*+]$/;

/**
 * Asterisks that begin the lines of a list: in front of everything else at both of a pair, in every record. A mark that
 * stood at both everywhere would mark nothing.
 */
export function listSigns(drafts: readonly DraftRecord[]): ReadonlySet<PlacedSign> {
  const found = new Set<PlacedSign>();
  if (drafts.length < ENOUGH) return found;
  for (const pair of [BOXES, OPTIONS]) {
    const firsts = drafts.flatMap((draft) => pair.map((slot) => firstSign(draft, slot)));
    const [mark] = firsts.map((sign) => sign?.mark ?? '');
    if (!mark || !LISTING.test(mark)) continue;
    for (const sign of firsts) if (sign && firsts.every((other) => other?.mark === mark)) found.add(sign);
  }
  return found;
}

function firstSign({ slots }: DraftRecord, slot: Slot): PlacedSign | undefined {
  return slots.get(slot)?.signs[0];
}
