import type { Consultation } from '../../domain/consultation.ts';
import type { Language } from '../../domain/language.ts';
import { fillTemplate } from './fill-template.ts';
import type { Wordings } from './language-files.ts';

/** One language at work: its wording, and how values are put into it. */
export interface Writer {
  language: Language;
  wordings: Wordings;
  /** The wording with these values in its placeholders. */
  fill(wording: string, values: Record<string, string>): string;
  /** A value standing alone. */
  value(text: string): string;
  /** An instant to the second, in UTC: "8 February 2024 at 23:59:59 UTC". */
  instant(at: Date): string;
  /** An instant to the minute, in UTC, as circulars give deadlines. */
  minute(at: Date): string;
  /** The days from one ISO date to another: "20 February – 1 March 2024". */
  days(from: string, to: string): string;
  /** "X.1150, X.1221 and X.1222" */
  list(items: readonly string[]): string;
  /** "87.5", as the language writes it. */
  number(value: number): string;
  consultation(wording: string, consultation: Consultation): string;
}

export function writerIn(language: Language, wordings: Wordings): Writer {
  const { locale, direction } = wordings;
  const fill = (wording: string, values: Record<string, string>) => fillTemplate(wording, values, direction);
  const instantFormat = (timeStyle: 'short' | 'medium') =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle, timeZone: 'UTC', hourCycle: 'h23' });
  const toMinute = instantFormat('short');
  const toSecond = instantFormat('medium');
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    language,
    wordings,
    fill,
    value: (text) => fill('{value}', { value: text }),
    instant: (at) => `${toSecond.format(at)} UTC`,
    minute: (at) => `${toMinute.format(at)} UTC`,
    days: (from, to) => days.formatRange(new Date(from), new Date(to)),
    list: (items) => list.format(items),
    number: (value) => number.format(value),
    consultation: (wording, { circular, studyGroup }) =>
      fill(wording, { circular: String(circular), studyGroup: String(studyGroup) }),
  };
}

/** The last minute in which a reply is in time. */
export function deadlineOf(consultation: Consultation, writer: Writer): string {
  return writer.minute(new Date(consultation.deadline));
}

export function contactLine({ name, email, phone }: Consultation['contact'], writer: Writer): string {
  const contact = [name, email, ...(phone ? [phone] : [])].join(', ');
  return writer.fill(writer.wordings.contact, { contact });
}
