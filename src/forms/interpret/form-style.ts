import { BOXES, type Observation, OPTIONS, type Pair } from '../../domain/evidence.ts';
import { evidenceAt, isField, type SlotEvidence } from '../locate/evidence-at.ts';
import type { FormRecord } from '../reader.ts';

/** How one pair is used over the whole form. A look of the wording counts only where it is the form's one way to mark. */
export interface PairStyle {
  /** Some record has a mark at this pair. */
  hasMarks: boolean;
  /** Some form field of this pair is set. */
  hasFieldMarks: boolean;
  /** What marks there are were typed, at three texts at least, and no text has a box or circle of its own here. */
  isBare: boolean;
  hasRaised: boolean;
  hasLowered: boolean;
  /** Every record raises the same one of the pair without a highlighter: it may be how the form was issued. */
  maybeIssuedSo: boolean;
}

export interface FormStyle {
  boxes: PairStyle;
  options: PairStyle;
}

/**
 * How the form was filled in.
 * @param issuedPlain the form as issued emphasises nothing: then options emphasised alike on every text were so by the
 * sender, if the boxes were marked otherwise. Where the boxes bear no mark, all may be how someone typed the form anew,
 * unless each text has one option that stands out along with its statement: nobody prefers one to the other in print.
 */
export function formStyle(records: readonly FormRecord[], issuedPlain: boolean): FormStyle {
  const boxes = pairStyle(records, BOXES);
  const options = pairStyle(records, OPTIONS);
  const isChosen = issuedPlain && records.length > 1 && records.every(raisesOneOption);
  const isSendersOwn = isChosen || (issuedPlain && boxes.hasMarks);
  return {
    boxes: { ...boxes, maybeIssuedSo: boxes.maybeIssuedSo && !isChosen },
    options: { ...options, maybeIssuedSo: options.maybeIssuedSo && !isSendersOwn },
  };
}

function raisesOneOption(record: FormRecord): boolean {
  return OPTIONS.filter((slot) => evidenceAt(record, slot).raised.length > 0).length === 1;
}

function pairStyle(records: readonly FormRecord[], pair: Pair): PairStyle {
  const pairs = records.map((record) => pair.map((slot) => evidenceAt(record, slot)));
  const all = pairs.flat();
  return {
    hasMarks: all.some((slot) => slot.marks.length > 0),
    hasFieldMarks: all.some((slot) => slot.marks.some(isField)),
    // On a page a mark may be overlooked.
    isBare: isBare(all) && records.every(({ place }) => place.page === undefined),
    hasRaised: all.some((slot) => slot.raised.length > 0),
    // Options struck together, along with their statement, show no way of choosing between them.
    hasLowered: pairs.some((pair) => pair.filter((slot) => slot.lowered.length > 0).length === 1),
    maybeIssuedSo: isUniform(pairs),
  };
}

/** So many marks show how a sender marks. */
const ENOUGH = 3;

function isBare(slots: readonly SlotEvidence[]): boolean {
  const marks = slots.flatMap((slot) => slot.marks);
  const isTyped = (seen: Observation) => seen.source === 'typed-mark' || seen.source === 'glyph';
  const isPlace = (seen: Observation) => seen.source !== 'typed-mark';
  return marks.length >= ENOUGH && marks.every(isTyped) && !slots.some((slot) => slot.empty.some(isPlace));
}

function isUniform(pairs: readonly SlotEvidence[][]): boolean {
  const raised = pairs.map((pair) =>
    pair
      .filter((slot) => slot.raised.length > 0)
      .map((slot) => slot.slot)
      .join(),
  );
  const highlighted = pairs.flat().some((slot) => slot.raised.some((observation) => observation.mark === 'highlight'));
  return !highlighted && raised.every((slots) => slots !== '' && slots === raised[0]);
}
