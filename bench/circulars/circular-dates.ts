import type { Language } from '../../src/domain/language.ts';

/** A day as the language writes it: "8 February 2024", "1er mars 2024", "8 февраля 2024 года". */
export function writtenDay(iso: string, language: Language, withYear = true): string {
  const parts = dayParts(iso, language);
  const { day, month, year } = parts;
  if (language === 'zh') return withYear ? `${year}年${month}${day}日` : `${month}${day}日`;
  const number = language === 'fr' && day === '1' ? '1er' : day;
  if (!withYear) return language === 'es' ? `${number} de ${month}` : `${number} ${month}`;
  if (language === 'es') return `${number} de ${month} de ${year}`;
  return language === 'ru' ? `${number} ${month} ${year} года` : `${number} ${month} ${year}`;
}

/** "20 February – 1 March 2024", "20 – 28 February 2024", "16 December 2024 – 3 January 2025", or one day. */
export function writtenSpan(first: string, last: string, language: Language): string {
  if (first === last) return writtenDay(first, language);
  const [from, to] = [dayParts(first, language), dayParts(last, language)];
  if (language === 'zh') {
    const end = from.month === to.month ? `${to.day}日` : writtenDay(last, language, from.year !== to.year);
    return `${writtenDay(first, language)}至${end}`;
  }
  const sameYear = from.year === to.year;
  const start = sameYear && from.month === to.month ? from.day : writtenDay(first, language, !sameYear);
  return `${start} – ${writtenDay(last, language)}`;
}

function dayParts(iso: string, language: Language) {
  const locale = language === 'ar' ? 'ar-EG-u-nu-latn' : language;
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const parts = new Map(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  const month = language === 'zh' ? `${Number(iso.slice(5, 7))}月` : (parts.get('month') ?? '');
  return { day: String(Number(iso.slice(8, 10))), month, year: iso.slice(0, 4) };
}
