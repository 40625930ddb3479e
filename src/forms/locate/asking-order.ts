import type { Slot } from '../../domain/evidence.ts';

/** The order in which a form asks where the rows of its two statements were exchanged; the options stay with theirs. */
export function rowsExchanged(order: readonly Slot[]): readonly Slot[] {
  const rest = order.filter((slot) => slot !== 'not-assign');
  return order[0] === 'not-assign' ? [...rest, 'not-assign'] : ['not-assign', ...rest];
}

/** The order in which a form asks where its two options were exchanged. */
export function optionsExchanged(order: readonly Slot[]): readonly Slot[] {
  return order.map((slot) => (slot === 'no-comments' ? 'comments' : slot === 'comments' ? 'no-comments' : slot));
}

/** Whether slots come in this order, some of them perhaps left out, none twice. */
export function isInOrder(slots: readonly Slot[], order: readonly Slot[]): boolean {
  const ranks = slots.map((slot) => order.indexOf(slot));
  return ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? -1));
}
