import type { Consultation } from '../domain/consultation.ts';
import { workingDaysBetween } from './working-days.ts';

/** Working days that lie between the deadline and the opening of the meeting (Res. 1 §9.4.1). */
const WORKING_DAYS = 7;

/** What is unusual about a consultation's dates; nothing of it is wrong for certain. */
export function checkDates({ deadline, meeting, announced }: Consultation): string[] {
  const doubts: string[] = [];
  const { least, most } = workingDaysBetween(deadline.slice(0, 10), meeting.opens);
  if (WORKING_DAYS < least || WORKING_DAYS > most) {
    const days = least === most ? most : `${least} to ${most}`;
    doubts.push(
      `Between the deadline (${deadline}) and the opening of the meeting (${meeting.opens}) lie ${days} working days, not ${WORKING_DAYS}.`,
    );
  }
  const length = (Date.parse(deadline) - Date.parse(announced)) / 86_400_000;
  if (length < 30) doubts.push(`The consultation lasts ${Math.floor(length)} days only.`);
  return doubts;
}
