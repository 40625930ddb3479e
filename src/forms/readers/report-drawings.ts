import type { Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import type { FormReading, FormRecord, ReadingProblem } from '../reader.ts';
import { say } from '../sentences.ts';
import { placeProblems, recordAt } from './place-problems.ts';
import type { Drawing, PlacedDrawing } from './placed-drawing.ts';
import { rowOf } from './word-marks.ts';

/** No paragraph or table row is lower, in English Metric Units: eight points. */
const LOWEST_LINE = 100_000;
/** Paragraphs of a record from its label on: what is anchored behind them stands below the last record. */
const LINES_OF_RECORD = 10;
/** A letterhead ends within the upper five centimetres of the page. */
const LETTERHEAD = 1_800_000;

/** Reports the drawings that may lie over a record, and says of each problem which text it concerns. */
export function reportDrawings(reading: FormReading, drawings: readonly PlacedDrawing[]): FormReading {
  const covering = drawings
    .filter(({ drawing, place }) => mayCoverRecord(drawing, place, reading.records))
    .map(({ drawing, place }): ReadingProblem => ({ code: 'mark-unclear', ...drawn(drawing, place), place }));
  const unique = [...new Map(covering.map((problem) => [problem.message, problem])).values()];
  return placeProblems({ ...reading, problems: [...reading.problems, ...unique] });
}

function drawn({ kind, name }: Drawing, place: Place): Saying {
  return say('drawn-on-form', { kind, name, ...rowOf(place) });
}

/**
 * Within a record anything may be a mark. Elsewhere a drawing in the line of the text is a logo, a signature or a stamp;
 * one that floats is harmless where it cannot reach the records from its own place.
 */
function mayCoverRecord(drawing: Drawing, place: Place, records: readonly FormRecord[]): boolean {
  if (records.length === 0) return false;
  if (recordAt(records, place)) return true;
  const { position } = drawing;
  if (position.kind === 'inline') return false;
  const [first, last] = [Math.min(...starts(records)), Math.max(...starts(records))];
  const at = place.paragraph ?? 0;
  if (drawing.kind === 'text-box' && place.table === undefined) return false;
  if (position.kind === 'on-page') return at > first || position.bottom > LETTERHEAD;
  if (position.kind === 'unknown') return drawing.kind !== 'picture' || drawing.small;
  if (at > last) return position.top < -LOWEST_LINE * Math.max(0, at - last - LINES_OF_RECORD);
  return position.bottom > LOWEST_LINE * (first - at);
}

function starts(records: readonly FormRecord[]): number[] {
  return records.map(({ place }) => place.paragraph ?? 0);
}
