import type { Emphasis, Item } from '../document/form-document.ts';
import type { DraftRecord, DraftSlot, PlacedSign } from './draft.ts';
import { shareOf, WHOLE } from './words/wording.ts';

/** How an empty sign is named that is struck. */
const STRUCK_EMPTY = '(strike)';

/** An empty box or circle that is struck or highlighted by itself, apart from its wording, may be meant as marked. */
export function judgeLook(sign: PlacedSign, slot: DraftSlot): PlacedSign {
  if (sign.state !== 'empty') return sign;
  const look = looksOf(sign).find((kind) => shareOf(slot, kind) < WHOLE);
  return look ? inLook(sign, look) : sign;
}

function inLook(sign: PlacedSign, look: Emphasis): PlacedSign {
  return { ...sign, source: 'glyph', state: 'unclear', mark: `${sign.mark} (${look})` };
}

/**
 * A box, circle or mark on a grey or black ground that its wording does not have may be meant as chosen or as struck out.
 * A form may have such a ground behind most of them, and a sender behind all that is marked and nothing else: neither
 * tells anything.
 */
export function untoldInGrey(drafts: readonly DraftRecord[]): (sign: PlacedSign) => PlacedSign {
  const slots = drafts.flatMap((draft) => [...draft.slots.values()]);
  const all = slots.flatMap((slot) => slot.signs.filter(({ bullet }) => !bullet).map((sign) => ({ sign, slot })));
  const greyed = all.filter(({ sign, slot }) => isDimmed(sign) && shareOf(slot, 'dimmed') < WHOLE);
  const marked = all.filter(({ sign }) => sign.state === 'marked').length;
  const isOfMarks = greyed.length === marked && greyed.every(({ sign }) => sign.state === 'marked');
  const isForms = greyed.length * 2 > all.length;
  const untold = new Set<Item>(isOfMarks || isForms ? [] : greyed.map(({ sign }) => sign.item));
  return (sign) => (untold.has(sign.item) ? inLook(sign, 'dimmed') : sign);
}

function isDimmed({ item }: PlacedSign): boolean {
  return item.kind === 'text' && item.format.has('dimmed');
}

function looksOf({ item }: PlacedSign): Emphasis[] {
  if (item.kind === 'box') return item.look ? [item.look] : [];
  return (['highlight', 'strike'] as const).filter((kind) => item.format.has(kind));
}

/** A box struck out beside one that is ticked, or beside an X, was replaced by it, as tracked changes are printed. */
export function withoutReplaced(signs: readonly PlacedSign[]): readonly PlacedSign[] {
  const isTicked = signs.some(
    ({ state, source }) => state === 'marked' && (source === 'glyph' || source === 'typed-mark'),
  );
  return isTicked ? signs.filter(({ mark }) => !mark.endsWith(STRUCK_EMPTY)) : signs;
}
