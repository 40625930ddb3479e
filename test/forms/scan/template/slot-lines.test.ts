import { describe, expect, test } from 'vitest';
import { fold } from '../../../../src/forms/scan/ocr/fold-text.ts';
import type { OcrWord } from '../../../../src/forms/scan/ocr/ocr.ts';
import { findSlotLines } from '../../../../src/forms/scan/template/slot-lines.ts';
import type { Template } from '../../../../src/forms/scan/template/template.ts';

const WORDINGS = {
  assign: 'autoriza a la CE 17 a considerar la aprobación de este texto',
  'no-comments': 'Sin comentarios ni cambios propuestos',
  comments: 'Se adjuntan comentarios y propuestas de modificación',
  'not-assign': 'no autoriza a la CE 17 a considerar la aprobación de este texto',
};

const slots = Object.fromEntries(
  Object.entries(WORDINGS).map(([slot, text]) => [slot, { lines: [{ folded: fold(text) }] }]),
);
const template = { records: [{ slots }], rightToLeft: false } as unknown as Template;

const HEIGHT = 20;

/** A line's words, ten pixels a letter and eight between two words. */
function words(line: number, text: string, x: number): OcrWord[] {
  let left = x;
  return text.split(' ').map((word) => {
    const box = { x: left, y: line * 40, width: word.length * 10, height: HEIGHT };
    left += box.width + 8;
    return { text: word, box, confidence: 90, line };
  });
}

/** A record's lines with these words, each a text and where it begins, for the negative statement. */
function lastLine(...last: [string, number][]) {
  const [assign, none, some] = [WORDINGS.assign, WORDINGS['no-comments'], WORDINGS.comments];
  const above = [assign, none, some].flatMap((text, i) => words(i, text, 200));
  return findSlotLines([...above, ...last.flatMap(([text, x]) => words(3, text, x))], template).at(-1);
}

describe('the negative statement whose first word was misread', () => {
  const rest = WORDINGS['not-assign'].slice('no '.length);

  test('begins with that word', () => {
    const line = lastLine(['ro', 200], [rest, 228]);
    expect(line).toMatchObject({ slot: 'not-assign', start: 200, isExact: false });
    expect(line?.words[0]?.text).toBe('ro');
  });

  test('does not begin with the outline, which stands farther off', () => {
    expect(lastLine(['ro', 180], [rest, 228])).toMatchObject({ slot: 'not-assign', start: 228 });
  });

  test('does not begin with a word of other length', () => {
    expect(lastLine(['text', 180], [rest, 228])).toMatchObject({ slot: 'not-assign', start: 228 });
  });
});
