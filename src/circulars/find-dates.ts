import { fold } from '../forms/document/fold.ts';
import { MONTH_SOURCE, monthNumber } from './month-names.ts';

/** A day or a span of days named in a text. Positions are those of the folded text. */
export interface NamedDays {
  /** ISO dates; equal for a single day. */
  first: string;
  last: string;
  start: number;
  end: number;
}

const DAY = '(?<!\\d)(\\d{1,2})(?:er|st|nd|rd|th|o)?';
/** What may stand between day, month and year. */
const LINK = '[\\s,.]*(?:(?:de|del|of)\\s+)?';
const MONTH = `(${MONTH_SOURCE})(?!\\p{L})\\.?`;
const YEAR = '(\\d{4})(?!\\d)';
const YEAR_SIGN = `(?:\\s*(?:${fold('года')}|${fold('г.').replace('.', '\\.')}|${fold('год')}))?`;
const words = ['to', 'au', 'al', 'a', 'until', 'hasta', 'по', 'до', 'إلى', 'حتى'];
const TO = `\\s*(?:[-–~]|(?<!\\p{L})(?:${words.map(fold).join('|')})(?!\\p{L}))\\s*(?:le|el)?\\s*`;

const RANGE = new RegExp(
  `${DAY}(?:${LINK}${MONTH}(?:${LINK}${YEAR}${YEAR_SIGN})?)?${TO}${DAY}${LINK}${MONTH}(?:${LINK}${YEAR})?`,
  'gu',
);
const AMERICAN_RANGE = new RegExp(`${MONTH}\\s+${DAY}${TO}(?:${MONTH}\\s+)?${DAY},\\s*${YEAR}`, 'gu');
const CHINESE_RANGE =
  /(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?日?\s*(?:至|到|[-~])\s*(?:(\d{4})\s?年\s?)?(?:(\d{1,2})\s?月\s?)?(\d{1,2})\s?日/gu;
const SINGLE = new RegExp(`${DAY}${LINK}${MONTH}${LINK}${YEAR}`, 'gu');
const AMERICAN = new RegExp(`${MONTH}\\s+${DAY},\\s*${YEAR}`, 'gu');
const CHINESE = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/gu;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu;

interface Parts {
  year: number | null;
  month: number;
  day: number;
}

/**
 * Every day and span of days in a folded text, in order and without overlap.
 * @param near ISO date; dates without a year are the first such day from then on. Null: they are passed over.
 */
export function findDates(folded: string, near: string | null = null): NamedDays[] {
  let rest = folded;
  const found: NamedDays[] = [];
  const take = (pattern: RegExp, days: (match: RegExpMatchArray) => [Parts, Parts]) => {
    rest = rest.replace(pattern, (...args: unknown[]) => {
      const match = args.filter((arg) => typeof arg === 'string' || arg === undefined) as RegExpMatchArray;
      const start = args.find((arg): arg is number => typeof arg === 'number') ?? 0;
      const [whole = ''] = match;
      const span = toSpan(days(match), near);
      if (!span) return whole;
      found.push({ ...span, start, end: start + whole.length });
      return '\n'.repeat(whole.length);
    });
  };
  take(RANGE, ([, d1, m1, y1, d2, m2, y2]) => spanOf(parts(y1, m1, d1), parts(y2, m2, d2)));
  take(AMERICAN_RANGE, ([, m1, d1, m2, d2, y]) => spanOf(parts(undefined, m1, d1), parts(y, m2 ?? m1, d2)));
  take(CHINESE_RANGE, ([, y1, m1, d1, y2, m2, d2]) => spanOf(numbers(y1, m1, d1), numbers(y2 ?? y1, m2 ?? m1, d2)));
  take(SINGLE, ([, day, month, year]) => twice(parts(year, month, day)));
  take(AMERICAN, ([, month, day, year]) => twice(parts(year, month, day)));
  take(CHINESE, ([, year, month, day]) => twice(numbers(year, month, day)));
  take(ISO, ([, year, month, day]) => twice(numbers(year, month, day)));
  return found.sort((left, right) => left.start - right.start);
}

/** The same text with line feeds in the place of every date, which no pattern crosses. */
export function withoutDates(folded: string): string {
  return findDates(folded, '1990-01-01').reduce(
    (text, { start, end }) => text.slice(0, start) + '\n'.repeat(end - start) + text.slice(end),
    folded,
  );
}

function parts(year: string | undefined, month: string | undefined, day: string | undefined): Parts {
  return { year: year ? Number(year) : null, month: month ? monthNumber(month) : 0, day: Number(day) };
}

function numbers(year: string | undefined, month: string | undefined, day: string | undefined): Parts {
  return { year: year ? Number(year) : null, month: Number(month), day: Number(day) };
}

function twice(day: Parts): [Parts, Parts] {
  return [day, day];
}

/** What the first day leaves out it shares with the last one, unless the span then ran backwards over a year's end. */
function spanOf(first: Parts, last: Parts): [Parts, Parts] {
  const month = first.month || last.month;
  const over = last.year !== null && month > last.month ? 1 : 0;
  const year = first.year ?? (last.year === null ? null : last.year - over);
  return [{ ...first, month, year }, last];
}

function toSpan([first, last]: [Parts, Parts], near: string | null): { first: string; last: string } | null {
  const start = toIso(first, near);
  const end = toIso(last, start ?? near);
  return start && end && start <= end ? { first: start, last: end } : null;
}

function toIso({ year, month, day }: Parts, near: string | null): string | null {
  if (year !== null) return isoDay(year, month, day);
  if (near === null) return null;
  const from = Number(near.slice(0, 4));
  return [from, from + 1].map((each) => isoDay(each, month, day)).find((date) => date !== null && date >= near) ?? null;
}

/** null for a day that no calendar has. */
function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1990 && year < 2100 ? date.toISOString().slice(0, 10) : null;
}
