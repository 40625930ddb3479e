import type { Place } from '../../domain/evidence.ts';
import type { FormReading, FormRecord, ReadingProblem } from '../reader.ts';
import { isSettled } from './lost-changes.ts';
import { isDrawing } from './word-marks.ts';

/**
 * Says of each problem which text it concerns, so that only that one goes to a person. A drawing in a table that holds
 * no record is a letterhead's.
 */
export function placeProblems(reading: FormReading): FormReading {
  const { records } = reading;
  const isElsewhere = (problem: ReadingProblem) => {
    const { place } = problem;
    return records.length > 0 && isDrawing(problem) && place?.table !== undefined && !recordAt(records, place);
  };
  const problems = reading.problems
    .filter((each) => !isElsewhere(each) && !isSettled(each, each.place && recordAt(records, each.place)))
    .map((each) => withText(each, records));
  return { ...reading, problems: problems.filter((each, at) => !problems.slice(0, at).some(isSameAs(each))) };
}

/** One problem of a text is told once, in however many of its rows it was found. */
function isSameAs({ text, message }: ReadingProblem) {
  return (other: ReadingProblem) => text !== undefined && other.text === text && other.message === message;
}

function withText(problem: ReadingProblem, records: readonly FormRecord[]): ReadingProblem {
  const record = problem.place && recordAt(records, problem.place);
  const [ref, ...others] = record?.refs ?? [];
  return ref === undefined || others.length > 0 ? problem : { ...problem, text: ref };
}

/** The record in whose rows a place lies, from the row of its label to that of the next one; in a form without a table, in whose lines. */
export function recordAt(records: readonly FormRecord[], place: Place): FormRecord | undefined {
  const inTable = records.filter((record) => record.place.part === place.part && record.place.table === place.table);
  if (place.table !== undefined) return inTable.findLast((record) => (record.place.row ?? 0) <= (place.row ?? 0));
  const at = place.paragraph ?? 0;
  const record = inTable.findLast((each) => (each.place.paragraph ?? 0) <= at);
  // Behind the last line of the last record the form is over.
  return record && at <= Math.max(...linesOf(record)) ? record : undefined;
}

function linesOf({ place, observations }: FormRecord): number[] {
  return [place, ...observations.map((seen) => seen.place)].map(({ paragraph }) => paragraph ?? 0);
}
