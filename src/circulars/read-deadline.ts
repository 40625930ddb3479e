import type { Saying } from '../domain/saying.ts';
import { fold } from '../forms/document/fold.ts';
import type { Line } from './circular-lines.ts';
import { findDates, withoutDates } from './find-dates.ts';
import { say } from './sentences.ts';

export interface ReadDeadline {
  /** The last instant, in UTC; null where none could be found. */
  deadline: string | null;
  /** What a person should look at. */
  doubts: Saying[];
}

const UTC = ['UTC', '协调世界时', '世界协调时', 'التوقيت العالمي المنسق', 'ВКВ', 'GMT'].map(fold);
/** "2359 hours", "23:59", "23.59 horas", "23 h 59", "23 час. 59 мин.", "23时59分". */
const TIME = new RegExp(
  `(?<![\\d:.])(\\d{2})\\s*(?:[:.h]|${fold('ч')}\\p{L}*\\.?|[时時点])?\\s*(\\d{2})(?![\\d%])`,
  'gu',
);
/** A date and its time stand in one phrase. */
const NEAR = 80;
/** A day's end is written in both ways; the last second that still belongs to the day counts. */
const MIDNIGHT = '24:00';

/** Finds until when replies are received: a time in UTC with its date, in the letter. */
export function readDeadline(lines: readonly Line[], announced: string | null): ReadDeadline {
  const timed = lines.flatMap((line) => timedDays(line, announced));
  const distinct = [...new Set(timed)];
  const [deadline] = distinct;
  if (deadline) {
    const doubts = distinct.length > 1 ? [say('deadline-several', { instants: distinct.join(', ') })] : [];
    return { deadline, doubts };
  }
  const untimed = lines
    .filter(({ folded }) => FORM_WORDS.some((word) => folded.includes(word)))
    .flatMap(({ folded }) => findDates(folded, announced).filter(({ first, last }) => first === last));
  const [day] = untimed;
  if (!day) return { deadline: null, doubts: [] };
  return {
    deadline: `${day.last}T23:59:59Z`,
    doubts: [say('deadline-untimed')],
  };
}

const FORM_WORDS = ['annex 2', 'annexe 2', 'anexo 2', 'Приложени', '附件2', 'الملحق 2'].map(fold);

function timedDays({ folded }: Line, announced: string | null): string[] {
  if (!UTC.some((word) => folded.includes(word))) return [];
  const days = findDates(folded, announced).filter(({ first, last }) => first === last);
  const blanked = withoutDates(folded);
  const times = [...blanked.matchAll(TIME)].filter(([, hours, minutes]) => isTime(hours, minutes));
  return times.flatMap((time) => {
    const at = time.index;
    const nearest = days
      .map((day) => ({ day, distance: day.start > at ? day.start - at - time[0].length : at - day.end }))
      .filter(({ distance }) => distance <= NEAR)
      .sort((left, right) => left.distance - right.distance)[0];
    return nearest ? [instantOf(nearest.day.last, `${time[1]}:${time[2]}`)] : [];
  });
}

function isTime(hours: string | undefined, minutes: string | undefined): boolean {
  return (Number(hours) < 24 && Number(minutes) < 60) || `${hours}:${minutes}` === MIDNIGHT;
}

/** The circular gives minutes; the whole last minute is in time. */
function instantOf(day: string, time: string): string {
  return time === MIDNIGHT ? `${day}T23:59:59Z` : `${day}T${time}:59Z`;
}
