import type { Emphasis } from '../form-document.ts';
import type { DraftSlot, PlacedSign } from './draft.ts';
import { shareOf, WHOLE } from './wording.ts';

/** How an empty sign is named that is struck. */
const STRUCK_EMPTY = '(strike)';

/** An empty box or circle that is struck or highlighted by itself, apart from its wording, may be meant as marked. */
export function judgeLook(sign: PlacedSign, slot: DraftSlot): PlacedSign {
  if (sign.state !== 'empty') return sign;
  const look = looksOf(sign).find((kind) => shareOf(slot, kind) < WHOLE);
  return look ? { ...sign, source: 'glyph', state: 'unclear', mark: `${sign.mark} (${look})` } : sign;
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
