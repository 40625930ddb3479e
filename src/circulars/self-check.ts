import type { Consultation } from '../domain/consultation.ts';
import type { Saying } from '../domain/saying.ts';
import { say } from './sentences.ts';
import { workingDaysBetween } from './working-days.ts';

/** Working days that lie between the deadline and the opening of the meeting (Res. 1 §9.4.1). */
const WORKING_DAYS = 7;

/** What is unusual about a consultation's dates; nothing of it is wrong for certain. */
export function checkDates({ deadline, meeting, announced }: Consultation): Saying[] {
  const doubts: Saying[] = [];
  const { least, most } = workingDaysBetween(deadline.slice(0, 10), meeting.opens);
  if (WORKING_DAYS < least || WORKING_DAYS > most) {
    doubts.push(say('working-days', { deadline, opens: meeting.opens, least, most, usual: WORKING_DAYS }));
  }
  const length = (Date.parse(deadline) - Date.parse(announced)) / 86_400_000;
  if (length < 30) doubts.push(say('consultation-short', { days: Math.floor(length) }));
  return doubts;
}
