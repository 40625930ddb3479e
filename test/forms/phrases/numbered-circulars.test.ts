import { expect, it } from 'vitest';
import { numberedCirculars } from '../../../src/forms/phrases/numbered-circulars.ts';

it.each([
  ['With reference to TSB Circular 142 of 2023 concerning the consultation', 142],
  ['Circulaire TSB 42 du 6 novembre 2023', 42],
  ['TSB Circular No. 142', 142],
])('a circular keeps its number before a year: %s', (line, number) => {
  expect(numberedCirculars(line)[0]).toBe(number);
});

it('a circular with its date alone has no number', () => {
  expect(numberedCirculars('your circular 11 October 2023')).toEqual([]);
});
