import { describe, expect, test } from 'vitest';
import type { PagedRecord } from '../../../src/forms/scan/assemble-records.ts';
import type { PageText } from '../../../src/forms/scan/ocr/ocr-document.ts';
import { unreadPages } from '../../../src/forms/scan/unread-pages.ts';

/** A page of so many words of five letters, the first of them read surely, and with so many runs of ink. */
function page(number: number, count: number, sure: number, written = 0): PageText {
  const words = Array.from({ length: count }, (_, i) => ({
    text: 'words',
    box: { x: 100, y: 100 + 30 * i, width: 80, height: 24 },
    confidence: i < sure ? 92 : 20,
    line: i,
  }));
  return { part: 'scan.pdf', page: number, words, written, rightToLeft: false, place: () => [0, 0, 1, 1] };
}

const FORM = page(1, 300, 100);
/** Some record's first option, on these pages. */
const parts = (...pages: number[]) =>
  pages.map((page) => {
    const reading = { index: 0, slots: { assign: { state: 'empty' } }, doubt: null };
    return { template: { records: [] }, whole: { part: 'scan.pdf', page }, reading } as unknown as PagedRecord;
  });

function asked(...pages: PageText[]) {
  return unreadPages([FORM, ...pages], parts(1)).map(({ place }) => place?.page);
}

describe('a page beside the form', () => {
  test('goes to staff where it is full of writing that cannot be read', () => {
    expect(asked(page(2, 240, 25))).toEqual([2]);
  });

  test('is read by itself where most of it can be', () => {
    expect(asked(page(2, 240, 200))).toEqual([]);
  });

  test('says nothing where it is blank but for a stamp', () => {
    expect(asked(page(2, 12, 0, 0.0004), page(3, 0, 0))).toEqual([]);
  });

  test('goes to staff where it bears lines so far out of focus that no word is found', () => {
    expect(asked(page(2, 0, 0, 0.0025))).toEqual([2]);
  });

  test('goes to staff sooner where the form is there twice, of which it may be a page', () => {
    const pages = [FORM, page(2, 300, 100), page(3, 0, 0, 0.0008)];
    const told = (...forms: number[]) => unreadPages(pages, parts(...forms)).map(({ place }) => place?.page);
    expect(told(1, 2)).toEqual([3]);
    expect(asked(page(3, 0, 0, 0.0008))).toEqual([]);
  });
});
