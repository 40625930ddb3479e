import type { FormRecord } from '../reader.ts';
import type { FormRegion } from './header.ts';

/**
 * How much of an Annex 2 form was found, 0 to 1: heading 0.2, instruction 0.1, and 0.7 for records, by the share of
 * their labels and slots that were found. Without any record a heading alone stays below the threshold of 0.2, since
 * subjects and covering letters quote it.
 */
export function scoreForm(region: FormRegion, records: readonly FormRecord[]): number {
  if (records.length === 0) return region.hasHeading ? 0.1 : 0;
  const parts = records.reduce((sum, record) => sum + record.slotsFound.length + (record.refs.length > 0 ? 1 : 0), 0);
  const share = parts / (5 * records.length);
  const score = 0.7 * share + (region.hasHeading ? 0.2 : 0) + (region.hasInstruction ? 0.1 : 0);
  return Math.round(score * 100) / 100;
}
