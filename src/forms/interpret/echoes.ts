import { BOXES, type Observation, OPTIONS, type Pair, type Slot } from '../../domain/evidence.ts';
import { evidenceAt } from '../locate/evidence-at.ts';
import { consistsOf, saysAgreed, saysNoComments, saysNone, saysNotApplicable } from '../phrases/echo-words.ts';
import { markWord } from '../phrases/mark-words.ts';
import type { FormRecord, FreeText } from '../reader.ts';

/** One refusal may be a change of mind; a sender who refuses the other one at every text that he marks does it by habit. */
const ENOUGH = 2;

/**
 * The records without the words beside a mark that say the same as it does: "YES" or "Agreed" at the statement that is marked,
 * "none" at the option without comments; and "No" or "N/A" at the other one, where it stands there at each text that is marked.
 */
export function withoutEchoes(records: readonly FormRecord[]): readonly FormRecord[] {
  return [BOXES, OPTIONS].reduce((left, pair) => withoutEchoesAt(left, pair), records);
}

/** The lines written on a form without those that are such words of one of its records. */
export function withoutEchoedLines(
  lines: readonly FreeText[],
  records: readonly FormRecord[],
  plain: readonly FormRecord[],
): FreeText[] {
  const echoes = records.flatMap(({ refs, observations }, at) => {
    const kept = new Set(plain[at]?.observations);
    return observations.flatMap((seen) => (kept.has(seen) ? [] : [{ refs, word: seen.mark ?? '' }]));
  });
  const silent = records.filter((record) => chosenOf(record, OPTIONS) === 'no-comments');
  return lines.filter(
    (line) =>
      !echoes.some((echo) => isOf(echo, line.ref) && consistsOf(line.text, echo.word)) &&
      !silent.some((record) => isOf(record, line.ref) && saysNoComments(line.text) && !standsAtLabel(line, record)),
  );
}

/** Beside a text's name, "no comments" may be all that somebody says of it. */
function standsAtLabel({ place }: FreeText, record: FormRecord): boolean {
  return place.column === undefined || place.column === record.place.column;
}

function isOf({ refs }: { refs: readonly string[] }, ref: string | undefined): boolean {
  return ref !== undefined && refs.includes(ref);
}

function withoutEchoesAt(records: readonly FormRecord[], pair: Pair): readonly FormRecord[] {
  const refusals = refusalsAt(records, pair);
  return records.map((record) => {
    const chosen = chosenOf(record, pair);
    const observations = record.observations.filter(
      (seen) => chosen === null || !(refusals.has(seen) || affirms(seen, chosen, record)),
    );
    return observations.length < record.observations.length ? { ...record, observations } : record;
  });
}

function chosenOf(record: FormRecord, pair: Pair): Slot | null {
  const [chosen, ...more] = pair.filter((slot) => evidenceAt(record, slot).marks.length > 0);
  return chosen !== undefined && more.length === 0 ? chosen : null;
}

function affirms(seen: Observation, chosen: Slot, record: FormRecord): boolean {
  const { mark = '' } = seen;
  if (!isWords(seen)) return false;
  if (chosen === 'no-comments' && OPTIONS.includes(seen.slot) && saysNoComments(mark)) return true;
  if (seen.slot !== chosen) return false;
  if (markWord(mark) === 'yes') return true;
  if (chosen === 'no-comments') return saysNone(mark);
  if (chosen !== 'assign') return false;
  const hasNone = chosenOf(record, OPTIONS) === 'no-comments';
  return saysAgreed(mark) || (hasNone && (saysNoComments(mark) || (saysNone(mark) && standsBehind(seen, record))));
}

/** In a column behind all that the form has: one that somebody added for remarks. */
function standsBehind({ place }: Observation, record: FormRecord): boolean {
  const columns = record.observations.filter((seen) => !isWords(seen)).map((seen) => seen.place.column);
  return columns.every((column) => column !== undefined && place.column !== undefined && column < place.column);
}

/** The words at the slots that are not chosen, where they refuse every one of them alike. */
function refusalsAt(records: readonly FormRecord[], pair: Pair): ReadonlySet<Observation> {
  const others = records.flatMap((record) => {
    const chosen = chosenOf(record, pair);
    return chosen === null ? [] : [record.observations.filter(({ slot }) => pair.includes(slot) && slot !== chosen)];
  });
  const refusing = others.map((seen) => seen.filter((each) => isWords(each) && refusalIn(each) !== null));
  const ways = new Set(refusing.map((seen) => seen.map(refusalIn).join(' ')));
  const isHabit = refusing.length >= ENOUGH && ways.size === 1 && refusing.every((seen) => seen.length === 1);
  return new Set(isHabit ? refusing.flat() : []);
}

function refusalIn({ mark = '' }: Observation): string | null {
  const word = markWord(mark);
  if (word === 'no') return word;
  return word === 'not-applicable' || saysNotApplicable(mark) ? 'not-applicable' : null;
}

/** Letters that no reader took for a mark. */
function isWords({ source, state }: Observation): boolean {
  return state === 'unclear' && (source === 'typed-mark' || source === 'glyph');
}
