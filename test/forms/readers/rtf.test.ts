import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../src/forms/reader.ts';
import { rtfDocument, walkRtf } from '../../../src/forms/readers/rtf/rtf-document.ts';
import { bitFlips, truncations } from '../../support/damage.ts';
import { boxStates, cellLines, lines } from '../../support/document-lines.ts';

const CORPUS = new URL('../../corpus/forms/rtf/', import.meta.url);

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(`${name}.rtf`, CORPUS));
}

function documentOf(name: string) {
  return rtfDocument({ name: `${name}.rtf`, bytes: bytesOf(name) });
}

function documentFrom(body: string) {
  return rtfDocument({ name: 'x.rtf', bytes: Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, 'latin1') });
}

it('tells bold letters that are written from right to left', () => {
  const bold = documentFrom(String.raw`{\ltrch \rtlch\ab \u1604?\u1575?}{\rtlch\ab \ltrch no}{\rtlch\ai \u1604?}\par`);
  expect(lines(bold)).toEqual(['لا{bold}noل{italic}']);
});

it('shows a text that is written twice as it is written for programs of today', () => {
  const twice = documentFrom(String.raw`a {\upr{\u1057?\par old}{\*\ud{new \u1057?}}} b\par {\upr{X}}c\par`);
  expect(lines(twice)).toEqual(['a new С b', 'c']);
});

it('shows what stands in for an embedded object', () => {
  const object = String.raw`{\object\objemb{\*\objdata 00}{\result not }}assigns\par`;
  expect(lines(documentFrom(object))).toEqual(['not assigns']);
});

describe('an RTF file as Word writes it', () => {
  const document = documentOf('word-form');
  const all = lines(document);

  it('gives the states of its form boxes: result, or the default where there is none', () => {
    expect(boxStates(document).slice(0, 4)).toBe('1001');
  });

  it('does not guess a result that Word never writes, nor a box without its record', () => {
    expect(boxStates(document).slice(4, 6)).toBe('??');
  });

  it('gives every paragraph its table cell', () => {
    const [, label, assign, none, comments, no] = cellLines(document);
    expect(label).toBe('0.0.0 Draft new Recommendation ITU\u2011T X.1150');
    expect(assign).toMatch(/^0\.0\.1 \[x\]\tassigns authority/);
    expect(none).toBe('0.0.1 X\tNo comments or suggested changes');
    expect(comments).toBe('0.0.1 ⃝\tComments and suggested changes are attached');
    expect(no).toMatch(/^0\.1\.1 \[ \]\tdoes not assign/);
  });

  it('decodes text by the code page of its font', () => {
    expect(all.find((line) => line.startsWith('Проект'))).toMatch(/^Проект 新 في /);
  });

  it('tells formatting that may bear a meaning', () => {
    const line = all.find((each) => each.startsWith('Проект')) ?? '';
    expect(line).toContain('bold {bold}both{bold,italic} italic {italic}plain gone{strike} twice{strike}');
    expect(line).toContain('under{underline} double{underline} red{colour} black yellow{highlight} shaded{highlight}');
    expect(line).toMatch(/ white secret\{hidden\}$/);
  });

  it('shows symbols, typed or by a field, as the characters that their font draws', () => {
    expect(all).toContain('☑◻☒ “quoted” a\u00a0b 5€ {x}');
  });

  it('gives tracked changes with their authors', () => {
    expect(all).toContain('⃝{deleted by Ana María}X{inserted by Bo}both{deleted by Ana María} tracked');
  });

  it('reads a text box once, and what a field or button shows', () => {
    expect(all.filter((line) => line === 'in the box')).toHaveLength(1);
    expect(all).toContain('before after');
    expect(all).toContain('link{underline}[?]click');
  });

  it('counts no box in hidden text', () => {
    expect(boxStates(document).at(-1)).toBe('?');
    expect(document.problems).toMatchObject([{ code: 'mark-unclear' }]);
  });

  it('keeps page headers apart', () => {
    expect(document.paragraphs.at(-1)).toMatchObject({ place: { part: 'headers' } });
  });
});

describe('an RTF file by LibreOffice', () => {
  it.each(['form-boxes-en', 'form-boxes-ar', 'blank-en', 'blank-ar'])('has no states, and says so (%s)', (name) => {
    const document = documentOf(`libreoffice-${name}`);
    expect(boxStates(document)).toBe('?'.repeat(16));
    expect(document.problems).toMatchObject([
      { code: 'mark-unclear', message: expect.stringContaining('LibreOffice') },
    ]);
  });

  it('is read for its text, signs and formatting', () => {
    expect(boxStates(documentOf('libreoffice-glyph-en'))).toBe('');
    expect(lines(documentOf('libreoffice-glyph-en'))[5]).toMatch(/^☒\tassigns/);
    expect(lines(documentOf('libreoffice-strike-en'))).toContain(
      '⃝\tComments and suggested changes are attached{strike}',
    );
    expect(lines(documentOf('libreoffice-high-en'))).toContain('☒\tNo comments or suggested changes{highlight,bold}');
    expect(lines(documentOf('libreoffice-form-boxes-ar'))).toContain('⃝\tالتعليقات والتغييرات المقترحة مرفقة');
  });

  it('counts a table inside a cell as a table of its own', () => {
    expect(cellLines(documentOf('libreoffice-nested-table'))).toEqual([
      'before',
      '0.0.0 outer a',
      '0.0.1 outer b',
      '1.0.0 inner a',
      '1.0.1 inner b',
      '1.1.0 inner c',
      '1.1.1 inner d',
      '0.0.1 outer b end',
      '0.1.0 wide',
      'between',
      '2.0.0 second',
      'after',
    ]);
  });

  it('warns of tracked changes, because boxes deleted with tracking may have come back', () => {
    expect(documentOf('libreoffice-track-en').problems).toContainEqual(
      expect.objectContaining({ code: 'marks-disagree' }),
    );
  });
});

describe('RTF text', () => {
  it('leaves out what stands for a Unicode character in old programs, and only that', () => {
    expect(lines(documentFrom('\\uc2\\u9746 XYz\\uc0\\u9744 a{\\uc1\\u9746 ?b}\\u9745 c'))).toEqual(['☒z☐a☒b☑c']);
  });

  it('puts two halves of a character together', () => {
    expect(lines(documentFrom("\\u-10178\\'3f\\u-8629\\'3f"))).toEqual([String.fromCharCode(0xd83e, 0xde4b)]);
  });

  it.each([
    [
      'in a table',
      '\\trowd\\pard\\intbl a{\\shp{\\*\\shpinst\\shpbypara{\\sp{\\sn shapeType}{\\sv 3}}}}\\cell\\row',
      { table: 0 },
    ],
    ['on the page', '{\\shp{\\*\\shpinst\\shptop9000\\shpbottom9400\\shpbypage{\\sp{\\sn wzName}{\\sv Oval 3}}}}a', {}],
  ])('tells what is drawn %s, and where', (_, source, place) => {
    const bytes = Buffer.from(`{\\rtf1\\ansi ${source}\\par}`, 'latin1');
    const { drawings, document } = walkRtf({ name: 'x.rtf', bytes });
    expect(drawings).toMatchObject([{ drawing: { kind: 'shape' }, place }]);
    expect(lines(document).join('')).toBe('a');
  });

  it('says that a drop-down was not read', () => {
    const document = documentFrom(
      '{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1}}}{\\fldrslt yes}}',
    );
    expect(document.problems).toMatchObject([{ code: 'mark-unclear' }]);
  });
});

describe('an RTF file that cannot be read', () => {
  it('because its end is missing is refused', () => {
    expect(() => rtfDocument({ name: 'x.rtf', bytes: bytesOf('word-form').subarray(0, -40) })).toThrow(
      expect.objectContaining({ code: 'attachment-damaged' }),
    );
  });

  it('because it is nested beyond measure is refused', () => {
    expect(() => documentFrom(`${'{'.repeat(100_000)}x${'}'.repeat(100_000)}`)).toThrow(
      expect.objectContaining({ code: 'attachment-too-large' }),
    );
  });

  it('is reported as such wherever it is cut off or has wrong bits', () => {
    const bytes = bytesOf('word-form');
    for (const damaged of [...truncations(bytes, 150), ...bitFlips(bytes, 300)]) expectTyped(damaged);
  });
});

function expectTyped(bytes: Uint8Array): void {
  try {
    expect(rtfDocument({ name: 'damaged.rtf', bytes }).paragraphs).toBeInstanceOf(Array);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
  }
}
