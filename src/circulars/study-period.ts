import type { Saying } from '../domain/saying.ts';
import { say } from './sentences.ts';

/** The last day of each assembly, after which circular numbers begin anew, and the study period that it opened. */
const ASSEMBLIES: readonly { ended: string; opened: string }[] = [
  { ended: '2008-10-30', opened: 'T09' },
  { ended: '2012-11-29', opened: 'T13' },
  { ended: '2016-11-03', opened: 'T17' },
  // Held two years late, which made that study period a short one.
  { ended: '2022-03-09', opened: 'T22' },
  { ended: '2024-10-24', opened: 'T25' },
];

/** From here on an assembly may have been held that is not in the list. */
const NEXT_ASSEMBLY = '2028-10-01';
/** So long after an assembly a circular may still belong to the period before. */
const UNSETTLED_DAYS = 70;

/** The study period to which a circular of this day belongs, as TSB names it ("T22"), and what is doubtful about it. */
export function studyPeriodOf(isoDay: string): { name: string; doubts: Saying[] } {
  const assembly = ASSEMBLIES.findLast(({ ended }) => ended < isoDay) ?? ASSEMBLIES[0];
  const { ended = '', opened = '' } = assembly ?? {};
  const days = (Date.parse(isoDay) - Date.parse(ended)) / 86_400_000;
  if (isoDay >= NEXT_ASSEMBLY)
    return {
      name: opened,
      doubts: [say('period-over', { period: opened, day: isoDay })],
    };
  if (days > UNSETTLED_DAYS) return { name: opened, doubts: [] };
  return { name: opened, doubts: [say('period-new', { ended, period: opened })] };
}
