import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { find, read } from 'cfb';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../src/forms/reader.ts';
import { BrokenStructure, openCompoundFile } from '../../../src/forms/readers/doc/compound-file.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { OldWordFile } from '../../../src/forms/readers/doc/file-information.ts';
import { readFormField } from '../../../src/forms/readers/doc/form-field.ts';
import { docReader } from '../../../src/forms/readers/doc.ts';
import { bitFlips, truncations } from '../../support/damage.ts';
import { boxStates, cellLines, items, lines } from '../../support/document-lines.ts';

const CORPUS = new URL('../../corpus/forms/doc/', import.meta.url);

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(`${name}.doc`, CORPUS));
}

function documentOf(name: string) {
  return docDocument({ name: `${name}.doc`, bytes: bytesOf(name) });
}

describe('a binary Word file', () => {
  it.each(['ar', 'en', 'es', 'fr', 'ru', 'zh'])('gives the states of its form boxes (%s)', (language) => {
    expect(boxStates(documentOf(`form-boxes-${language}`))).toBe('1010011000011010');
  });

  it('is not certain of a ticked form box whose characters are struck through', () => {
    const bytes = bytesOf('form-boxes-en');
    // Where the file calls a field's characters special (sprmCFSpec), it strikes them (sprmCFStrike).
    for (let at = bytes.indexOf('550801', 'hex'); at >= 0; at = bytes.indexOf('550801', at, 'hex')) bytes[at] = 0x37;
    const document = docDocument({ name: 'struck.doc', bytes });
    expect(boxStates(document)).toBe('?0?00??0000??0?0');
    expect(new Set(document.problems.map(({ said }) => said?.code))).toEqual(new Set(['box-struck-or-hidden']));
  });

  it('gives every paragraph its table cell', () => {
    const [, , , head, label, assign, none, comments, no] = cellLines(documentOf('form-boxes-en'));
    expect(head).toBe('0.0.1 Select one of the two boxes');
    expect(label).toBe('0.1.0 Draft new Recommendation ITU-T X.1150');
    expect(assign).toMatch(/^0\.1\.1 \[x\]\tassigns authority to SG17 /);
    expect(none).toBe('0.1.1 ☒\tNo comments or suggested changes');
    expect(comments).toBe('0.1.1 ⃝\tComments and suggested changes are attached');
    expect(no).toMatch(/^0\.2\.1 \[ \]\tdoes not assign authority to SG17 /);
  });

  it('keeps the text of other scripts whole', () => {
    expect(lines(documentOf('form-boxes-ar'))).toContain('⃝\tالتعليقات والتغييرات المقترحة مرفقة');
    expect(lines(documentOf('form-boxes-ru'))).toContain('Проект новой Рекомендации МСЭ-T X.1150');
    expect(lines(documentOf('form-boxes-zh'))).toContain('☒\t无意见或修改建议');
  });

  it('tells formatting that may bear a meaning', () => {
    expect(lines(documentOf('form-boxes-en'))[2]).toBe('hidden words{hidden}red{colour}under{underline}dd{strike}');
    expect(lines(documentOf('strike-en'))).toContain('⃝\tComments and suggested changes are attached{strike}');
    expect(lines(documentOf('high-en'))).toContain('☒\tNo comments or suggested changes{highlight,bold}');
  });

  it('shows symbols as the characters that their font draws', () => {
    const [, , , , , assign, , , no] = lines(documentOf('sym-en'));
    expect(assign).toMatch(/^☑\tassigns/);
    expect(no).toMatch(/^◻\tdoes not assign/);
  });

  it('gives tracked changes with their authors', () => {
    const document = documentOf('track-en');
    expect(lines(document)).toContain('⃝{deleted by Ana & Co}X{inserted by Ana & Co}\tNo comments or suggested changes');
  });

  it('warns of tracked changes that LibreOffice wrote, because it puts deleted boxes back', () => {
    expect(documentOf('track-en').problems).toContainEqual(expect.objectContaining({ code: 'marks-disagree' }));
    expect(documentOf('form-boxes-en').problems).toEqual([]);
  });

  it('counts a table inside a cell as a table of its own', () => {
    expect(cellLines(documentOf('nested-table'))).toEqual([
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

  it.each(['blank-en', 'blank-ar'])('finds all boxes of the issued form empty (%s)', (name) => {
    expect(boxStates(documentOf(name))).toBe('0'.repeat(16));
  });
});

describe('a form field record', () => {
  const record = (bits: number, byDefault: number) => {
    const data = Buffer.alloc(0x44 + 12 + 2 * 6 + 2 + 2);
    data.writeUInt32LE(data.length, 0);
    data.writeUInt16LE(0x44, 4);
    data.writeUInt32LE(0xffffffff, 0x44);
    data.writeUInt16LE(bits, 0x48);
    data.writeUInt16LE(6, 0x4e);
    data.write('Check1', 0x50, 'utf16le');
    data.writeUInt16LE(byDefault, data.length - 2);
    return data;
  };
  const CHECKBOX = 1;

  it.each([
    { result: 0, byDefault: 1, checked: false },
    { result: 1, byDefault: 0, checked: true },
    { result: 25, byDefault: 1, checked: true },
    { result: 25, byDefault: 0, checked: false },
  ])('with result $result and default $byDefault is checked: $checked', ({ result, byDefault, checked }) => {
    const field = readFormField(record(CHECKBOX | (result << 2), byDefault), 0);
    expect(field).toEqual({ kind: 'checkbox', checked, name: 'Check1' });
  });

  it('with a result that Word never writes is not guessed', () => {
    expect(readFormField(record(CHECKBOX | (7 << 2), 1), 0)).toBeNull();
    expect(readFormField(record(CHECKBOX | (25 << 2), 9), 0)).toBeNull();
  });

  it('that is missing makes the box unclear, never empty', () => {
    const bytes = bytesOf('form-boxes-en');
    // Each record follows a header of 0x44 bytes that begins with the record's whole size.
    for (
      let at = bytes.indexOf('\xff\xff\xff\xff', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('\xff\xff\xff\xff', at + 4, 'latin1')
    ) {
      if (bytes.readUInt16LE(at - 0x40) === 0x44) bytes[at] = 0;
    }
    expect(boxStates(docDocument({ name: 'x.doc', bytes }))).toMatch(/^\?+$/);
  });
});

describe('a binary Word file that cannot be read', () => {
  /** LibreOffice's file with a change in its file information block, which lies at the start of its stream. */
  const patched = (offset: number, value: number) => {
    const bytes = bytesOf('form-boxes-en');
    bytes.writeUInt16LE(value, bytes.indexOf('\xec\xa5', 512, 'latin1') + offset);
    return () => docDocument({ name: 'x.doc', bytes });
  };

  it('because of a password is refused with that reason', () => {
    expect(patched(10, 0x0300)).toThrow(expect.objectContaining({ code: 'attachment-encrypted' }));
  });

  it('because it is older than Word 97 is told apart', () => {
    expect(patched(2, 0x0065)).toThrow(OldWordFile);
  });

  it('is reported as damaged wherever it is cut off or has wrong bits', () => {
    const bytes = bytesOf('form-boxes-en');
    for (const damaged of [...truncations(bytes, 150), ...bitFlips(bytes, 400)]) expectTyped(damaged);
  });

  it('does not hang on chains that turn in circles', () => {
    const bytes = bytesOf('form-boxes-en');
    const fat = (bytes.readUInt32LE(76) + 1) * 512;
    for (let entry = 0; entry < 128; entry += 1) {
      const circular = Buffer.from(bytes);
      circular.writeUInt32LE(Math.max(0, entry - 1), fat + 4 * entry);
      expectTyped(circular);
    }
  });
});

function expectTyped(bytes: Uint8Array): void {
  try {
    expect(items(docDocument({ name: 'damaged.doc', bytes }))).toBeInstanceOf(Array);
  } catch (error) {
    expect([BrokenStructure, UnreadableFile, OldWordFile]).toContain((error as Error).constructor);
  }
}

describe('a compound file', () => {
  it('gives the same streams as the cfb library', () => {
    const bytes = bytesOf('track-en');
    const container = read(bytes, { type: 'buffer' });
    const opened = openCompoundFile(bytes);
    for (const name of ['WordDocument', '1Table', 'Data', '\u0005SummaryInformation']) {
      expect(opened.stream(name)).toEqual(Buffer.from(find(container, name)?.content ?? []));
    }
  });
});

describe('a damaged binary Word file', () => {
  const context = { consultations: [], issuedForms: [] };
  const hasLibreOffice = spawnSync('sh', ['-c', 'command -v soffice']).status === 0;

  /** Points the character formatting of a sound file to a page that is none. */
  const damagedFormatting = () => {
    const bytes = bytesOf('form-boxes-en');
    const document = bytes.indexOf('\xec\xa5', 512, 'latin1');
    bytes.writeUInt32LE(0, document + 154 + 8 * 12 + 4);
    return bytes;
  };

  it.runIf(hasLibreOffice)(
    'is read as LibreOffice repairs it, and staff are told to compare',
    async () => {
      const reading = await docReader.read({ name: 'x.doc', bytes: damagedFormatting() }, context);
      expect(reading.score).toBeGreaterThan(0.5);
      expect(reading.problems).toContainEqual(expect.objectContaining({ code: 'attachment-damaged' }));
    },
    90_000,
  );

  it('that nothing can repair is refused with a reason', async () => {
    const bytes = bytesOf('form-boxes-en').subarray(0, 1500);
    await expect(docReader.read({ name: 'x.doc', bytes }, context)).rejects.toMatchObject({
      name: 'UnreadableFile',
      code: 'attachment-damaged',
      message: expect.stringContaining('Open it by hand'),
    });
  }, 90_000);
});
