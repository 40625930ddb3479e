import { type Observation, OPTIONS, type Slot } from '../../domain/evidence.ts';
import { MISSING_SIGN } from '../locate/evidence-at.ts';
import type { FormRecord } from '../reader.ts';

/** How a form asks shows by its repetition. */
const ENOUGH = 2;
/** Each has a box or circle of its own where the statement that assigns has none. */
const ASKED: readonly Slot[] = [...OPTIONS, 'not-assign'];

/**
 * Some forms ask for one of three answers: the two options and the refusal have a box or circle each, and the statement
 * above the options has none in any text. There whoever chooses an option makes its statement, and whoever chooses none
 * does not.
 */
export function withImpliedStatement(records: readonly FormRecord[]): readonly FormRecord[] {
  return records.length >= ENOUGH && records.every(asksForOneOfThree) ? records.map(withStatement) : records;
}

function asksForOneOfThree({ slotsFound, observations }: FormRecord): boolean {
  const at = (slot: Slot) => observations.filter((each) => each.slot === slot);
  const isPlain = (slot: Slot) => at(slot).length > 0 && at(slot).every(({ state }) => state !== 'unclear');
  const isFound = slotsFound.includes('assign') && ASKED.every((slot) => slotsFound.includes(slot) && isPlain(slot));
  return isFound && at('assign').length > 0 && at('assign').every(isMissing);
}

function isMissing({ mark }: Observation): boolean {
  return mark === MISSING_SIGN;
}

function withStatement(record: FormRecord): FormRecord {
  const seen = record.observations.filter((each) => !isMissing(each));
  const options = seen.filter(({ slot }) => OPTIONS.includes(slot));
  const chosen = options.find(({ state }) => state === 'marked') ?? options[0];
  return { ...record, observations: chosen ? [...seen, { ...chosen, slot: 'assign' }] : seen };
}
