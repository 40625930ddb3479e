import { readdirSync, readFileSync } from 'node:fs';
import CFB from 'cfb';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { detectFormat, stripLeadingJunk } from '../../../src/forms/formats/detect-format.ts';
import { FORMATS } from '../../../src/forms/formats/format.ts';
import { outlookFile } from '../../corpus/mails/make/outlook-file.ts';
import { zipFile } from '../../corpus/mails/make/zip-file.ts';

const FORMS = new URL('../../corpus/forms/', import.meta.url);
const CONSULTATION = new URL('../../../config/consultations/t22-142/', import.meta.url);

describe('files of the corpus', () => {
  test.each(['doc', 'docx', 'odt', 'rtf', 'html', 'text'])('every file in %s', (format) => {
    const folder = new URL(`${format}/`, FORMS);
    const names = readdirSync(folder).filter((name) => !name.endsWith('.json'));
    expect(names).not.toEqual([]);
    for (const name of names) expect([name, detectFormat(readFileSync(new URL(name, folder)))]).toEqual([name, format]);
  });

  test('the issued forms', () => {
    expect(detectFormat(readFileSync(new URL('annex-2.zh.docx', CONSULTATION)))).toBe('docx');
    expect(detectFormat(readFileSync(new URL('annex-2.zh.pdf', CONSULTATION)))).toBe('pdf');
  });

  test('a docx that is cut off is still one, so that its reader can say what is wrong', () => {
    const docx = readFileSync(new URL('annex-2.en.docx', CONSULTATION));
    for (const size of [100, 1000, 3000]) expect(detectFormat(docx.subarray(0, size))).toBe('docx');
  });
});

describe('by signature', () => {
  test.each([
    ['pdf', 'junk\r\n%PDF-1.7'],
    ['rtf', '{\\rtf1\\ansi}'],
    ['gzip', '\x1f\x8b\x08\x00'],
    ['archive', "7z\xbc\xaf'\x1c\x00\x04"],
    ['archive', 'Rar!\x1a\x07\x01\x00'],
    ['tar', `${'a\0'.padEnd(257, '\0')}ustar`],
    ['tnef', '\x78\x9f\x3e\x22\x01\x00'],
    ['image', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['image', '\x89PNG\r\n\x1a\n'],
    ['image', 'GIF89a\x01\x00'],
    ['image', 'II\x2a\x00\x08\x00\x00\x00'],
    ['image', 'MM\x00\x2a\x00\x00\x00\x08'],
    ['image', '\x00\x00\x00\x18ftypheic'],
    ['image', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
    ['image', 'BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00'],
    ['smime', '\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03'],
    ['smime', '\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02'],
    ['unknown', '\x00\x01\x02\x03\xff\xfe\x00'],
    ['empty', ''],
    ['empty', ' \r\n'],
  ])('%s', (format, bytes) => {
    expect(detectFormat(Buffer.from(bytes, 'latin1'))).toBe(format);
  });
});

describe('texts', () => {
  test.each([
    ['html', '<!DOCTYPE html><p>x'],
    ['html', '<?xml version="1.0"?><html xmlns="x">'],
    ['html', 'Dear Sir,<br>see<table><tr><td>X.1150</td></tr></table>'],
    ['text', 'if a < b and b > c then <unknown>'],
    ['text', 'Member State response to TSB Circular 142'],
    // The form's own first lines are no mail header.
    [
      'text',
      'Subject: Member State response to TSB Circular 142:\nTo: Director\nFrom: Ministry\nDate: Bern\n\nDear Sir',
    ],
    ['message', 'Received: from a by b; Mon\r\nFrom: a@b.example\r\n\r\nHello'],
    ['message', 'From - Mon Jan 15\nMIME-Version: 1.0\nContent-Type: text/plain\n\nHello'],
    ['word-xml', '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>'],
    ['word-xml', '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'],
    ['word-xml', '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'],
    ['office-other', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>'],
  ])('%s: %s', (format, text) => {
    expect(detectFormat(Buffer.from(text))).toBe(format);
    expect(detectFormat(Buffer.from(`\ufeff${text}`))).toBe(format);
    expect(detectFormat(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(format);
  });

  test('in old charsets', () => {
    expect(detectFormat(Buffer.from('cef2e2e5f220e3eef1f3e4e0f0f1f2e2e0', 'hex'))).toBe('text');
    expect(detectFormat(Buffer.from('Annex 2, Réponse', 'utf16le'))).toBe('text');
    const letter = Buffer.from('Просим не принимать во внимание приложенный бланк.', 'utf16le');
    expect(detectFormat(letter)).toBe('text');
    expect(detectFormat(Buffer.from(letter).swap16())).toBe('text');
    expect(detectFormat(Buffer.from([1, 0, 255, 0, 2, 0, 3, 0, 9, 0]))).toBe('unknown');
  });
});

describe('within containers', () => {
  const zip = (files: Record<string, string>) =>
    detectFormat(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
  const types = (main: string) => ({ '[Content_Types].xml': `<Override PartName="/a.xml" ContentType="${main}"/>` });
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

  test('Office Open XML by its main part, wherever it lies', () => {
    expect(zip(types(`${word}.document.main+xml`))).toBe('docx');
    expect(zip(types(`${word}.template.main+xml`))).toBe('docx');
    expect(zip(types('application/vnd.ms-word.document.macroEnabled.main+xml'))).toBe('docx');
    expect(zip(types('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'))).toBe(
      'spreadsheet',
    );
    expect(zip(types('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'))).toBe(
      'office-other',
    );
  });

  test('OpenDocument by its mimetype', () => {
    expect(zip({ mimetype: 'application/vnd.oasis.opendocument.text' })).toBe('odt');
    expect(zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })).toBe('spreadsheet');
    expect(zip({ mimetype: 'application/vnd.oasis.opendocument.presentation' })).toBe('office-other');
  });

  test('documents of programs that are not read', () => {
    expect(zip({ 'Index/Document.iwa': 'x', 'preview.jpg': 'y' })).toBe('document-other');
    expect(zip({ 'reply.pages/Index/Document.iwa': 'x', 'form.docx': 'y' })).toBe('zip');
    expect(zip({ mimetype: 'application/hwp+zip' })).toBe('document-other');
    expect(detectFormat(Buffer.from('\xffWPC and more', 'latin1'))).toBe('document-other');
  });

  test('any other archive is just one, even with a document in it', () => {
    expect(zip({ 'form.docx': 'x', 'word/notes.txt': 'y' })).toBe('zip');
    expect(detectFormat(zipFile([]))).toBe('zip');
  });

  test('a compound file by what lies directly in it', () => {
    const compound = (name: string) => {
      const file = CFB.utils.cfb_new();
      CFB.utils.cfb_add(file, name, Buffer.alloc(5000));
      return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
    };
    expect(detectFormat(compound('/EncryptedPackage'))).toBe('encrypted-office');
    expect(detectFormat(compound('/Workbook'))).toBe('office-other');
    expect(detectFormat(compound('/Something'))).toBe('unknown');
    const attached = { name: 'form.doc', bytes: compound('/WordDocument') };
    expect(detectFormat(attached.bytes)).toBe('doc');
    expect(detectFormat(outlookFile({ attachments: [attached] }))).toBe('outlook');
  });
});

test('a page of comments is looked at in linear time', () => {
  expect(detectFormat(Buffer.from('<!---->'.repeat(600)))).toBe('text');
});

test('junk in front of a file is taken away, a text keeps its byte order mark', () => {
  expect(stripLeadingJunk(Buffer.from('\ufeff \r\n%PDF-1.4')).length).toBe(8);
  expect(stripLeadingJunk(Buffer.from('\ufeffHello')).length).toBe(8);
});

test('any bytes have a format', () => {
  const head = fc.constantFrom(
    '',
    'PK\x03\x04',
    'PK\x05\x06',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '\xff\xd8\xff',
    '<?xml',
    'BM',
  );
  const property = fc.property(head, fc.uint8Array({ maxLength: 3000 }), (start, rest) => {
    expect(FORMATS).toContain(detectFormat(Buffer.concat([Buffer.from(start, 'latin1'), rest])));
  });
  fc.assert(property, { numRuns: 1000 });
});
