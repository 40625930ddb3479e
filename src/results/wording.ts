import type { Consultation } from '../domain/consultation.ts';
import type { CountedAnswer } from '../domain/result.ts';
import type { TextTally } from '../domain/tally.ts';

/** "2024-02-08 23:59:59 UTC" */
export function instant(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "8 February 2024" */
export function longDay(iso: string): string {
  return LONG_DAY.format(new Date(iso));
}

/** "20 February – 1 March 2024" */
export function days(from: string, to: string): string {
  return LONG_DAY.formatRange(new Date(from), new Date(to)).replaceAll(/[\u2009\u202f]/g, ' ');
}

/** "87.5 % (7 of 8)"; the percentage is rounded down and decides nothing. */
export function support({ supportPercent, assign, notAssign }: TextTally): string {
  return supportPercent === null ? 'no reply' : `${supportPercent} % (${assign} of ${assign + notAssign})`;
}

export function outcome(text: TextTally): string {
  return text.mayProceed ? 'may proceed' : 'not considered';
}

/** A, AC, N: what a column of a table has room for. */
export function sign(answer: Pick<CountedAnswer, 'decision' | 'comments'> | undefined): string {
  if (!answer || answer.decision === null) return '–';
  if (answer.decision === 'not-assign') return 'N';
  return answer.comments === 'attached' ? 'AC' : 'A';
}

export const SIGNS_EXPLAINED =
  'A: assigns authority, no comments. AC: assigns authority, comments attached. N: does not assign authority. –: no opinion on this text.';

/** "assigns, comments attached" */
export function inWords(answer: Pick<CountedAnswer, 'decision' | 'comments'> | undefined): string {
  if (!answer || answer.decision === null) return 'no opinion';
  if (answer.decision === 'not-assign') return 'does not assign';
  if (answer.comments === null) return 'assigns, options not marked';
  return answer.comments === 'attached' ? 'assigns, comments attached' : 'assigns, no comments';
}

/** Years of the study periods as the ITU-T counts them; each begins after an Assembly. */
const STUDY_PERIODS: Record<string, string> = { T17: '2017-2020', T22: '2022-2024', T25: '2025-2028' };

export function studyPeriod({ studyPeriod: code }: Consultation): string {
  return `STUDY PERIOD ${STUDY_PERIODS[code] ?? `from 20${code.slice(1)}`}`;
}

export const TEXT_TYPES = {
  new: 'new Recommendation',
  revised: 'revised Recommendation',
  amendment: 'amendment',
  corrigendum: 'corrigendum',
  deletion: 'deletion',
} as const;
