import type { Slot } from '../../domain/evidence.ts';
import { fold } from '../document/fold.ts';
import { findAnchors } from '../phrases/index.ts';
import type { FormPart } from './form-parts.ts';
import { denies } from './negations.ts';

type Two = readonly [number, number];

/**
 * Which slot each of the four parts of a record is, in the form's own order; null where it cannot be told.
 *
 * The layout tells the statements apart: options stand under the one that assigns authority. What the phrase tables
 * know, and words that deny, must not say otherwise. The two options look alike, so one of these must tell them apart;
 * failing that, the order in which the same circular's form in another language has them (`options`).
 */
export function slotRoles(parts: readonly FormPart[], options: readonly Slot[] | null): Slot[] | null {
  const layout = layoutOf(parts);
  if (!layout) return null;
  const known = parts.map(({ wording }) => knownSlot(wording));
  const wordings = parts.map(({ wording }) => wording);
  const [assign, refusal] = layout.statements;
  const byWords = pairByWords(layout.statements, ['assign', 'not-assign'], known, wordings);
  if (byWords === 'contradiction' || (byWords !== null && byWords !== assign)) return null;
  const none = firstOption(layout.options, known, wordings, options);
  if (none === null) return null;
  const roles: Slot[] = [];
  roles[assign] = 'assign';
  roles[refusal] = 'not-assign';
  for (const at of layout.options) roles[at] = at === none ? 'no-comments' : 'comments';
  return roles;
}

/** The statements, that with the options first, and the options. Other layouts than these nobody issues. */
function layoutOf(parts: readonly FormPart[]): { statements: Two; options: Two } | null {
  const round = parts.flatMap(({ shape }, at) => (shape === 'circle' ? [at] : []));
  const pair = round.length === 2 ? round : round.length === 0 ? sharingBlock(parts) : [];
  switch (parts.length === 4 ? pair.join() : '') {
    case '1,2':
      return { statements: [0, 3], options: [1, 2] };
    case '2,3':
      return { statements: [1, 0], options: [2, 3] };
    default:
      return null;
  }
}

/** Where all four signs look alike: the two parts that stand in one cell with the statement before them. */
function sharingBlock(parts: readonly FormPart[]): number[] {
  const first = [0, 1].filter((at) => [1, 2].every((step) => parts[at + step]?.block === parts[at]?.block));
  const [start] = first;
  return first.length === 1 && start !== undefined ? [start + 1, start + 2] : [];
}

/** The slot that the phrase tables take a wording for. */
function knownSlot(wording: string): Slot | null {
  const slots = new Set(findAnchors(fold(wording)).map(({ slot }) => slot));
  const [slot, other] = slots;
  return slot && !other ? slot : null;
}

/** Which of two parts is the first slot of a pair, as far as their words tell. */
function pairByWords(
  pair: Two,
  [first, second]: readonly [Slot, Slot],
  known: readonly (Slot | null)[],
  wordings: readonly string[],
): number | null | 'contradiction' {
  const [left, right] = pair;
  const said = pair.flatMap((at) =>
    known[at] === first ? [at] : known[at] === second ? [at === left ? right : left] : [],
  );
  const denied = pair.map((at) => denies(wordings[at] ?? ''));
  const negative = denied[0] === denied[1] ? [] : [denied[0] ? left : right];
  // Of the options the first one denies ("No comments"), of the statements the second.
  const byDenial = first === 'no-comments' ? negative : negative.map((at) => (at === left ? right : left));
  const foreign = pair.some((at) => known[at] !== null && known[at] !== first && known[at] !== second);
  const all = new Set([...said, ...(said.length === 2 ? [] : byDenial)]);
  if (foreign || all.size > 1) return 'contradiction';
  return [...all][0] ?? null;
}

function firstOption(
  pair: Two,
  known: readonly (Slot | null)[],
  wordings: readonly string[],
  elsewhere: readonly Slot[] | null,
): number | null {
  const byWords = pairByWords(pair, ['no-comments', 'comments'], known, wordings);
  if (byWords === 'contradiction') return null;
  if (byWords !== null) return byWords;
  if (!elsewhere) return null;
  return elsewhere.indexOf('no-comments') < elsewhere.indexOf('comments') ? pair[0] : pair[1];
}
