import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import type { FormDocument } from '../../../src/forms/document/form-document.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { docxDocument } from '../../../src/forms/readers/docx/docx-document.ts';
import { htmlDocument } from '../../../src/forms/readers/html/html-document.ts';
import { odtDocument } from '../../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../../src/forms/readers/rtf/rtf-document.ts';
import { lines } from '../../support/document-lines.ts';

/** The paragraphs of a file whose lists show signs, words and numbers that read as marks, and plain ones. */
const SHOWN = [
  '☒\ta ticked bullet',
  '[X]\tno number at all',
  'X\tRoman ten',
  'X\tthe twenty-fourth letter',
  'Not agreed :\twords',
  '✓ .\ta tick',
  '☑\ta tick of Wingdings',
  'a number',
  'a bullet',
  'a Roman number',
  '☒\tof a style',
];

function corpusFile(name: string): { name: string; bytes: Buffer } {
  return { name, bytes: readFileSync(new URL(`../../corpus/forms/${name}`, import.meta.url)) };
}

describe('what a list shows before a paragraph beside a plain number or bullet', () => {
  it('is read in a binary Word file', () => {
    expect(lines(docDocument(corpusFile('doc/list-labels.doc')))).toEqual(SHOWN);
  });

  it('is read in OpenDocument', () => {
    expect(lines(odtDocument(corpusFile('odt/list-labels.odt')))).toEqual(SHOWN);
  });

  it('is read in an RTF file, where it stands as text', () => {
    expect(lines(rtfDocument(corpusFile('rtf/list-labels.rtf')))).toEqual(
      SHOWN.map((line) =>
        line
          .replace('X\tRoman', 'X.\tRoman')
          .replace('X\tthe', 'X)\tthe')
          .replace('agreed :', 'agreed 1:')
          .replace('✓ .', '✓ 1.'),
      ),
    );
  });
});

/** A paragraph of a list at a level. */
const item = (text: string, level: number) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);

/** A Word file with one list, each of whose levels has a format and a number to begin with. */
function docx(body: string, levels: readonly [format: string, start: number][], more = ''): FormDocument {
  const definitions = levels.map(
    ([format, start], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="%1."/></w:lvl>`,
  );
  const numbering = {
    name: 'numbering.xml',
    type: 'numbering',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml',
    content: `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1">${definitions.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
  };
  return docxDocument({ name: 'x.docx', bytes: packageDocx(body, { parts: [numbering] }) });
}

describe('a number that reads as a mark', () => {
  it('is shown where its list was made to begin elsewhere than at one', () => {
    expect(lines(docx(item('yes', 0) + item('no', 0), [['upperRoman', 9]]))).toEqual(['yes', 'X\tno']);
  });

  it('but not where the list came to it', () => {
    const ten = Array.from({ length: 10 }, () => item('text', 0)).join('');
    expect(new Set(lines(docx(ten, [['upperRoman', 1]])))).toEqual(new Set(['text']));
  });

  it('is shown anew below each paragraph of a higher level', () => {
    const body = item('text', 0) + item('no', 1) + item('text', 0) + item('no', 1);
    const listed = docx(body, [
      ['decimal', 1],
      ['lowerLetter', 24],
    ]);
    expect(lines(listed)).toEqual(['text', 'X\tno', 'text', 'X\tno']);
  });
});

it('tells a bullet that is a picture as a sign that may be anything', () => {
  const document = docx(item('yes', 0), [['bullet', 1]], '<w:lvlPicBulletId w:val="0"/>');
  expect(lines(document)).toEqual(['\uFFFD\tyes']);
});

/** What is told of the lists in a cell of a page. */
function told(content: string, css = ''): string[] {
  const page = `<style>${css}</style><table><tr><td>${content}</table>`;
  const { problems } = htmlDocument({ name: 'x.html', bytes: Buffer.from(page) });
  return problems.map(({ said }) => JSON.stringify(said?.about));
}

describe('on a page', () => {
  it.each([
    ['a number to begin with', '<ol type=I start=10><li>no</ol>', 'X'],
    ['the number of an item', '<ol type=A><li>yes<li value=24>no</ol>', 'X'],
    ['a number of the style sheet’s format', '<ol start=22 style="list-style-type:lower-alpha"><li>no</ol>', 'V'],
    ['a square beside a ring', '<ul type=circle><li>yes</ul><ul type=square><li>no</ul>', '■'],
    ['a ring beside the dot of a common list', '<ul><li>yes<li type=circle>no</ul>', '○'],
  ])('%s is told where it reads as a mark', (_, content, text) => {
    expect(told(content)).toEqual([JSON.stringify({ text })]);
  });

  it('signs that the page defines are told, and counters of lists that it sets', () => {
    const own = '@counter-style tick{system:cyclic;symbols:"\\2612"}.a{list-style:tick inside}';
    expect(told('<ul class=a><li>no</ul>', own)).toHaveLength(1);
    expect(told('<ol type=I style="counter-reset:list-item 9"><li>no</ol>')).toHaveLength(1);
  });

  it.each([
    ['numbers that lists came to', `<ol type=I>${'<li>text'.repeat(10)}</ol>`],
    ['a list that goes on with another', '<ol type=i><li>a<li>b<li>c<li>d</ol><ol type=i start=5><li>e</ol>'],
    ['rings within dots', '<ul><li>a<ul><li>b</ul><li>c<ul><li>d</ul></ul>'],
    ['names of the lists of other scripts', '<ol style="list-style:cjk-ideographic outside"><li>a</ol>'],
  ])('but not %s', (_, content) => {
    expect(told(content)).toEqual([]);
  });
});
