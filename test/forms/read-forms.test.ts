import { readFileSync } from 'node:fs';
import CFB from 'cfb';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { readForms } from '../../src/forms/read-forms.ts';
import type { FormFile, ReadContext } from '../../src/forms/reader.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { blankForm, filledForm } from '../corpus/mails/make/filled-form.ts';
import { circular142 } from '../support/circular-142.ts';
import { WORDING } from '../support/form-wording.ts';

const CONSULTATIONS = new URL('../../config/consultations', import.meta.url).pathname;

let context: ReadContext;
let yes: FormFile;
let no: FormFile;
let blank: FormFile;
beforeAll(async () => {
  context = await loadReadContext(CONSULTATIONS);
  yes = { name: 'yes.docx', bytes: await filledForm('en', 0) };
  no = { name: 'no.docx', bytes: await filledForm('en', 1) };
  blank = { name: 'circular.docx', bytes: await blankForm('en') };
});

const read = (files: FormFile[], bodies: FormFile[] = []) => readForms(files, bodies, context);
const names = (files: readonly { name: string }[]) => files.map((file) => file.name);
const codes = (result: { findings: { code: string }[] }) => result.findings.map((finding) => finding.code);

/** A form typed as plain text that assigns authority for all texts. */
function typedForm(closing: string): string {
  const { heading, label, assign, comments, ...words } = WORDING.en;
  const records = circular142.texts.flatMap(({ ref }) => [
    label(ref),
    `[X] ${assign}`,
    `(X) ${words['no-comments']}`,
    `( ) ${comments}`,
    `[ ] ${words['not-assign']}`,
  ]);
  return [heading, ...records, words.closing, closing].join('\n');
}

describe('which file is the form', () => {
  test('the filled one beside the blank one, in either order', async () => {
    for (const files of [
      [yes, blank],
      [blank, yes],
    ]) {
      const result = await read(files);
      expect(names(result.forms)).toEqual(['yes.docx']);
      expect(result).toMatchObject({ filled: true, accompanying: [], findings: [] });
    }
  });

  test('the blank one, if there is no other', async () => {
    const result = await read([blank]);
    expect(names(result.forms)).toEqual(['circular.docx']);
    expect(result.filled).toBe(false);
  });

  test('one of two that say the same', async () => {
    const twin = { name: 'twin.docx', bytes: await filledForm('fr', 0) };
    expect((await read([yes, { ...yes, name: 'again.docx' }, twin])).forms).toHaveLength(1);
  });

  test('both of two that are marked alike for two administrations, or of which one is not meant', async () => {
    const inWords = (closing: string) => ({ name: `${closing}.txt`, bytes: strToU8(typedForm(closing)) });
    const kenya = inWords('Administration of Kenya');
    expect((await read([kenya, inWords('Administration of Kenya\nJane Example')])).forms).toHaveLength(1);
    expect((await read([kenya, inWords('Administration of Uganda')])).forms).toHaveLength(2);
    expect((await read([kenya, inWords('Administration of Kenya\nDRAFT')])).forms).toHaveLength(2);
  });

  test('the words of its mail are kept where they name the circular too', async () => {
    const words = 'Please find attached the reply of Uganda to TSB Circular 142.';
    expect((await read([yes], [{ name: 'body.txt', bytes: strToU8(words) }])).letter).toEqual([words]);
  });

  test('both of two that say different things', async () => {
    expect(names((await read([yes, no])).forms).toSorted()).toEqual(['no.docx', 'yes.docx']);
  });

  test('every file is told with its hash, its format and its reader', async () => {
    const { files } = await read([yes]);
    expect(files).toEqual([
      expect.objectContaining({
        name: 'yes.docx',
        format: 'docx',
        reader: 'docx',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    ]);
  });
});

describe('what lies beside a good form', () => {
  test('comments of any kind accompany it', async () => {
    const sheet = zipSync({
      '[Content_Types].xml': strToU8(
        '<Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>',
      ),
    });
    const result = await read([
      yes,
      { name: 'comments.xlsx', bytes: sheet },
      { name: 'data.bin', bytes: new Uint8Array([0, 1, 2]) },
    ]);
    expect(result.accompanying).toEqual(['comments.xlsx', 'data.bin']);
    expect(result.findings).toEqual([]);
  });

  test('a document that cannot be opened may be the corrected form: staff look at it', async () => {
    const cut = { name: 'Annex 2 corrected.docx', bytes: no.bytes.subarray(0, 2000) };
    const locked = { name: 'locked.docx', bytes: encryptedDocument() };
    expect(codes(await read([yes, cut]))).toEqual(['attachment-damaged']);
    expect(codes(await read([yes, locked]))).toEqual(['attachment-encrypted']);
  });

  test('an empty file was meant to be something', async () => {
    expect(codes(await read([yes, { name: 'comments.txt', bytes: new Uint8Array() }]))).toEqual(['attachment-empty']);
  });
});

describe('a form in the text of the mail', () => {
  const html = () => ({ name: 'body.html', bytes: corpus('html/libreoffice-form-boxes-en.html') });
  const plain = () => ({ name: 'body.txt', bytes: corpus('text/circular-142.txt') });

  test('is found in the HTML, and the plain rendering of it is not read as another one', async () => {
    const result = await read([], [html(), plain()]);
    expect(names(result.forms)).toEqual(['body.html']);
    expect(names(result.files)).toEqual(['body.html']);
    expect(result.accompanying).toEqual([]);
  });

  test('is another form in the plain text where that bears a mark that the HTML does not', async () => {
    const ticked = (option: string) => {
      const text = corpus('text/circular-142.txt')
        .toString()
        .replace(`|_|\t${option} authority`, `|X|\t${option} authority`);
      return { name: 'body.txt', bytes: Buffer.from(text) };
    };
    expect(names((await read([], [html(), ticked('assigns')])).forms)).toEqual(['body.html']);
    const both = (await read([], [html(), ticked('does not assign')])).forms;
    expect(names(both).toSorted()).toEqual(['body.html', 'body.txt']);
  });

  test('counts where the attached form is blank', async () => {
    const result = await read([blank], [html()]);
    expect(names(result.forms)).toEqual(['body.html']);
    expect(result.accompanying).toEqual([]);
  });

  test('counts beside an attached form that says something else, and is passed over where it is blank', async () => {
    expect(names((await read([yes], [html()])).forms).toSorted()).toEqual(['body.html', 'yes.docx']);
    expect(names((await read([yes], [plain()])).files)).toEqual(['yes.docx']);
  });

  test('quoted from the circular is no answer', async () => {
    expect(await read([], [plain()])).toMatchObject({ filled: false, findings: [] });
  });
});

describe('without a form', () => {
  test('each file says why it is none', async () => {
    const result = await read([
      { name: 'data.bin', bytes: new Uint8Array([0, 1, 2]) },
      { name: 'locked.docx', bytes: encryptedDocument() },
    ]);
    expect(result.forms).toEqual([]);
    expect(result.findings.map((finding) => finding.message)).toEqual([
      expect.stringMatching(/^data\.bin: .+/),
      expect.stringMatching(/^locked\.docx: .+/),
    ]);
  });

  test('more files than any reply holds are not all read, and it is said', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      name: `${index}.bin`,
      bytes: new Uint8Array([0, 1, index]),
    }));
    const result = await read([yes, ...many]);
    expect(names(result.forms)).toEqual(['yes.docx']);
    expect(codes(result)).toEqual(Array(21).fill('attachment-skipped'));
  });
});

function corpus(name: string): Buffer {
  return readFileSync(new URL(`../corpus/forms/${name}`, import.meta.url));
}

/** A Word file with a password, as Office writes it: an OLE file around the encrypted package [MS-OFFCRYPTO]. */
function encryptedDocument(): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(200));
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(5000));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
}
