import type { Place } from '../../domain/evidence.ts';
import type { FormReading } from '../reader.ts';

/**
 * A reading whose places name the sheets that the pages stand on, which a person is shown; boxes are shares of a sheet
 * already.
 * @param sheets the sheet of each page, one-based
 */
export function onSheets(reading: FormReading, sheets: readonly number[]): FormReading {
  if (sheets.every((sheet, page) => sheet === page + 1)) return reading;
  const placed = <Seen extends { place?: Place }>(seen: Seen): Seen =>
    seen.place?.page
      ? { ...seen, place: { ...seen.place, page: sheets[seen.place.page - 1] ?? seen.place.page } }
      : seen;
  return {
    ...reading,
    names: reading.names.map(placed),
    records: reading.records.map((record) => ({ ...placed(record), observations: record.observations.map(placed) })),
    freeText: reading.freeText.map(placed),
    problems: reading.problems.map(placed),
  };
}
