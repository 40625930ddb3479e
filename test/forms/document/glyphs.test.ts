import { describe, expect, it } from 'vitest';
import { glyphKind, symbolToUnicode, wordKind } from '../../../src/forms/document/glyphs.ts';
import { UNKNOWN_SYMBOL } from '../../../src/forms/document/symbol-fonts.ts';

describe('glyphKind', () => {
  it.each([
    ['box-marked', '☑☒🗹🗷■⌧'],
    ['box-empty', '☐□▢❏⬜'],
    ['circle-marked', '●◉⦿⚫🔘'],
    ['circle-empty', '○◯\u20DD⚪❍'],
    ['free-mark', '✓✔✗✘✕√×*+'],
    ['ambiguous', '⭕◎Ø'],
    ['bullet', '•–-'],
  ])('knows %s: %s', (kind, signs) => {
    for (const sign of signs) expect(glyphKind(sign), sign).toBe(kind);
  });

  it('puts no character into two tables, and no letter of running text into any', () => {
    for (const letter of 'AaEeTtДдعي文') expect(glyphKind(letter)).toBeNull();
  });
});

describe('wordKind', () => {
  it('knows an X or V of any keyboard, and that a ring could be either', () => {
    for (const word of ['X', 'x', 'xx', 'XXX', 'Х', 'х', 'Ｘ', 'v', 'V'])
      expect(wordKind(word), word).toBe('free-mark');
    for (const word of ['O', 'o', '0', 'О', 'о']) expect(wordKind(word), word).toBe('ambiguous');
    for (const word of ['yes', 'no', 'N', 'XL', 'vi', '']) expect(wordKind(word), word).toBeNull();
  });
});

describe('symbolToUnicode', () => {
  it.each([
    ['Wingdings', 0xf0fe, '☑'],
    ['Wingdings', 0xf0fd, '☒'],
    ['Wingdings', 0xf0a8, '◻'],
    ['Wingdings', 0x6f, '□'],
    ['ABCDEF+Wingdings-Regular', 0xf0fc, '✔'],
    ['Wingdings 2', 0xf052, '☑'],
    ['Wingdings2', 0xf0a3, '□'],
    ['ZapfDingbats', 0x34, '✔'],
    ['Webdings', 0x61, '✔'],
  ])('reads %s %i as %s', (font, code, shown) => {
    expect(symbolToUnicode(font, code)).toBe(shown);
  });

  it('leaves ordinary fonts alone, and never guesses an unknown sign', () => {
    expect(symbolToUnicode('Times New Roman', 0xfe)).toBeNull();
    expect(symbolToUnicode('Wingdings', 0xf021)).toBe(UNKNOWN_SYMBOL);
    expect(glyphKind(UNKNOWN_SYMBOL)).toBe('ambiguous');
  });
});
