import { describe, expect, test } from 'vitest';
import type { PagedRecord } from '../../../src/forms/scan/assemble-records.ts';
import { letterRemarks } from '../../../src/forms/scan/letter-pages.ts';
import type { PageText } from '../../../src/forms/scan/ocr/ocr-document.ts';

/** A page of these lines, as recognition reads them. */
function page(number: number, ...lines: string[]): PageText {
  const words = lines.flatMap((line, i) => {
    let x = 100;
    return line.split(' ').map((text) => {
      const box = { x, y: 200 + 60 * i, width: text.length * 14, height: 26 };
      x += box.width + 12;
      return { text, box, confidence: 92, line: i };
    });
  });
  return { part: 'scan.pdf', page: number, words, written: 0, rightToLeft: false, place: () => [0, 0, 1, 1] };
}

const GREETING = ['To the Director of the TSB', 'Dear Sir,', 'With reference to TSB Circular 142'];
const FORM = page(2, 'does not assign authority to SG17 to consider this text for approval');
const records = [{ whole: { part: 'scan.pdf', page: 2 } }] as PagedRecord[];

function found(...lines: string[]): string[] {
  return letterRemarks([page(1, ...GREETING, ...lines), FORM], records).map(({ text }) => text);
}

describe('a letter scanned along with the form', () => {
  test.each([
    ['refuses', 'our Administration cannot agree to the consideration of any of these texts'],
    ['takes the reply back', 'our Administration withdraws the enclosed reply, which was sent in error.'],
    ['makes it depend', 'our Administration agrees only provided that clause 7 of X.1150 is deleted.'],
    ['refuses in the words of the form', 'our Administration does not assign authority to SG17 for any of the texts.'],
  ])('goes to staff where it %s', (_, sentence) => {
    expect(found(sentence).join()).toContain(sentence.slice(0, 30));
  });

  test('says nothing where it only sends the form', () => {
    expect(found('please find attached the reply of our Administration.', 'Yours faithfully,')).toEqual([]);
  });
});

test('a page of the form whose records could not be placed is no letter', () => {
  const lost = page(
    3,
    'assigns authority to SG17 to consider this text for approval',
    'does not assign authority to SG17',
  );
  expect(letterRemarks([FORM, lost], records)).toEqual([]);
});
