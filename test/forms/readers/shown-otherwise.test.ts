import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { docxDocument, walkDocx } from '../../../src/forms/readers/docx/docx-document.ts';
import { odtDocument, walkOdt } from '../../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../../src/forms/readers/rtf/rtf-document.ts';
import { lines } from '../../support/document-lines.ts';

type Options = Parameters<typeof packageDocx>[1];

const docx = (body: string, options?: Options) => docxDocument({ name: 'x.docx', bytes: packageDocx(body, options) });
const problemsOf = (body: string, options?: Options) => docx(body, options).problems.map(({ said }) => said?.code);

const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
const table = (rows: string[], properties = '') =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

/** The texts of a Word file that nobody sees. */
function hidden(body: string): string[] {
  return docx(body).paragraphs.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' && item.format.has('hidden') ? [item.text] : [])),
  );
}

it('letters almost without width are not seen', () => {
  expect(hidden(paragraph(run('X', '<w:w w:val="1"/>')))).toEqual(['X']);
  expect(hidden(paragraph(run('X', '<w:w w:val="90"/>')))).toEqual([]);
});

describe('a cell that goes on with another', () => {
  const first = '<w:vMerge w:val="restart"/>';
  const next = '<w:vMerge/>';

  it('hides other words than the first one holds', () => {
    const rows = [cell('label', first) + cell('assigns', first), cell('label', next) + cell('does not', next)];
    expect(hidden(table(rows))).toEqual(['does not']);
  });

  it.each(['<w:hMerge/>', '<w:cellMerge w:id="1" w:author="A" w:vMerge="cont"/>'])('hides its words: %s', (merge) => {
    expect(hidden(table([cell('one') + cell('two', merge)]))).toEqual(['two']);
  });
});

describe('a Word file that shows one thing here and another there', () => {
  const styles = (part: string) =>
    `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="lastRow"><w:rPr>${part}</w:rPr></w:tblStylePr></w:style></w:styles>`;
  const styled = table([cell('one')], '<w:tblStyle w:val="T"/>');
  const branches = (choice: string, fallback: string) =>
    paragraph(
      `<mc:AlternateContent><mc:Choice Requires="wps">${run(choice)}</mc:Choice><mc:Fallback>${run(fallback)}</mc:Fallback></mc:AlternateContent>`,
    );

  it('by the style of a table that strikes some of its rows', () => {
    expect(problemsOf(styled, { styles: styles('<w:strike/>') })).toEqual(['table-style-hides']);
    expect(problemsOf(styled, { styles: styles('<w:b/>') })).toEqual([]);
  });

  it('by branches with other words', () => {
    expect(problemsOf(branches('assigns', 'does not assign'))).toEqual(['branches-differ']);
    expect(problemsOf(branches('assigns', 'assigns'))).toEqual([]);
  });

  it('by the data that a control is bound to', () => {
    const data = (text: string): Options => ({
      parts: [
        {
          name: 'data.xml',
          type: 'customXml',
          contentType: 'application/xml',
          content: `<form><answer>${text}</answer></form>`,
        },
      ],
    });
    const control = paragraph(
      `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/form[1]/answer[1]" w:storeItemID="{1}"/><w:text/></w:sdtPr><w:sdtContent>${run('agreed')}</w:sdtContent></w:sdt>`,
    );
    expect(problemsOf(control, data('not agreed'))).toEqual(['shows-other-than-data']);
    expect(problemsOf(control, data('agreed'))).toEqual([]);
  });

  it('by a table with a mark alone that is laid over the page', () => {
    const laid = '<w:tblpPr w:vertAnchor="page" w:tblpX="3800" w:tblpY="7000"/>';
    expect(problemsOf(table([cell('X')], laid))).toEqual(['drawing-over']);
    expect(problemsOf(table([cell('Ministry of Communications')], laid))).toEqual([]);
  });

  it('by letters through which the paper shines', () => {
    const fill = (alpha: number) =>
      `<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="${alpha}"/></w14:srgbClr></w14:solidFill></w14:textFill>`;
    const looks = (alpha: number) => docx(paragraph(run('assigns', fill(alpha)))).paragraphs[0]?.items[0];
    expect(looks(95_000)).toMatchObject({ format: new Set(['hidden']) });
    expect(looks(60_000)).toMatchObject({ format: new Set(['faint']) });
    expect(looks(10_000)).toMatchObject({ format: new Set() });
  });

  it('by a drawing of ink outside of any picture', () => {
    const ink = paragraph('<w:r><w:contentPart r:id="rId9"/></w:r>');
    const { drawings } = walkDocx({ name: 'x.docx', bytes: packageDocx(ink) });
    expect(drawings.map(({ drawing }) => drawing.kind)).toEqual(['ink']);
  });
});

describe('the words that a list puts before its paragraphs', () => {
  const numbering = (format: string, label: string): Options => ({
    parts: [
      {
        name: 'numbering.xml',
        type: 'numbering',
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml',
        content: `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
      },
    ],
  });
  const listed = paragraph(run('assigns'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');

  it.each([
    ['decimal', 'Not agreed %1:', 'Not agreed :\tassigns'],
    ['bullet', 'X', 'X\tassigns'],
    ['decimal', '%1.', 'assigns'],
    ['lowerLetter', '(%1)', 'assigns'],
    ['bullet', 'o', 'assigns'],
  ])('are read with them: %s "%s"', (format, label, shown) => {
    expect(lines(docx(listed, numbering(format, label)))).toEqual([shown]);
  });
});

const ODT = new Uint8Array(readFileSync(new URL('../../corpus/forms/odt/form-boxes-en.odt', import.meta.url)));

/** A filled form in OpenDocument with something put before the words of its first statement. */
function odt(before: string): Uint8Array {
  const parts = unzipSync(ODT);
  const content = new TextDecoder().decode(parts['content.xml']);
  const changed = content.replace('assigns authority', `${before}assigns authority`);
  expect(changed).not.toBe(content);
  return zipSync({ ...parts, 'content.xml': strToU8(changed) });
}

describe('in OpenDocument', () => {
  it('a comment in the margin is told, whatever it says, and is no text of the form', () => {
    const comment = '<office:annotation><dc:creator>Jane</dc:creator><text:p>No</text:p></office:annotation>';
    const document = odtDocument({ name: 'x.odt', bytes: odt(comment) });
    expect(document.problems.map(({ message }) => message)).toEqual(['A margin comment by Jane says: "No"']);
    expect(lines(document)).toEqual(lines(odtDocument({ name: 'x.odt', bytes: ODT })));
  });

  it('a frame with a mark alone may lie anywhere on the page', () => {
    const frame = (text: string) =>
      `<draw:frame text:anchor-type="paragraph" svg:y="1in"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`;
    const drawn = (text: string) => walkOdt({ name: 'x.odt', bytes: odt(frame(text)) }).drawings.length;
    expect([drawn('X'), drawn('Ministry of Communications')]).toEqual([1, 0]);
  });

  it('lines too low to be seen are hidden', () => {
    const parts = unzipSync(ODT);
    const content = new TextDecoder().decode(parts['content.xml']);
    const low = content.replaceAll(
      '<style:paragraph-properties ',
      '<style:paragraph-properties fo:line-height="0.5mm" ',
    );
    const { paragraphs } = odtDocument({ name: 'x.odt', bytes: zipSync({ ...parts, 'content.xml': strToU8(low) }) });
    const texts = paragraphs.flatMap(({ items }) => items.filter((item) => item.kind === 'text'));
    expect(texts.some(({ format }) => format.has('hidden'))).toBe(true);
  });
});

it('a comment of an RTF file is told, whatever it says', () => {
  const rtf = String.raw`{\rtf1\ansi{\trowd\cellx9000\intbl assigns{\*\atnid J}{\*\atnauthor Jane}\chatn{\*\annotation{\*\atnref 0}\pard\plain No}\cell\row}}`;
  const document = rtfDocument({ name: 'x.rtf', bytes: new TextEncoder().encode(rtf) });
  expect(document.problems.map(({ message }) => message)).toEqual(['A margin comment says: "No"']);
});

it('writing drawn across the pages of a binary Word file is read', () => {
  const bytes = new Uint8Array(readFileSync(new URL('../../corpus/forms/doc/watermark.doc', import.meta.url)));
  expect(lines(docDocument({ name: 'watermark.doc', bytes }))).toContain('DRAFT');
});
