import type { Place } from '../../../domain/evidence.ts';
import type { FormReading, FormRecord, ReadingProblem } from '../../reader.ts';

/**
 * Says of each problem which text it concerns, so that only that one goes to a person, and reports pictures that lie
 * within a record.
 */
export function placeProblems(reading: FormReading, pictures: readonly Place[]): FormReading {
  const covered = pictures
    .filter((place) => recordAt(reading.records, place) !== undefined)
    .map(
      (place): ReadingProblem => ({ code: 'mark-unclear', message: 'A picture lies in this part of the form.', place }),
    );
  return {
    ...reading,
    problems: [...reading.problems, ...covered].map((problem) => withText(problem, reading.records)),
  };
}

function withText(problem: ReadingProblem, records: readonly FormRecord[]): ReadingProblem {
  const record = problem.place && recordAt(records, problem.place);
  const [ref, ...others] = record?.refs ?? [];
  return ref === undefined || others.length > 0 ? problem : { ...problem, text: ref };
}

/** The record in whose rows a place lies: from the row of its label to that of the next one. */
function recordAt(records: readonly FormRecord[], place: Place): FormRecord | undefined {
  if (place.table === undefined) return undefined;
  const inTable = records.filter((record) => record.place.part === place.part && record.place.table === place.table);
  return inTable.findLast((record) => (record.place.row ?? 0) <= (place.row ?? 0));
}
