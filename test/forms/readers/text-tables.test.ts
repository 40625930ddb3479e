import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/forms/formats/detect-format.ts';
import { textDocument } from '../../../src/forms/readers/text/text-document.ts';
import { textReader } from '../../../src/forms/readers/text.ts';
import { cellLines, lines } from '../../support/document-lines.ts';

function corpus(name: string): Buffer {
  return readFileSync(new URL(`../../corpus/forms/text/${name}.txt`, import.meta.url));
}

function cells(...text: string[]): string[] {
  return cellLines(textDocument({ name: 'body.txt', bytes: Buffer.from(text.join('\n')) }));
}

describe('a table drawn with characters', () => {
  it.each([
    ['table-by-text-browser.en', 'yes yes yes yes yes yes yes yes'],
    ['table-of-lines.ar', 'yes yes yes yes yes yes yes yes'],
    ['table-of-plus-and-bar.es', 'yes no yes no yes+ yes+ no yes'],
    ['table-of-pipes.fr', 'yes yes+ no yes+ yes no yes yes'],
    ['columns-with-gap.zh', 'yes yes yes yes yes yes no yes'],
  ])('is read with its marks: %s', async (name, votes) => {
    const bytes = corpus(name);
    expect(detectFormat(bytes)).toBe('text');
    const { records, problems } = await textReader.read({ name, bytes }, { consultations: [], issuedForms: [] });
    const marked = records.map(({ observations }) =>
      observations.filter(({ state }) => state === 'marked').map(({ slot }) => slot),
    );
    const said = { 'assign no-comments': 'yes', 'assign comments': 'yes+', 'not-assign': 'no' };
    expect(marked.map((slots) => said[slots.join(' ') as keyof typeof said]).join(' ')).toBe(votes);
    expect(problems).toEqual([]);
  });

  it('has cells over several rows, and its wrapped lines belong together', () => {
    expect(
      cells(
        '+---------+-----------------+',
        '| Draft   | [x] assigns it, |',
        '| X.5Gsec-|     all of it   |',
        '| ctrl    +-----------------+',
        '|         | [ ] does not    |',
        '+---------+-----------------+',
        'behind',
      ),
    ).toEqual(['0.0.0 Draft X.5Gsec-ctrl', '0.0.1 [x] assigns it, all of it', '0.1.1 [ ] does not', 'behind']);
  });

  it('tells a bar within a cell from its own by where it stands', () => {
    expect(cells('+-----+-----+', '| a|b |  c  |', '+-----+-----+')).toEqual(['0.0.0 a|b', '0.0.1 c']);
  });

  it('is left as lines where they do not fit together', () => {
    const drawn = ['+-----+-----+', '| a | b | c |', '+-----+-----+'];
    expect(cells(...drawn)).toEqual(drawn);
  });

  it('may have one cell over several columns', () => {
    expect(cells('┌─────────┐', '│ head    │', '├───┬─────┤', '│ a │ b   │', '└───┴─────┘')).toEqual([
      '0.0.0 head',
      '0.1.0 a',
      '0.1.1 b',
    ]);
  });

  it('is none where it is quoted line by line', () => {
    expect(cells('mine', '> +---+', '> | x |', '> +---+')).toEqual(['mine']);
  });

  it('of pipes keeps an escaped one, and its breaks are lines', () => {
    expect(cells('| a | b |', '|---|:-:|', '| c\\|d | e<br>f |')).toEqual([
      '0.0.0 a',
      '0.0.1 b',
      '0.1.0 c\\|d',
      '0.1.1 e',
      '0.1.1 f',
    ]);
  });

  it('by gaps alone is one only where its left column goes on', () => {
    expect(cells('X.1150  [x] assigns', '        [ ] does not')).toEqual([
      'X.1150  [x] assigns',
      '        [ ] does not',
    ]);
    expect(cells('Draft   [x] assigns', 'X.1150  [ ] does not')).toEqual([
      '0.0.0 Draft X.1150',
      '0.0.1 [x] assigns',
      '0.0.1 [ ] does not',
    ]);
  });

  it('keeps every letter, whatever the lines are', () => {
    const letters = (text: string) => text.replace(/[^a-z\u4e00-\u9fff]/gu, '');
    const line = fc.string({ unit: fc.constantFrom('|', '+', '-', '│', '─', '┼', ' ', '  ', 'a', 'b', '中', '[x]') });
    fc.assert(
      fc.property(fc.array(line), (drawn) => {
        const read = lines(textDocument({ name: 'body.txt', bytes: Buffer.from(drawn.join('\n')) }));
        expect([...letters(read.join(''))].sort()).toEqual([...letters(drawn.join(''))].sort());
      }),
    );
  });
});
