import { describe, expect, test } from 'vitest';
import type { PageText } from '../../../src/forms/scan/ocr/ocr-document.ts';
import { unreadPages } from '../../../src/forms/scan/unread-pages.ts';

/** A page of so many words of five letters, the first of them read surely. */
function page(number: number, count: number, sure: number): PageText {
  const words = Array.from({ length: count }, (_, i) => ({
    text: 'words',
    box: { x: 100, y: 100 + 30 * i, width: 80, height: 24 },
    confidence: i < sure ? 92 : 20,
    line: i,
  }));
  return { part: 'scan.pdf', page: number, words, rightToLeft: false, place: () => [0, 0, 1, 1] };
}

const FORM = page(1, 300, 100);
const parts = [{ whole: { part: 'scan.pdf', page: 1 } }];

function asked(...pages: PageText[]) {
  return unreadPages([FORM, ...pages], parts).map(({ place }) => place?.page);
}

describe('a page beside the form', () => {
  test('goes to staff where it is full of writing that cannot be read', () => {
    expect(asked(page(2, 240, 25))).toEqual([2]);
  });

  test('is read by itself where most of it can be', () => {
    expect(asked(page(2, 240, 200))).toEqual([]);
  });

  test('says nothing where it is blank but for a stamp', () => {
    expect(asked(page(2, 12, 0), page(3, 0, 0))).toEqual([]);
  });
});
