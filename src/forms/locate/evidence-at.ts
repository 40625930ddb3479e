import type { Observation, ObservationSource, Slot } from '../../domain/evidence.ts';
import type { FormRecord } from '../reader.ts';

/** Sources that know a box's state by themselves and that a person changes by clicking. */
const FIELDS: ReadonlySet<ObservationSource> = new Set([
  'form-field',
  'content-control',
  'active-x',
  'acroform',
  'vector-box',
]);

/** Sources that a person lays over or types beside a field without changing it. */
const BESIDE: ReadonlySet<ObservationSource> = new Set(['typed-mark', 'glyph', 'annotation', 'ink']);

/** Sources that show an option's look, not a mark: they count only where nothing else does. */
const LOOKS: ReadonlySet<ObservationSource> = new Set(['emphasis', 'strike', 'deletion', 'tracked-change']);

/** What the observations at one slot say, sorted by kind. */
export interface SlotEvidence {
  slot: Slot;
  found: boolean;
  /** Marks at its box or circle. */
  marks: Observation[];
  /** Seen empty by its box, circle or page. */
  empty: Observation[];
  /** Highlighted, bold, underlined, coloured. */
  raised: Observation[];
  /** Struck, or deleted with change tracking. */
  lowered: Observation[];
  unclear: Observation[];
  /** The box or circle itself is missing while its neighbour has one. */
  withoutSign: boolean;
}

export function evidenceAt(record: FormRecord, slot: Slot): SlotEvidence {
  const all = record.observations.filter((observation) => observation.slot === slot);
  const isMissingSign = (observation: Observation) =>
    observation.source === 'deletion' && observation.state === 'unclear' && observation.mark === MISSING_SIGN;
  const clear = all.filter((observation) => observation.state !== 'unclear');
  const isStruck = clear.some(({ source }) => source === 'strike');
  return {
    slot,
    found: record.slotsFound.includes(slot),
    marks: clear.filter(({ source, state }) => !LOOKS.has(source) && state === 'marked'),
    empty: clear.filter(({ source, state }) => !LOOKS.has(source) && state === 'empty'),
    // Word processors print what was deleted with tracking struck through and in its author's colour.
    raised: clear.filter(
      ({ source, state, mark }) => source === 'emphasis' && state === 'marked' && !(isStruck && mark === 'colour'),
    ),
    lowered: clear.filter(({ source }) => LOOKS.has(source) && source !== 'emphasis'),
    unclear: all.filter((observation) => observation.state === 'unclear' && !isMissingSign(observation)),
    withoutSign: all.some(isMissingSign),
  };
}

/** What `locateRecords` notes where one of a pair has a box or circle and the other has none. */
export const MISSING_SIGN = 'no box or circle here';

export function isField(observation: Observation): boolean {
  return FIELDS.has(observation.source);
}

export function isBeside(observation: Observation): boolean {
  return BESIDE.has(observation.source);
}

/**
 * How often such a reading proves right: a field's state is a fact, a typed or drawn mark stands for one, a mere look
 * of the wording is a custom. Measurements (ink, annotations) bring their own strength.
 */
export function confidenceOf(observation: Observation): number {
  switch (observation.source) {
    case 'form-field':
    case 'content-control':
    case 'active-x':
    case 'acroform':
      return 1;
    case 'glyph':
      return 0.97;
    case 'typed-mark':
      return observation.strength < 0.8 ? 0.75 : 0.95;
    case 'vector-box':
      return 0.95;
    case 'annotation':
    case 'ink':
      return Math.min(0.95, observation.strength);
    default:
      return 0.75;
  }
}
