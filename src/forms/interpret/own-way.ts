import { BOXES, type Observation, OPTIONS, type Pair, SLOTS, type Slot } from '../../domain/evidence.ts';
import { evidenceAt, MISSING_SIGN } from '../locate/evidence-at.ts';
import { SMALLER } from '../locate/words/lettering.ts';
import { saysAgreed } from '../phrases/echo-words.ts';
import { markWord } from '../phrases/mark-words.ts';
import type { FormRecord } from '../reader.ts';
import { decidePair, type PairReading } from './decide-pair.ts';
import { formStyle } from './form-style.ts';

/** From this share of the wording on a look is the whole statement's. */
const WHOLE = 0.8;
/** Nobody issues a form with struck or hidden wording. */
const LOWERS = /strike|hidden/;
/** Looks with which a person takes back what stands there. */
const SET_BACK: ReadonlySet<string> = new Set(['faint', 'dimmed', SMALLER]);
/** A way of marking shows by its repetition. */
const ENOUGH = 2;
/** Below what a typed mark or a field has: the way was understood, not known. */
const STRENGTH = 0.7;

/** One thing seen at a slot beyond an empty box: the way in which it marks, and whether it says yes or no to it. */
interface Signal {
  way: string;
  says: 'yes' | 'no';
  isLook: boolean;
}

/** What a pair shows in one record. */
interface PairSignals {
  record: FormRecord;
  chosen: Slot | null;
  /** How the chosen one and how the other is marked, the same throughout the form. */
  ways: string;
  isLook: boolean;
  isSilent: boolean;
}

/**
 * The records with marks of a sender's own invention made plain: "YES" at the chosen statement, an arrow, an X behind the
 * wording, italics, a tick for the chosen one and a cross for the other. They are taken for marks only if the whole form
 * is marked in that one way, each record of it makes sense, and nothing else is to be seen; else all stays as it was.
 */
export function inOwnWay(records: readonly FormRecord[], issuedPlain: boolean): readonly FormRecord[] {
  const boxes = understand(records, BOXES, issuedPlain, null);
  const withBoxes = boxes ? boxes.map((each) => plain(each, BOXES)) : records;
  const options = understand(withBoxes, OPTIONS, issuedPlain, boxes?.find(({ chosen }) => chosen)?.ways ?? null);
  return options ? options.map((each) => plain(each, OPTIONS)) : withBoxes;
}

/** The pair in every record, if it is marked in one way of the sender's own throughout; else null. */
function understand(
  records: readonly FormRecord[],
  pair: Pair,
  issuedPlain: boolean,
  boxesWays: string | null,
): PairSignals[] | null {
  const style = formStyle(records, issuedPlain)[pair === BOXES ? 'boxes' : 'options'];
  const usual = records.map((record) => decidePair([evidenceAt(record, pair[0]), evidenceAt(record, pair[1])], style));
  if (usual.every(isDecided)) return null;
  const usesTicks = usesBoth(records, pair);
  const seen = records.map((record) => signalsOf(record, pair, usesTicks));
  const marked = seen.flatMap((each) => (each?.chosen ? [each] : []));
  const ways = new Set(marked.map((each) => each.ways));
  const whole = seen.filter((each) => each !== null);
  if (whole.length < seen.length || !isOneWay(ways, marked.length, boxesWays, whole)) return null;
  // Looks that are the same on every text may be the form's own, unless it is known to have none.
  const isUniform = whole.every(
    ({ chosen, isLook, ways: each }) => isLook && chosen === whole[0]?.chosen && !LOWERS.test(each),
  );
  return isUniform && !issuedPlain ? null : whole;
}

/** Options that are all refused along with their statements show no way of their own; the boxes' way is theirs. */
function isOneWay(
  ways: ReadonlySet<string>,
  marked: number,
  boxesWays: string | null,
  all: readonly PairSignals[],
): boolean {
  const [way] = ways;
  if (way === undefined)
    return boxesWays !== null && all.every((each) => each.isSilent || isPart(each.ways, boxesWays));
  return ways.size === 1 && (marked >= ENOUGH || way === boxesWays);
}

function isPart(ways: string, of: string): boolean {
  return ways.split(' / ').every((each) => of.split(' / ').includes(each));
}

function isDecided({ kind }: PairReading): boolean {
  return kind === 'one' || kind === 'none';
}

function usesBoth(records: readonly FormRecord[], pair: Pair): boolean {
  const uses = (word: string) => records.some((record) => pair.some((slot) => has(record, slot, word)));
  return uses('tick') && uses('cross');
}

function has(record: FormRecord, slot: Slot, word: string): boolean {
  return record.observations.some((seen) => seen.slot === slot && isTyped(seen) && markWord(seen.mark ?? '') === word);
}

function isTyped({ source }: Observation): boolean {
  return source === 'typed-mark' || source === 'glyph';
}

/**
 * Null where something is seen that does not say yes or no, where the two contradict each other, or where one is refused
 * and the other left alone. Under a refusal both options may be refused too.
 */
function signalsOf(record: FormRecord, pair: Pair, ticksAndCrosses: boolean): PairSignals | null {
  const sides = pair.map((slot) => sideOf(record, slot, ticksAndCrosses));
  const [left, right] = sides;
  if (!left || !right || (left.says === 'yes' && right.says === 'yes')) return null;
  const yes = left.says === 'yes' ? 0 : right.says === 'yes' ? 1 : byRefusal(left, right);
  const isTold = yes !== null || (left.says === right.says && (left.says === null || pair === OPTIONS));
  if (!isTold) return null;
  const [own, other] = yes === 1 ? [right, left] : [left, right];
  return {
    record,
    chosen: yes === null ? null : pair[yes],
    ways: `${own.ways} / ${other.ways}`,
    isLook: own.isLook && other.isLook,
    isSilent: left.says === null && right.says === null,
  };
}

/** Where one is hidden and the other untouched, the other is left as chosen. Words, signs and greys alone do not say so. */
function byRefusal(left: Side, right: Side): 0 | 1 | null {
  const refusesAlone = (side: Side) => side.says === 'no' && side.ways === 'hidden';
  if (refusesAlone(right) && left.says === null) return 0;
  return refusesAlone(left) && right.says === null ? 1 : null;
}

interface Side {
  says: Signal['says'] | null;
  ways: string;
  isLook: boolean;
}

function sideOf(record: FormRecord, slot: Slot, ticksAndCrosses: boolean): Side | null {
  if (!record.slotsFound.includes(slot)) return null;
  const seen = record.observations.filter((each) => each.slot === slot && !isNothing(each));
  const signals = seen.map((each) => signalOf(each, ticksAndCrosses));
  const told = signals.filter((signal) => signal !== null);
  const says = new Set(told.map((signal) => signal.says));
  if (told.length < signals.length || says.size > 1) return null;
  return {
    says: [...says][0] ?? null,
    ways: [...new Set(told.map(({ way }) => way))].toSorted().join('+'),
    isLook: told.every(({ isLook }) => isLook),
  };
}

/** An empty box or circle, or its absence beside a sign of the sender's own. */
function isNothing({ source, state, mark }: Observation): boolean {
  const isLook = source === 'strike' || source === 'deletion' || source === 'tracked-change';
  return (state === 'empty' && !isLook) || mark === MISSING_SIGN;
}

function signalOf(seen: Observation, ticksAndCrosses: boolean): Signal | null {
  if (isTyped(seen)) return agreement(seen) ?? typedSignal(seen.mark ?? '', ticksAndCrosses);
  if (seen.strength < WHOLE) return null;
  const look = (says: Signal['says']): Signal => ({ way: seen.mark ?? seen.source, says, isLook: true });
  if (seen.source === 'strike') return look('no');
  if (seen.source === 'deletion') return seen.mark === 'hidden' ? look('no') : null;
  if (seen.source !== 'emphasis') return null;
  return look(SET_BACK.has(seen.mark ?? '') ? 'no' : 'yes');
}

/** "Agreed" at the statement that assigns authority; at the other one it might mean either. */
function agreement({ slot, mark = '' }: Observation): Signal | null {
  return slot === 'assign' && saysAgreed(mark) ? { way: 'agreed', says: 'yes', isLook: false } : null;
}

function typedSignal(mark: string, ticksAndCrosses: boolean): Signal | null {
  const word = markWord(mark);
  const signal = (says: Signal['says'], way: string = word ?? ''): Signal => ({ way, says, isLook: false });
  switch (word) {
    case null:
      return null;
    case 'no':
    case 'not-applicable':
    case 'zero':
      return signal('no');
    case 'cross':
      return ticksAndCrosses ? signal('no') : signal('yes', `cross ${mark}`);
    case 'arrow':
      return signal('yes', mark);
    default:
      return signal('yes');
  }
}

/** The record with one mark at the chosen one and nothing at the other, or with the other struck where that was the way. */
function plain({ record, chosen, isLook, isSilent }: PairSignals, pair: Pair): FormRecord {
  if (isSilent) return record;
  const isStruck = isLook && record.observations.some((seen) => pair.includes(seen.slot) && isLowered(seen));
  const own = pair.flatMap((slot): Observation[] => {
    const all = record.observations.filter((seen) => seen.slot === slot);
    const nothing = all.filter((seen) => isNothing(seen) && seen.mark !== MISSING_SIGN);
    const [signal = all[0]] = all.filter((seen) => !isNothing(seen));
    const { place, mark } = signal ?? { place: record.place, mark: undefined };
    const said = { slot, place, ...(mark !== undefined && { mark }), strength: STRENGTH };
    if (isStruck) return slot === chosen ? nothing : [...nothing, { ...said, source: 'strike', state: 'empty' }];
    if (slot === chosen) return [...nothing, { ...said, source: isLook ? 'emphasis' : 'typed-mark', state: 'marked' }];
    return nothing.length > 0 ? nothing : [{ ...said, source: 'typed-mark', state: 'empty' }];
  });
  const others = record.observations.filter(({ slot }) => !pair.includes(slot));
  const observations = [...others, ...own].sort((left, right) => SLOTS.indexOf(left.slot) - SLOTS.indexOf(right.slot));
  return { ...record, observations };
}

function isLowered({ source, mark }: Observation): boolean {
  return source === 'strike' || mark === 'hidden';
}
