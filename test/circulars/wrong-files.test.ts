import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CircularError } from '../../src/circulars/circular-error.ts';
import { readCircular } from '../../src/circulars/read-circular.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';

const memberStates = loadMemberStates(CONFIG_DIR);
const CORPUS = join(import.meta.dirname, '../corpus');
const corpus = (path: string) => new Uint8Array(readFileSync(join(CORPUS, path)));
const circular = corpus('circulars/circular-142.en.docx');
const read = (bytes: Uint8Array) => readCircular({ name: 'file', bytes }, memberStates);

describe('a file that is no circular', () => {
  it.each([
    ['empty', new Uint8Array(), /is empty/],
    ['a PDF', corpus('forms/pdf/printed-en.pdf'), /no Word file \(it looks like pdf\)/],
    ['a filled form', corpus('forms/docx/marked-by-form-field.docx'), /no circular of a consultation/],
    ['another letter', strToU8('Dear Sir,\n\nplease find our invoice attached.\n'), /no circular of a consultation/],
    ['a corrigendum', corpus('circulars/corrigendum-to-a-circular.docx'), /corrects a circular.*withdraw-text/],
    ['cut off', circular.subarray(0, circular.length / 2), /not transferred completely/],
    ['another archive', zipSync({ 'a.txt': strToU8('hello') }), /no Word file|cannot be read/],
    [
      'a spreadsheet by its parts',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>') }),
      /no Word file|cannot be read/,
    ],
  ])('%s', async (_, bytes, message) => {
    const failure = await read(bytes).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(CircularError);
    expect((failure as Error).message).toMatch(message);
  });

  it('whatever its bytes are, is read or refused with words for staff', async () => {
    const damaged = fc
      .array(fc.tuple(fc.nat(circular.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
      .map((flips) => {
        const bytes = Uint8Array.from(circular);
        for (const [at, value] of flips) bytes[at] = value;
        return bytes;
      });
    const property = fc.asyncProperty(damaged, async (bytes) => {
      try {
        expect((await read(bytes)).draft.circular).toBe(142);
      } catch (error) {
        expect(error).toBeInstanceOf(CircularError);
      }
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it('lines without end and words without number are taken in a moment', async () => {
    const lines = [
      'Subject: Member State consultation',
      'Dear Sir/Madam,',
      'x'.repeat(500_000),
      'Annex 1',
      '1 '.repeat(200_000),
    ];
    await expect(read(strToU8(lines.join('\n')))).resolves.toMatchObject({ language: 'en' });
  });
});
