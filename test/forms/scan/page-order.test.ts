import { expect, test } from 'vitest';
import { inFormOrder } from '../../../src/forms/scan/page-order.ts';

/** The order of pages of which each shows the records of these numbers. */
function order(...records: number[][]): number[] {
  const parts = records.flatMap((indices, i) =>
    indices.map((index) => ({
      reading: { index, slots: {}, doubt: null },
      whole: { part: 'scan.pdf', page: i + 1 },
    })),
  );
  return inFormOrder(
    records.map((_, i) => ({ page: i + 1 })),
    parts,
  ).map(({ page }) => page);
}

test('pages fed from behind come in the order of their records', () => {
  expect(order([5, 6, 7], [2, 3, 4], [0, 1])).toEqual([3, 2, 1]);
});

test('a page sent twice stands beside itself', () => {
  expect(order([4, 5], [0, 1, 2, 3], [4, 5])).toEqual([2, 1, 3]);
});

test('a letter in front and pages behind the form stay where they are', () => {
  expect(order([], [0, 1], [2, 3], [])).toEqual([1, 2, 3, 4]);
});

test('a blank back stays behind its page', () => {
  expect(order([4, 5], [], [0, 1], [])).toEqual([3, 4, 1, 2]);
});
