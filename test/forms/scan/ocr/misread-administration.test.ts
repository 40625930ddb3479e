import { describe, expect, test } from 'vitest';
import { ocrDocument } from '../../../../src/forms/scan/ocr/ocr-document.ts';

function textOf(line: string): string {
  const words = line.split(' ').map((text, i) => {
    return { text, confidence: 60, line: 0, box: { x: i * 90, y: 14, width: 80, height: 20 } };
  });
  const place = () => [0, 0, 1, 1] as [number, number, number, number];
  const { paragraphs } = ocrDocument([{ part: 'fax.tif', page: 1, words, written: 0, rightToLeft: false, place }]);
  return paragraphs.flatMap(({ items }) => items.map((item) => (item.kind === 'text' ? item.text : ''))).join('');
}

describe('the word by which a sender names the Member State', () => {
  test.each([
    ['Adtinistration of Switzerland', 'Administration of Switzerland'],
    ['Adininistration of Guinea-Bissau', 'Administration of Guinea-Bissau'],
    ['Adrninistration de la France', 'Administration de la France'],
    ['Adrninistración de México', 'Administración de México'],
    ['Адтинистрация связи Республики', 'Администрация связи Республики'],
  ])('is known where recognition misreads its beginning: %s', (read, printed) => expect(textOf(read)).toBe(printed));

  test.each(['Administrator of Jordan', 'this administration assigns', 'Registration of Kenya'])(
    'is no other word: %s',
    (line) => expect(textOf(line)).toBe(line),
  );
});
