import { isLanguage } from '../../domain/language.ts';
import { words } from './words.ts';

/** Dates and numbers as the console's language writes them. Days and times are those of UTC. */

const DAY = { timeZone: 'UTC', dateStyle: 'short' } as const;
const TIME = { timeZone: 'UTC', timeStyle: 'short' } as const;

/** Making one costs more than a page of uses of it. */
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const known = formats.get(key) ?? make();
  formats.set(key, known);
  // The key says of which kind it is.
  return known as T;
}

/** The day of an instant, or an ISO date. */
export function formatDay(at: Date | string): string {
  const { dates } = words.language;
  return kept(`day ${dates}`, () => new Intl.DateTimeFormat(dates, DAY)).format(new Date(at));
}

/** The time of an instant, to the minute. */
export function formatTime(at: Date): string {
  const { dates } = words.language;
  return kept(`time ${dates}`, () => new Intl.DateTimeFormat(dates, TIME)).format(at);
}

export function formatNumber(value: number, digits = 0): string {
  const { numbers } = words.language;
  const options = { maximumFractionDigits: digits, minimumFractionDigits: digits };
  return kept(`number ${digits} ${numbers}`, () => new Intl.NumberFormat(numbers, options)).format(value);
}

/** How large something is, in its largest unit. */
export function formatSize(bytes: number): string {
  const { sizes } = words.shell;
  if (bytes < 1024) return sizes.bytes(formatNumber(bytes));
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? sizes.kilobytes(formatNumber(Math.ceil(kilobytes)))
    : sizes.megabytes(formatNumber(kilobytes / 1024, 1));
}

/** What a language is called, by its code. */
export function languageName(code: string | null): string {
  return code !== null && isLanguage(code) ? words.shell.languages[code] : (code ?? '');
}
