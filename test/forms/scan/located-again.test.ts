import { expect, test } from 'vitest';
import type { Slot } from '../../../src/domain/evidence.ts';
import { fullerPage, type LocatedPage } from '../../../src/forms/scan/template/locate-page.ts';

/** A page on which so much of the wording lies in its place, with these options of its only record. */
function located(inliers: number, slots: Slot[]): LocatedPage {
  return { map: [], inliers, records: [{ index: 3, slots, verdict: 'agrees' }] } as unknown as LocatedPage;
}

test('a page is taken as its statements, read again, place it where an option was lost before', () => {
  const lost = located(0.81, ['assign', 'no-comments']);
  const again = located(0.88, ['assign', 'no-comments', 'comments']);
  expect(fullerPage(lost, again)).toBe(again);
});

test('a page stays where it was found first if it shows no fewer options there, or more of its wording', () => {
  const first = located(0.82, ['assign', 'no-comments', 'comments']);
  expect(fullerPage(first, located(0.9, ['assign', 'no-comments']))).toBe(first);
  expect(fullerPage(first, located(0.8, ['assign', 'no-comments', 'comments', 'not-assign']))).toBe(first);
  expect(fullerPage(first, null)).toBe(first);
});
