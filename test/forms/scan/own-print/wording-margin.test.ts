import { expect, test } from 'vitest';
import { wordingMargin } from '../../../../src/forms/scan/own-print/lines/wording-margin.ts';
import { createRaster } from '../../../../src/forms/scan/picture/raster.ts';

const word = (x: number, y: number, line: number) => ({
  ...{ text: 'wording', confidence: 95, line, box: { x, y: y - 10, width: 80, height: 20 } },
});
const drawn = { shape: 'box' as const, width: 26, height: 26, dx: 24, dy: 0, off: {}, column: 50 };
const empty = { box: { ...drawn, blank: createRaster(26, 26), count: 8 }, circle: null };
const statement = (slot: 'assign' | 'not-assign', y: number) => ({
  ...{ slot, start: 100, end: 400, y, whole: true, isExact: true, similarity: 1, words: [word(100, y, y)] },
});
const group = { index: 0, label: [], bottom: 300, lines: [statement('assign', 100), statement('not-assign', 200)] };
/** Where the wording's further lines begin, of which the two on the page begin there. */
const marginOf = (first: number, second: number) =>
  wordingMargin(group, [group], empty, [word(first, 130, 1), word(second, 230, 2)], false);

test('further lines of a statement begin below its box, below its words, or as far in as most of them do', () => {
  expect(marginOf(50, 52)).toBeLessThanOrEqual(52);
  expect(marginOf(100, 100)).toBe(100);
  expect(marginOf(84, 86)).toBe(86);
});

test('where they begin differently, they are looked for below its words', () => {
  expect(marginOf(60, 90)).toBe(100);
});
