import { describe, expect, test } from 'vitest';
import type { JudgedPage } from '../../../src/forms/scan/judged-pages.ts';
import { unreadRecords } from '../../../src/forms/scan/unread-records.ts';

const box = { x: 100, y: 100, width: 400, height: 200 };

/** A page of a form of four texts with boxes that were not read, beside labels that name these records or none. */
function page(...indices: (number | null)[]): JudgedPage {
  return {
    form: {
      template: { records: ['X.1', 'X.2', 'X.3', 'X.4'].map((ref) => ({ ref })) },
      picture: { toSource: (x: number, y: number) => [x / 1000, y / 1000] },
    },
    part: 'scan.pdf',
    page: 3,
    unread: indices.map((index) => ({ box, index })),
  } as unknown as JudgedPage;
}

function texts(pages: JudgedPage[], ...read: string[]) {
  const records = read.map((ref) => ({ refs: [ref] }));
  return unreadRecords(pages, records).map(({ text, place }) => text ?? `page ${place?.page}`);
}

describe('boxes of a text that could not be read', () => {
  test('put that text in doubt where the file has it elsewhere', () => {
    expect(texts([page(1)], 'X.1', 'X.2', 'X.3', 'X.4')).toEqual(['X.2']);
  });

  test('are nothing more where that text is missing anyway', () => {
    expect(texts([page(1)], 'X.1', 'X.3', 'X.4')).toEqual([]);
    expect(texts([page(null)], 'X.1', 'X.3', 'X.4')).toEqual([]);
  });

  test('put the whole form in doubt where they may be those of any text', () => {
    expect(texts([page(null)], 'X.1', 'X.2', 'X.3', 'X.4')).toEqual(['page 3']);
    expect(texts([page(null, null)], 'X.1', 'X.2', 'X.3')).toEqual(['page 3', 'page 3']);
  });
});
