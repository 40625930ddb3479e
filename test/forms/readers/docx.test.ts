import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packageDocx, paragraph, row, run } from '../../../bench/forms/word-xml.ts';
import { type FormDocument, paragraphText } from '../../../src/forms/document/form-document.ts';
import { UnreadableFile } from '../../../src/forms/reader.ts';
import { docxDocument } from '../../../src/forms/readers/docx/docx-document.ts';
import { docxReader } from '../../../src/forms/readers/docx.ts';

const WORDS = `<w:tc><w:tcPr/>${paragraph(run('assigns'))}</w:tc>`;
const table = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`;
const fill = (colour: string) =>
  `<w14:textFill><w14:solidFill><w14:srgbClr w14:val="${colour}"/></w14:solidFill></w14:textFill>`;

const CORPUS = join(import.meta.dirname, '../../corpus/forms/docx');
const names = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.docx'))
  .map((name) => name.replace(/\.docx$/, ''));

function bytesOf(name: string): Uint8Array {
  return readFileSync(join(CORPUS, `${name}.docx`));
}

function read(bytes: Uint8Array): FormDocument {
  return docxDocument({ name: 'form.docx', bytes });
}

/** The state of every box in order: 1 marked, 0 empty, ? unclear. Boxes that were deleted are left out. */
function boxes(document: FormDocument): string {
  const states = { marked: '1', empty: '0', unclear: '?' };
  return document.paragraphs
    .flatMap((paragraph) => paragraph.items)
    .filter((item) => item.kind === 'box')
    .map((item) => states[item.state])
    .join('');
}

function items(name: string) {
  return read(bytesOf(name)).paragraphs.flatMap((paragraph) => paragraph.items);
}

/** The form with its document part changed, as a valid container. */
function withDocument(name: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytesOf(name));
  const part = 'word/document.xml';
  return zipSync({ ...files, [part]: strToU8(change(strFromU8(files[part] ?? new Uint8Array()))) });
}

function outcome(bytes: Uint8Array): string {
  try {
    return JSON.stringify(read(bytes));
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
}

describe('what a Word file shows', () => {
  it.each(names)('%s', async (name) => {
    const expected = JSON.parse(readFileSync(join(CORPUS, `${name}.json`), 'utf8')).document;
    const document = read(bytesOf(name));
    const texts = document.paragraphs.map(paragraphText).join('\n');
    if (expected.boxes !== undefined) expect(boxes(document)).toBe(expected.boxes);
    const { problems } = await docxReader.read({ name, bytes: bytesOf(name) }, { consultations: [], issuedForms: [] });
    expect(problems.map((problem) => problem.code)).toEqual(expected.problems);
    for (const text of expected.shows ?? []) expect(texts).toContain(text);
    for (const text of expected.showsNot ?? []) expect(texts).not.toContain(text);
  });

  it('gives every cell its address in the grid, merged cells and nested tables included', () => {
    const places = read(bytesOf('marked-by-form-field')).paragraphs.map((paragraph) => paragraph.place);
    const cells = places.filter((place) => place.table === 1);
    expect(cells[0]).toMatchObject({ row: 0, column: 1 });
    expect(cells.filter((place) => place.row === 1).map((place) => place.column)).toEqual([0, 1, 2, 2, 2]);
    expect(cells.filter((place) => place.row === 2).map((place) => place.column)).toEqual([1, 2]);
    const nested = read(bytesOf('form-inside-a-layout-table')).paragraphs.map((paragraph) => paragraph.place.table);
    expect(new Set(nested)).toEqual(new Set([0, 1, 2]));
  });

  it('names the author of every tracked change, and what it did', () => {
    const changes = items('two-authors-disagree-by-tracked-changes').flatMap((item) =>
      item.change ? [item.change] : [],
    );
    expect(changes).toEqual([
      { type: 'deleted', author: 'B. Superior' },
      { type: 'inserted', author: 'B. Superior' },
    ]);
    const row = read(bytesOf('row-deleted-by-tracked-change')).paragraphs.filter(
      ({ place }) => place.table === 1 && place.row === 2,
    );
    expect(row.flatMap((paragraph) => paragraph.items).every((item) => item.change?.type === 'deleted')).toBe(true);
  });

  it('sees both states of a control that was ticked with change tracking', () => {
    const tracked = items('marked-by-content-control-tracked').filter((item) => item.kind === 'box' && item.change);
    expect(tracked.slice(0, 2)).toMatchObject([
      { state: 'empty', change: { type: 'deleted' } },
      { state: 'marked', change: { type: 'inserted' } },
    ]);
  });

  it.each([
    ['marked-by-strike-other', 'strike'],
    ['marked-by-double-strike-other', 'strike'],
    ['marked-by-highlight-chosen', 'highlight'],
    ['marked-by-shade-chosen', 'highlight'],
    ['marked-by-bold-chosen', 'bold'],
    ['marked-by-underline-chosen', 'underline'],
    ['marked-by-colour-chosen', 'colour'],
    ['hidden-x-at-the-other-box', 'hidden'],
    ['white-x-at-the-other-box', 'hidden'],
  ] as const)('%s: as %s', (name, emphasis) => {
    const inTable = read(bytesOf(name)).paragraphs.filter(({ place }) => place.table === 1 && (place.row ?? 0) > 0);
    const emphasised = inTable
      .flatMap((paragraph) => paragraph.items)
      .filter((item) => item.kind === 'text' && item.format.has(emphasis));
    expect(emphasised.length).toBeGreaterThan(0);
  });

  it('takes formatting from styles, where it counts as if it were the run’s own', () => {
    const struck = '<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>';
    const files = unzipSync(
      withDocument('marked-by-form-field', (xml) =>
        xml.replace('<w:r><w:t', '<w:r><w:rPr><w:rStyle w:val="Struck"/></w:rPr><w:t'),
      ),
    );
    const styles = strFromU8(files['word/styles.xml'] ?? new Uint8Array()).replace(
      '</w:styles>',
      `${struck}</w:styles>`,
    );
    const document = read(zipSync({ ...files, 'word/styles.xml': strToU8(styles) }));
    const first = document.paragraphs
      .flatMap((paragraph) => paragraph.items)
      .find((item) => item.kind === 'text' && item.format.has('strike'));
    expect(first).toBeDefined();
  });

  it.each([
    [
      'a symbol of Wingdings 2, as WPS Office writes it',
      '<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>',
      'marked',
    ],
    [
      'letters in a symbol font',
      '<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>',
      'marked',
    ],
    ['a sign that it does not declare', '<w:r><w:t>\u2603</w:t></w:r>', 'unclear'],
    ['nothing', '', 'unclear'],
  ])('tells the state of a ticked control that shows %s', (_, content, state) => {
    const shown = withDocument('marked-by-content-control', (xml) =>
      xml.replace(/(<w14:checked w14:val="1".*?<w:sdtContent>).*?<\/w:sdtContent>/s, `$1${content}</w:sdtContent>`),
    );
    const first = read(shown)
      .paragraphs.flatMap((paragraph) => paragraph.items)
      .find((item) => item.kind === 'box');
    expect(first).toMatchObject({ source: 'content-control', state });
  });

  it.each([
    ['a row fixed at no height', table(row(WORDS, '<w:trHeight w:val="1" w:hRule="exact"/>')), 'hidden'],
    ['a line fixed at no height', paragraph(run('assigns'), '<w:spacing w:line="20" w:lineRule="exact"/>'), 'hidden'],
    ['a line moved off the page', paragraph(run('assigns'), '<w:ind w:left="20000"/>'), 'hidden'],
    ['letters filled with nothing', paragraph(run('assigns', '<w14:textFill><w14:noFill/></w14:textFill>')), 'hidden'],
    ['letters filled with a colour', paragraph(run('assigns', fill('FF0000'))), 'colour'],
  ])('sees what %s shows', (_, body, look) => {
    const [text] = read(packageDocx(body)).paragraphs.flatMap((each) => each.items);
    expect(text?.kind === 'text' && [...text.format]).toEqual([look]);
  });

  it('keeps the deletion of a paragraph mark, which joins two lines once accepted', () => {
    const mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>';
    const document = read(withDocument('both-boxes-ticked', (xml) => xml.replace('<w:p><w:r>', `<w:p>${mark}<w:r>`)));
    const deleted = document.paragraphs.flatMap((paragraph) => paragraph.items).filter((item) => item.change);
    expect(deleted).toMatchObject([{ kind: 'text', text: '\n', change: { type: 'deleted', author: 'A' } }]);
  });
});

describe('files that are no sound Word document', () => {
  it.each([
    [
      'a document cut off in its XML',
      withDocument('marked-by-form-field', (xml) => xml.slice(0, 20_000)),
      'attachment-damaged',
    ],
    [
      'a document type declaration',
      withDocument('marked-by-form-field', (xml) =>
        xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "c">]><w:document'),
      ),
      'attachment-damaged',
    ],
    [
      'elements nested without end',
      withDocument('marked-by-form-field', (xml) => xml.replace('<w:body>', `<w:body>${'<w:sdt>'.repeat(300)}`)),
      'attachment-too-large',
    ],
    ['an archive of something else', zipSync({ 'readme.txt': strToU8('hello') }), 'attachment-damaged'],
    ['a spreadsheet', spreadsheet(), 'format-unsupported'],
    ['a part that is pointed to and absent', withoutStyles(), 'attachment-damaged'],
    ['two documents that differ in the case of their names', withSecondDocument(), 'attachment-damaged'],
  ])('%s', (_, bytes, code) => {
    expect(outcome(bytes)).toBe(code);
  });

  it('is refused or read whole, wherever one bit is wrong', () => {
    const whole = bytesOf('marked-by-form-field');
    const expected = outcome(whole);
    for (let at = 0; at < whole.length; at += 7) {
      const broken = Uint8Array.from(whole);
      broken[at] = (broken[at] ?? 0) ^ (1 << (at % 8));
      expect([expected, 'attachment-damaged', 'attachment-too-large', 'attachment-encrypted']).toContain(
        outcome(broken),
      );
    }
  });

  it('is refused wherever it is cut off', () => {
    const whole = bytesOf('marked-by-x-instead');
    for (let length = 0; length < whole.length; length += 11) {
      expect(outcome(whole.subarray(0, length))).toBe('attachment-damaged');
    }
  });

  it('never crashes the reader, whatever stands in the XML', () => {
    const tags = [
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:sdt>',
      '</w:sdt>',
      '<constructor/>',
      '<w:gridSpan w:val="x"/>',
      '<w:sym w:char="zz"/>',
      '<w:control r:id="none"/>',
      '<w:del/>',
      '<w:tc/>',
      '<w:tr/>',
      '<w:txbxContent/>',
    ];
    for (let round = 0; round < 200; round += 1) {
      const bytes = withDocument('marked-by-content-control', (xml) => {
        const ends = [...xml.matchAll(/>/g)].map((match) => match.index + 1);
        const at = ends[(round * 7919) % ends.length] ?? 0;
        return xml.slice(0, at) + (tags[round % tags.length] ?? '') + xml.slice(at);
      });
      expect(outcome(bytes).length).toBeGreaterThan(0);
    }
  });
});

function spreadsheet(): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8('<workbook/>'),
  });
}

function withoutStyles(): Uint8Array {
  const { 'word/styles.xml': _, ...rest } = unzipSync(bytesOf('marked-by-form-field'));
  return zipSync(rest);
}

function withSecondDocument(): Uint8Array {
  const files = unzipSync(bytesOf('marked-by-form-field'));
  return zipSync({
    ...files,
    'word/Document.xml': unzipSync(bytesOf('both-boxes-ticked'))['word/document.xml'] ?? new Uint8Array(),
  });
}
