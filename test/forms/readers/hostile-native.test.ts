import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../bench/forms/scan-random.ts';
import { paragraphText } from '../../../src/forms/document/form-document.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { UnreadableFile } from '../../../src/forms/reader.ts';
import { BrokenStructure } from '../../../src/forms/readers/doc/compound-file.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { docxDocument } from '../../../src/forms/readers/docx/docx-document.ts';
import { htmlDocument } from '../../../src/forms/readers/html/html-document.ts';
import { odtDocument } from '../../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../../src/forms/readers/rtf/rtf-document.ts';
import { wordXmlDocument } from '../../../src/forms/readers/word-xml/word-xml-document.ts';
import { circular142 } from '../../support/circular-142.ts';

const corpus = (path: string) => new Uint8Array(readFileSync(new URL(`../../corpus/forms/${path}`, import.meta.url)));
const context = { consultations: [circular142], issuedForms: [] };

/** Reads a file as if it had come by mail: whatever it is, this ends, with a form or with findings. */
async function read(bytes: Uint8Array) {
  const { files, forms } = await readForms([{ name: 'file', bytes }], [], context);
  expect(files).toHaveLength(1);
  return { forms, findings: files.flatMap((file) => file.findings) };
}

/** One of the ways in which a file comes to harm. */
function harmed(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const upTo = (most: number) => Math.floor(random.next() * (most + 1));
  const at = () => upTo(copy.length - 1);
  switch (upTo(4)) {
    case 0:
      return copy.subarray(0, at());
    case 1: {
      for (let count = 1 + upTo(19); count > 0; count--) copy[at()] = upTo(255);
      return copy;
    }
    case 2: {
      copy.copyWithin(at(), at(), at());
      return copy;
    }
    case 3: {
      const start = at();
      copy.fill(upTo(1) * 255, start, start + 512);
      return copy;
    }
    default: {
      const cut = at();
      return Uint8Array.from([...copy.subarray(0, cut), ...copy.subarray(Math.max(0, cut - 2000))]);
    }
  }
}

/** The same inside a container: only then does a reader see the harm behind the checksums. */
function harmedInside(bytes: Uint8Array, random: Random): Uint8Array {
  const entries = unzipSync(bytes);
  const name = random.pick(Object.keys(entries).filter((each) => each.endsWith('.xml')));
  return zipSync({ ...entries, [name]: harmed(entries[name] ?? new Uint8Array(), random) });
}

describe.each([
  ['docx', 'docx/marked-by-ballot-check.docx', harmedInside, docxDocument],
  ['odt', 'odt/form-boxes-en.odt', harmedInside, odtDocument],
  ['doc', 'doc/form-boxes-en.doc', harmed, docDocument],
  ['doc with drawings', 'doc/ring-anchored-above.doc', harmed, docDocument],
  ['rtf', 'rtf/word-form.rtf', harmed, rtfDocument],
  ['word 2003 xml', 'answers/word-2003-xml-with-tracked-changes.xml', harmed, wordXmlDocument],
  ['a package in one file', 'answers/parts-of-a-word-file-in-one-xml-file.xml', harmed, wordXmlDocument],
  ['html', 'html/outlook-form.html', harmed, htmlDocument],
] as const)('a damaged file: %s', (_, path, harm, read) => {
  test('is read, or refused for a reason', () => {
    const random = new Random(142);
    const bytes = corpus(path);
    const refusals: unknown[] = [];
    for (let count = 0; count < 200; count++) {
      try {
        expect(read({ name: 'file', bytes: harm(bytes, random) }).paragraphs).toBeInstanceOf(Array);
      } catch (error) {
        refusals.push(error);
      }
    }
    const isReason = (error: unknown) => error instanceof UnreadableFile || error instanceof BrokenStructure;
    expect(refusals.filter((error) => !isReason(error))).toEqual([]);
  }, 120_000);
});

const OPEN = (tag: string, count: number) => `<${tag}>`.repeat(count);
const CLOSE = (tag: string, count: number) => `</${tag}>`.repeat(count);

/** A Word file with this body, in a package of its own. */
function docx(body: string, more: Record<string, string> = {}): Uint8Array {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const entries = unzipSync(corpus('docx/marked-by-ballot-check.docx'));
  const parts = Object.entries(more).map(([name, content]) => [name, strToU8(content.replace('NS', w))] as const);
  const document = strToU8(`<w:document ${w}><w:body>${body}</w:body></w:document>`);
  return zipSync({ ...entries, ...Object.fromEntries(parts), 'word/document.xml': document });
}

function odt(body: string): Uint8Array {
  const entries = unzipSync(corpus('odt/form-boxes-en.odt'));
  const content = new TextDecoder().decode(entries['content.xml']);
  const changed = content.replace(/<office:text[\s\S]*<\/office:text>/, `<office:text>${body}</office:text>`);
  return zipSync({ ...entries, 'content.xml': strToU8(changed) });
}

const CYCLE =
  '<w:styles NS><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>';
const STYLED = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>';

describe('a file made to exhaust its reader', () => {
  test.each<[string, () => Uint8Array]>([
    ['docx: elements in elements', () => docx(OPEN('w:sdt', 60_000) + CLOSE('w:sdt', 60_000))],
    ['docx: tables in tables', () => docx(OPEN('w:tbl><w:tr><w:tc', 300) + CLOSE('w:tc></w:tr></w:tbl', 300))],
    ['docx: half a million paragraphs', () => docx('<w:p/>'.repeat(500_000))],
    ['docx: an attribute of eight megabytes', () => docx(`<w:p w:rsidR="${'A'.repeat(8_000_000)}"/>`)],
    ['docx: one text of four megabytes', () => docx(`<w:p><w:r><w:t>${'x '.repeat(2_000_000)}</w:t></w:r></w:p>`)],
    ['docx: styles based on each other', () => docx(STYLED, { 'word/styles.xml': CYCLE })],
    [
      'docx: fields that never end',
      () => docx('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'.repeat(50_000)),
    ],
    [
      'odt: a cell repeated two thousand million times',
      () =>
        odt(
          '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
        ),
    ],
    [
      'word 2003 xml: annotations in annotations',
      () =>
        strToU8(
          `<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body>${OPEN('aml:annotation', 60_000)}`,
        ),
    ],
    ['odt: two thousand million spaces', () => odt('<text:p><text:s text:c="2000000000"/></text:p>'.repeat(100))],
    ['odt: frames in frames', () => odt(OPEN('draw:frame', 20_000) + CLOSE('draw:frame', 20_000))],
    ['rtf: groups in groups', () => strToU8(`{\\rtf1${'{'.repeat(200_000)}${'}'.repeat(200_000)}}`)],
    ['rtf: shapes in shapes', () => strToU8(`{\\rtf1${'{\\shp{\\*\\shpinst'.repeat(140)}${'}}'.repeat(140)}}`)],
    ['rtf: a hundred thousand rows', () => strToU8(`{\\rtf1${'\\trowd\\cellx1\\intbl a\\cell\\row'.repeat(100_000)}}`)],
    ['rtf: binary data longer than the file', () => strToU8('{\\rtf1\\bin2000000000 x}')],
    ['html: elements in elements', () => strToU8(`<html><body>${OPEN('div', 300_000)}x`)],
    [
      'html: a cell over all rows and columns',
      () => strToU8(`<table>${'<tr><td rowspan=0 colspan=0>a</td></tr>'.repeat(3000)}</table>`),
    ],
    [
      'html: ten thousand style rules',
      () => strToU8(`<html><style>${'.a,.b,.c{color:red}'.repeat(10_000)}</style><p class="a b c">x`),
    ],
    ['text: one line of six megabytes', () => strToU8('X.1150 assigns authority '.repeat(250_000))],
    ['text: three million lines', () => strToU8('a\n'.repeat(3_000_000))],
  ])(
    '%s',
    async (_, make) => {
      const { forms } = await read(make());
      expect(forms).toEqual([]);
    },
    60_000,
  );

  test('a document whose parts are one another, and two thousand headers', async () => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const links = Array.from(
      { length: 2000 },
      (_, at) => `<Relationship Id="r${at}" Type="${type}/header" Target="document.xml"/>`,
    );
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`;
    const { findings } = await read(docx('<w:p/>', { 'word/_rels/document.xml.rels': rels }));
    expect(findings).toBeInstanceOf(Array);
  }, 60_000);
});

test('small letters above others in a Word file are read, and lines that a formula draws through its words are told', () => {
  const form = unzipSync(corpus('docx/marked-by-form-field.docx'));
  const withFirst = (content: string) => {
    const document = strFromU8(form['word/document.xml'] ?? new Uint8Array());
    const changed = document.replace('</w:pPr>', `</w:pPr>${content}`);
    return docxDocument({ name: 'file', bytes: zipSync({ ...form, 'word/document.xml': strToU8(changed) }) });
  };
  const math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
  const box = `<m:borderBox ${math}><m:borderBoxPr><m:strikeH m:val="1"/></m:borderBoxPr></m:borderBox>`;
  const above = '<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>not</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>';
  expect(withFirst('').problems).toEqual([]);
  expect(withFirst(box).problems).toMatchObject([{ code: 'mark-unclear' }]);
  expect(withFirst(above).paragraphs.some((paragraph) => paragraphText(paragraph).startsWith('not'))).toBe(true);
});
