import type { Observation, ObservationSource, Slot } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import { withoutInkShares } from '../ink-shares.ts';
import { confidenceOf, isBeside, isField, type SlotEvidence } from '../locate/evidence-at.ts';
import { agreesWithMark } from '../locate/words/lettering.ts';
import { say } from '../sentences.ts';
import type { PairStyle } from './form-style.ts';

/**
 * What one pair of slots says: one of them, both, none (both seen empty), or why it cannot be told.
 * `unclear` and `disagree` keep the sentence for staff.
 */
export type PairReading =
  | { kind: 'one'; slot: Slot; confidence: number }
  | { kind: 'both' }
  | { kind: 'none' }
  | { kind: 'unclear' | 'disagree' | 'unseen'; why: Saying };

/** Applies the form's logic to one pair: a contradiction between witnesses is never outvoted. */
export function decidePair(pair: readonly [SlotEvidence, SlotEvidence], style: PairStyle): PairReading {
  const [left, right] = pair;
  if (left.marks.length > 0 && right.marks.length > 0) return { kind: 'both' };
  if (left.marks.length > 0) return decideMarked(left, right, style);
  if (right.marks.length > 0) return decideMarked(right, left, style);
  return decideUnmarked(left, right, style);
}

function decideMarked(marked: SlotEvidence, other: SlotEvidence, style: PairStyle): PairReading {
  // Letters that bring out what is marked say the same as its mark.
  const unclear = [...marked.unclear.filter(({ mark }) => !agreesWithMark(mark)), ...other.unclear];
  if (unclear.length > 0) return { kind: 'unclear', why: say('beside-mark', { marks: describe(unclear) }) };
  if (!other.found && other.lowered.length === 0) {
    return { kind: 'unseen', why: say('wording-absent', { slot: other.slot }) };
  }
  if (marked.lowered.length > 0) return { kind: 'disagree', why: say('marked-and-struck', { slot: marked.slot }) };
  if (other.raised.length > 0 && marked.raised.length === 0) {
    return { kind: 'disagree', why: say('marked-other-emphasised', { slot: marked.slot, other: other.slot }) };
  }
  const contradiction = contradictAt(marked, other, style);
  if (contradiction) return { kind: 'disagree', why: contradiction };
  if (other.empty.length === 0 && other.lowered.length === 0 && marked.marks.some(mayMissNeighbour)) {
    return { kind: 'unclear', why: say('neighbour-unseen', { slot: other.slot }) };
  }
  const discount = marked.empty.some(isField) ? 0.9 : 1;
  return { kind: 'one', slot: marked.slot, confidence: discount * Math.max(...marked.marks.map(confidenceOf)) };
}

/** Boxes found by their place on a page may be overlooked; those in a file's own structure are not. */
function mayMissNeighbour(observation: Observation): boolean {
  return ['ink', 'vector-box', 'annotation', 'acroform'].includes(observation.source);
}

/** One slot that is marked by one witness and empty by another. An empty box character beside an X is no contradiction. */
function contradictAt(marked: SlotEvidence, other: SlotEvidence, style: PairStyle): Saying | null {
  const empty = marked.empty.filter((observation) => observation.source !== 'glyph' || marked.marks.some(isField));
  if (empty.length === 0) return null;
  const typedBesideField = marked.marks.every(isBeside) && empty.every(isField);
  // An X typed beside a locked or forgotten field is clear only if no field of the form was used at all.
  const pristine = !style.hasFieldMarks && other.raised.length === 0 && other.lowered.length === 0;
  return typedBesideField && pristine
    ? null
    : say('marked-and-empty', { slot: marked.slot, marks: describe(marked.marks), empty: describe(empty) });
}

function decideUnmarked(left: SlotEvidence, right: SlotEvidence, style: PairStyle): PairReading {
  const unclear = [...left.unclear, ...right.unclear];
  if (unclear.length > 0) return { kind: 'unclear', why: say('there-is', { marks: describe(unclear) }) };
  for (const slot of [left, right]) {
    if (!slot.found && slot.lowered.length === 0) {
      return { kind: 'unseen', why: say('wording-absent', { slot: slot.slot }) };
    }
  }
  const raised = [left, right].filter((slot) => slot.raised.length > 0);
  const lowered = [left, right].filter((slot) => slot.lowered.length > 0);
  if (raised.length + lowered.length > 0) return decideByLook([left, right], raised, lowered, style);
  if (left.withoutSign || right.withoutSign) return { kind: 'unclear', why: say('sign-missing') };
  if (left.empty.length > 0 && right.empty.length > 0) return { kind: 'none' };
  // Where marks are typed beside the wording and there are no boxes, a text left alone has nothing to show.
  if (style.isBare) return { kind: 'none' };
  return { kind: 'unseen', why: say('no-sign-seen', { slot: left.slot, other: right.slot }) };
}

/** Only the look of the wording differs: one raised or one lowered, and no other way of marking in the form. */
function decideByLook(
  pair: SlotEvidence[],
  raised: SlotEvidence[],
  lowered: SlotEvidence[],
  style: PairStyle,
): PairReading {
  // A statement deleted with change tracking is an act of its own, whatever was done at other texts.
  const isTracked = raised.length === 0 && lowered.every((slot) => slot.lowered.every(isTrackedChange));
  if (style.hasMarks && !isTracked) {
    return { kind: 'disagree', why: say('only-looks-different') };
  }
  if (style.hasRaised && style.hasLowered) return { kind: 'disagree', why: say('emphasised-and-struck') };
  if (raised.length + lowered.length > 1) return { kind: 'unclear', why: say('both-look-alike') };
  if (raised.length > 0 && style.maybeIssuedSo) {
    return { kind: 'unclear', why: say('look-of-form') };
  }
  const chosen = raised[0] ?? pair.find((slot) => !lowered.includes(slot));
  const seen = [...(raised[0]?.raised ?? []), ...(lowered[0]?.lowered ?? [])];
  if (!chosen) return { kind: 'unclear', why: say('both-struck') };
  return { kind: 'one', slot: chosen.slot, confidence: Math.max(...seen.map(confidenceOf)) };
}

function isTrackedChange(observation: Observation): boolean {
  return observation.source === 'tracked-change';
}

function describe(observations: readonly Observation[]): string {
  const marks = observations.map(({ source, mark }) => {
    const words = source === 'ink' ? withoutInkShares(mark ?? '') : mark;
    return words && words !== source ? `${NAMES[source]} ("${words.slice(0, 90)}")` : NAMES[source];
  });
  return [...new Set(marks)].slice(0, 3).join(', ');
}

/** What was seen, as a person would name it. */
const NAMES: Record<ObservationSource, string> = {
  'form-field': 'a form field',
  'content-control': 'a check box',
  'active-x': 'a control',
  acroform: 'a field of the PDF',
  glyph: 'a sign',
  'typed-mark': 'something typed',
  'vector-box': 'a drawn box',
  annotation: 'an annotation',
  strike: 'struck wording',
  emphasis: 'wording in another look',
  'tracked-change': 'a tracked change',
  deletion: 'removed wording',
  ink: 'ink',
};
