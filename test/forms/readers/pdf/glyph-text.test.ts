import { expect, it } from 'vitest';
import { glyphText } from '../../../../src/forms/readers/pdf/content/glyph-text.ts';

const said = (unicode: string, width: number) =>
  glyphText({ unicode, width, originalCharCode: 1, isSpace: false }, 'Some font').text;

it('reads a letter once whose vowel sign is mapped to the letter too', () => {
  expect([said('و', 470), said('\u0648\u0651', 0)]).toEqual(['و', '']);
  expect(said('\u0648\u0651', 470)).toBe('\u0648\u0651');
  expect(said('و', 0)).toBe('و');
});
