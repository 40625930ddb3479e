import CFB from 'cfb';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FormFile, ReadContext } from '../../src/forms/reader.ts';
import { openFile } from '../../src/intake/envelopes/open-envelopes.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readLooseFile } from '../../src/reading/message-reading.ts';
import { filledForm } from '../corpus/mails/make/filled-form.ts';

let context: ReadContext;
let form: Uint8Array;
beforeAll(async () => {
  context = await loadReadContext(new URL('../../config/consultations', import.meta.url).pathname);
  form = await filledForm('en', 0);
});

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word file with one sentence and another file among its parts. */
function letterWith(part: string, bytes: Uint8Array): FormFile {
  const relationship = `<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`;
  const parts = {
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(`<Relationships xmlns="${RELATIONSHIPS}">${relationship}</Relationships>`),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${MAIN}"><w:body><w:p><w:r><w:t>Please find our reply within.</w:t></w:r></w:p></w:body></w:document>`,
    ),
    [part]: bytes,
  };
  return { name: 'letter.docx', bytes: zipSync(parts) };
}

/** An OLE object with one stream. */
function object(stream: string, bytes: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, `/${stream}`, Buffer.from(bytes));
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

/** A file in the Windows packager's wrapping. */
function packaged(name: string, bytes: Uint8Array): Buffer {
  const path = Buffer.from(`C:\\${name}\0`, 'latin1');
  const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
  const wrapped = Buffer.concat([
    Buffer.from([2, 0]),
    Buffer.from(`${name}\0`, 'latin1'),
    path,
    Buffer.from([0, 0, 3, 0]),
    number(path.length),
    path,
    number(bytes.length),
    bytes,
  ]);
  return Buffer.concat([number(wrapped.length), wrapped]);
}

async function portfolio(): Promise<FormFile> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage().drawText('Open this portfolio in a program that shows it.', { x: 50, y: 700, size: 12, font });
  await document.attach(form, 'Annex 2.docx');
  return { name: 'portfolio.pdf', bytes: await document.save() };
}

const WITHIN: [string, () => FormFile | Promise<FormFile>][] = [
  ['pinned into a Word file', () => letterWith('word/embeddings/Annex.docx', form)],
  ['taken in by a Word file', () => letterWith('word/chunk.docx', form)],
  ['pinned into a Word file as a package', () => letterWith('word/embeddings/oleObject1.bin', object('Package', form))],
  [
    'pinned into a Word file as a file of any kind',
    () => letterWith('word/embeddings/oleObject1.bin', object('\u0001Ole10Native', packaged('Annex 2.docx', form))),
  ],
  ['in a PDF portfolio', portfolio],
];

describe('a form within another document', () => {
  test.each(WITHIN)('is read: %s', async (_, make) => {
    const file = await make();
    const { forms, accompanying, findings } = await readLooseFile(file, context);
    expect(forms.map(({ name }) => name)).toEqual([expect.stringMatching(new RegExp(`^${file.name}/`))]);
    // The letter around a form is neither comments nor reasons.
    expect(accompanying).toEqual([]);
    expect(findings).toEqual([]);
  });

  test('is compared with the form beside it', async () => {
    const other = await filledForm('en', 1);
    const around = letterWith('word/embeddings/Annex.docx', form);
    const zip = zipSync({ 'letter.docx': around.bytes, 'Annex 2.docx': other });
    expect((await readLooseFile({ name: 'reply.zip', bytes: zip }, context)).forms).toHaveLength(2);
  });

  test('is named where it cannot be taken out', async () => {
    const rtf = '{\\rtf1 Reply{\\object\\objemb{\\*\\objclass Word.Document.8}{\\*\\objdata 0105}}}';
    const { findings } = await openFile({ name: 'letter.rtf', bytes: Buffer.from(rtf) });
    expect(findings).toMatchObject([{ code: 'attachment-skipped', message: expect.stringContaining('Word.Document') }]);
  });
});

test.each([
  ['a workbook', 'xl/workbook.xml', 'spreadsheetml.sheet', 'xl/embeddings/Document1.docx', 'spreadsheet'],
  ['a presentation', 'ppt/presentation.xml', 'presentationml.presentation', 'ppt/embeddings/Document1.docx', 'slides'],
])('a document pinned into %s is a file of its own', async (_, main, kind, place, name) => {
  const types = `<Types><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
  const bytes = zipSync({ '[Content_Types].xml': strToU8(types), [main]: strToU8('<x/>'), [place]: form });
  const { files } = await openFile({ name, bytes });
  expect(files.map((file) => file.name)).toEqual([name, `${name}/Document1.docx`]);
});

test('a text within an OpenDocument text, which lies in its folders, is named', async () => {
  const type = 'application/vnd.oasis.opendocument.text';
  const entry = `<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="${type}"/>`;
  const bytes = zipSync({
    mimetype: strToU8(type),
    'content.xml': strToU8('<office:document-content/>'),
    'Object 1/content.xml': strToU8('<office:document-content/>'),
    'META-INF/manifest.xml': strToU8(`<manifest:manifest>${entry}</manifest:manifest>`),
  });
  const { findings } = await openFile({ name: 'letter.odt', bytes });
  expect(findings).toMatchObject([{ code: 'attachment-skipped', message: expect.stringContaining('Object 1') }]);
});

test('charts, formulas and objects of unknown kinds within a document are no files of their own', async () => {
  for (const bytes of [
    object('Equation Native', Buffer.alloc(40)),
    object('Workbook', Buffer.alloc(40)),
    Buffer.alloc(9),
  ]) {
    const { files, findings } = await openFile(letterWith('word/embeddings/oleObject1.bin', bytes));
    expect(files.map(({ name }) => name)).toEqual(['letter.docx']);
    expect(findings).toEqual([]);
  }
});
