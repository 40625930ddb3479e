import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyCharacterModifiers, PLAIN_CHARACTERS } from '../../../src/forms/readers/doc/character-properties.ts';
import { BrokenStructure } from '../../../src/forms/readers/doc/compound-file.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { readParagraphProperties } from '../../../src/forms/readers/doc/paragraph-properties.ts';
import { readModifiers } from '../../../src/forms/readers/doc/property-modifiers.ts';

/** A modifier as it stands in a file: its code, then its operand. */
function modifier(code: number, ...operand: number[]): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(code);
  return Buffer.concat([bytes, Buffer.from(operand)]);
}

/** The same with a length before the operand. */
const long = (code: number, ...operand: number[]) => modifier(code, operand.length, ...operand);

function letters(...modifiers: Buffer[]) {
  return applyCharacterModifiers(PLAIN_CHARACTERS, readModifiers(Buffer.concat(modifiers)), PLAIN_CHARACTERS);
}

/** A paragraph that says nothing of itself, of a style that does. */
function styled(...modifiers: Buffer[]) {
  const ofStyle = readModifiers(Buffer.concat(modifiers));
  return readParagraphProperties(
    Buffer.alloc(2),
    [],
    () => ({ use: 0, level: 0 }),
    () => ofStyle,
  );
}

function paragraph(...modifiers: Buffer[]) {
  return readParagraphProperties(Buffer.concat([Buffer.alloc(2), ...modifiers]), [], () => ({ use: 0, level: 0 }));
}

const BLACK = [0, 0, 0, 0];
const AUTOMATIC = [0, 0, 0, 0xff];
const YELLOW = [0xff, 0xff, 0, 0];

describe('letters of a binary Word file', () => {
  it('are not seen almost without width', () => {
    expect(letters(modifier(0x4852, 1, 0)).narrow).toBe(true);
    expect(letters(modifier(0x4852, 90, 0)).narrow).toBe(false);
  });

  it('are not seen where they are too small, those of Arabic by their own size', () => {
    const hidden = (...modifiers: Buffer[]) => {
      const { speck, speckComplex, complex } = letters(...modifiers);
      return complex ? speckComplex : speck;
    };
    expect(hidden(modifier(0x4a43, 6, 0))).toBe(true);
    expect(hidden(modifier(0x4a43, 20, 0))).toBe(false);
    expect(hidden(modifier(0x085a, 1), modifier(0x4a61, 2, 0))).toBe(true);
    expect(hidden(modifier(0x4a61, 2, 0))).toBe(false);
    expect(hidden(modifier(0x085a, 1), modifier(0x4a43, 2, 0), modifier(0x4a61, 24, 0))).toBe(false);
  });

  it('belong to no line that can be told where they are raised by one', () => {
    expect(letters(modifier(0x4845, 60, 0)).offLine).toBe(true);
    expect(letters(modifier(0x4845, 0xc4, 0xff)).offLine).toBe(true);
    expect(letters(modifier(0x4845, 6, 0)).offLine).toBe(false);
  });

  it('stand on a ground where a pattern covers the paper, whatever its colours', () => {
    expect(letters(long(0xca71, ...BLACK, ...AUTOMATIC, 1, 0)).shading).toBe('dimmed');
    expect(letters(long(0xca71, ...BLACK, ...AUTOMATIC, 0, 0)).shading).toBe('none');
    expect(letters(long(0xca71, ...AUTOMATIC, ...YELLOW, 0, 0)).shading).toBe('highlight');
  });

  it('stand on a ground as Word 97 wrote it', () => {
    expect(letters(modifier(0x4866, 7 << 5, 0)).shading).toBe('highlight');
    expect(letters(modifier(0x4866, 0, 1 << 2)).shading).toBe('dimmed');
    expect(letters(modifier(0x4866, 0xff, 0xff)).shading).toBe('none');
  });
});

describe('a paragraph of a binary Word file', () => {
  it.each([
    ['fixed at no height', [0xec, 0xff, 0, 0], true],
    ['upon each other', [12, 0, 1, 0], true],
    ['fixed at three points and a half', [0xba, 0xff, 0, 0], true],
    ['fixed at ten points', [0x38, 0xff, 0, 0], false],
    ['of a third of a line', [80, 0, 1, 0], true],
    ['of a line and a half', [0x68, 1, 1, 0], false],
    ['of a least height', [20, 0, 0, 0], false],
  ])('has lines %s', (_what, operand, flat) => {
    expect(paragraph(modifier(0x6412, ...operand)).flat).toBe(flat);
  });

  it.each([0x840f, 0x845e, 0x8411])('is moved off the page (%i)', (code) => {
    expect(paragraph(modifier(code, 0x68, 0xc5)).moved).toBe(true);
    expect(paragraph(modifier(code, 0xd0, 2)).moved).toBe(false);
  });

  it('is moved off the page by a first line far to the left', () => {
    expect(paragraph(modifier(0x8411, 0xd8, 0xdc)).moved).toBe(true);
    expect(paragraph(modifier(0x840f, 0x28, 0x23), modifier(0x8411, 0xd8, 0xdc)).moved).toBe(false);
  });

  it('stands apart in a frame of its own', () => {
    expect(paragraph(modifier(0x8419, 0xb0, 4)).apart).toBe(true);
    expect(paragraph().apart).toBe(false);
  });

  it('is as its style says, unless it says otherwise', () => {
    expect(styled(modifier(0x6412, 0xec, 0xff, 0, 0)).flat).toBe(true);
    expect(styled(modifier(0x840f, 0x20, 0x4e)).moved).toBe(true);
    expect(styled(long(0xc64d, ...AUTOMATIC, ...BLACK, 0, 0)).ground).toBe('dimmed');
    expect(styled().flat).toBe(false);
  });

  it('ends a row that is fixed at no height', () => {
    expect(paragraph(modifier(0x9407, 0xf6, 0xff)).flatRow).toBe(true);
    expect(paragraph(modifier(0x9407, 10, 0)).flatRow).toBe(false);
  });

  it('ends a row whose cells have grounds as Word 97 wrote them, unless later ones say more', () => {
    const old = long(0xd609, 0, 0, 7 << 5, 0);
    expect(paragraph(old).grounds).toEqual(['none', 'highlight']);
    expect(paragraph(long(0xd612, ...AUTOMATIC, ...AUTOMATIC, 0, 0), old).grounds).toEqual(['none']);
  });
});

describe('a binary Word file that shows nothing of what it holds', () => {
  const blank = readFileSync(new URL('../../corpus/forms/doc/blank-en.doc', import.meta.url));

  /** The blank form with these bytes, wherever they stand, made others. */
  function problemsWith(sought: Buffer, other: Buffer) {
    const bytes = Buffer.from(blank);
    for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1)) other.copy(bytes, at);
    return new Set(docDocument({ name: 'x.doc', bytes }).problems.map(({ said }) => said?.code));
  }

  it('is for a person where its paragraphs are moved off the page', () => {
    expect(problemsWith(modifier(0x845e), modifier(0x845e, 0x68, 0xc5))).toEqual(new Set(['lines-off-page']));
  });

  it.each([-2, 2, 40])('is damaged where a style is %i bytes longer than it says', (more) => {
    const bytes = Buffer.from(blank);
    const name = Buffer.from('Normal', 'utf16le');
    const at = bytes.indexOf(name) - 2 - 10 - 2;
    bytes.writeUInt16LE(bytes.readUInt16LE(at) + more, at);
    expect(() => docDocument({ name: 'x.doc', bytes })).toThrow(BrokenStructure);
  });

  it.each([
    ['before', 1 << 1],
    ['above', 1 << 5],
  ])('is for a person where a cell that holds words goes on with the one %s it', (_where, flag) => {
    const bytes = Buffer.from(blank);
    const table = Buffer.from([0x08, 0xd6]);
    for (let at = bytes.indexOf(table); at >= 0; at = bytes.indexOf(table, at + 1)) {
      const cells = bytes[at + 4] ?? 0;
      const last = at + 5 + 2 * (cells + 1) + 20 * (cells - 1);
      bytes.writeUInt16LE(bytes.readUInt16LE(last) | flag, last);
    }
    const { problems } = docDocument({ name: 'x.doc', bytes });
    expect(problems.map(({ said }) => said?.code)).toContain('merged-cell-written');
  });

  it('is for a person where its rows are fixed at no height', () => {
    const padding = long(0xd634, 0, 1, 8, 3, 0x6c, 0);
    const height = Buffer.concat([modifier(0x9407, 0xf6, 0xff), long(0xd634, 0, 1)]);
    expect(problemsWith(padding, height)).toEqual(new Set(['row-flat']));
  });
});
