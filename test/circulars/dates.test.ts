import { describe, expect, it } from 'vitest';
import { writtenDay, writtenSpan } from '../../bench/circulars/circular-dates.ts';
import { lineOf } from '../../src/circulars/circular-lines.ts';
import { findDates } from '../../src/circulars/find-dates.ts';
import { readDeadline } from '../../src/circulars/read-deadline.ts';
import { studyPeriodOf } from '../../src/circulars/study-period.ts';
import { workingDaysBetween } from '../../src/circulars/working-days.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { fold } from '../../src/forms/document/fold.ts';

const found = (text: string, near: string | null = null) =>
  findDates(fold(text), near).map(({ first, last }) => (first === last ? first : `${first}/${last}`));

describe('dates in running text', () => {
  it.each(LANGUAGES)('every month of the year, as %s writes it', (language) => {
    const days = Array.from({ length: 12 }, (_, month) => `2024-${String(month + 1).padStart(2, '0')}-01`);
    expect(days.flatMap((day) => found(writtenDay(day, language)))).toEqual(days);
  });

  it.each(LANGUAGES)('spans of days, over the ends of months and years, as %s writes them', (language) => {
    const spans = ['2024-02-05/2024-02-09', '2024-02-20/2024-03-01', '2024-12-16/2025-01-03', '2025-06-10/2025-06-20'];
    const written = spans.map((span) => writtenSpan(span.slice(0, 10), span.slice(11), language));
    expect(written.flatMap((span) => found(span))).toEqual(spans);
  });

  it.each([
    ['du 28 novembre au 1er décembre 2023', '2023-11-28/2023-12-01'],
    ['from 28 November to 1 December 2023', '2023-11-28/2023-12-01'],
    ['February 20 – March 1, 2024', '2024-02-20/2024-03-01'],
    ['с 5 по 9 февраля 2024 года', '2024-02-05/2024-02-09'],
    ['29 February 2023', undefined],
    ['Resolution 1 (Rev. Geneva, 2022)', undefined],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected ? [expected] : []);
  });

  it('without a year are the first such day after the circular', () => {
    expect(found('9 – 20 January', '2022-09-12')).toEqual(['2023-01-09/2023-01-20']);
  });
});

describe('the deadline', () => {
  it.each([
    ['in Annex 2 by 2359 hours UTC on 8 February 2024.', '2024-02-08T23:59:59Z'],
    ['at 23:59 UTC on 8 February 2024', '2024-02-08T23:59:59Z'],
    ['no later than 24:00 hours UTC on 8 February 2024', '2024-02-08T23:59:59Z'],
    ['au plus tard le 8 février 2024 à 16 h 00 UTC', '2024-02-08T16:00:59Z'],
    ['до 23 час. 59 мин. UTC 31 декабря 2024 года', '2024-12-31T23:59:59Z'],
  ])('%s', (text, deadline) => {
    expect(readDeadline([lineOf(text)], '2023-10-11')).toEqual({ deadline, doubts: [] });
  });

  it('without a time in UTC is doubted', () => {
    expect(readDeadline([lineOf('Please return the form in Annex 2 by 8 February 2024.')], '2023-10-11')).toMatchObject(
      {
        deadline: '2024-02-08T23:59:59Z',
        doubts: [{ message: expect.stringContaining('without a time in UTC') }],
      },
    );
  });

  it('is doubted where the letter names two', () => {
    const lines = ['by 2359 hours UTC on 8 February 2024', 'by 2359 hours UTC on 9 February 2024'].map(lineOf);
    expect(readDeadline(lines, '2023-10-11').doubts).toMatchObject([
      { message: expect.stringContaining('several times in UTC') },
    ]);
  });
});

describe('working days before the meeting', () => {
  it.each([
    ['Circular 142', '2024-02-08', '2024-02-20', { least: 7, most: 7 }],
    ['over a weekend only', '2024-02-09', '2024-02-12', { least: 0, most: 0 }],
    ["over the year's end", '2024-12-19', '2025-01-06', { least: 5, most: 11 }],
    ['over Easter', '2024-03-25', '2024-04-05', { least: 6, most: 8 }],
    ['over Ascension and Whitsun', '2025-05-26', '2025-06-11', { least: 9, most: 11 }],
    ['over the Geneva fast', '2024-09-02', '2024-09-09', { least: 3, most: 4 }],
  ])('%s', (_, first, last, days) => {
    expect(workingDaysBetween(first, last)).toEqual(days);
  });
});

it.each([
  ['2016-10-31', 'T13'],
  ['2018-05-01', 'T17'],
  ['2022-02-28', 'T17'],
  ['2023-10-11', 'T22'],
  ['2024-10-20', 'T22'],
  ['2026-11-26', 'T25'],
])('a circular of %s belongs to study period %s', (day, period) => {
  expect(studyPeriodOf(day)).toEqual({ name: period, doubts: [] });
});

it('what cannot be known of the study period is doubted', () => {
  expect(studyPeriodOf('2024-11-08')).toMatchObject({ name: 'T25', doubts: [{ message: expect.any(String) }] });
  expect(studyPeriodOf('2029-01-15').doubts).toHaveLength(1);
});
