import { expect, test } from 'vitest';
import { recordsLost } from '../../bench/reading/scan-classes.ts';

const page = (...records: number[]) => ({
  pixels: Buffer.alloc(0),
  width: 0,
  height: 0,
  slots: records.map((record) => ({ record }) as never),
});
const pages = [page(0, 1, 2), page(2, 3), page(4)];

test('a scan’s lost page takes with it the records that stand on it', () => {
  expect([...recordsLost({ pages }, [1])]).toEqual([2, 3]);
  expect([...recordsLost({ pages }, [])]).toEqual([]);
});

test('without the first page, which names the circular, no record can be told', () => {
  expect([...recordsLost({ pages }, [0])]).toEqual([0, 1, 2, 3, 4]);
});
