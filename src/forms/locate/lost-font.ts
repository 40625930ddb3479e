import type { DraftRecord, PlacedSign } from './draft.ts';

const TICKED = /^[þý]$/u;
const EMPTY = /^[o¨]$/u;

/**
 * Whether the boxes of a form are Wingdings' of which the font was lost, as in mails and on machines without it: a ticked
 * box shows as "þ" or "ý". Then "o" and "¨" are its empty boxes; by themselves they cannot be told.
 */
export function hasLostFont(drafts: readonly DraftRecord[]): boolean {
  return drafts.some(({ slots }) =>
    [...slots.values()].some(({ signs }) => signs.some(({ mark }) => TICKED.test(mark))),
  );
}

export function withLostFont(sign: PlacedSign): PlacedSign {
  const isEmpty = sign.item.kind === 'text' && sign.state === 'unclear' && EMPTY.test(sign.mark);
  return isEmpty ? { ...sign, state: 'empty', source: 'glyph' } : sign;
}
