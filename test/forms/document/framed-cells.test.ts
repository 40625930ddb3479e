import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import type { FormDocument } from '../../../src/forms/document/form-document.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { docxDocument } from '../../../src/forms/readers/docx/docx-document.ts';
import { htmlDocument } from '../../../src/forms/readers/html/html-document.ts';
import { odtDocument } from '../../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../../src/forms/readers/rtf/rtf-document.ts';

const file = (content: string | Uint8Array) => ({
  name: 'form',
  bytes: typeof content === 'string' ? strToU8(content) : content,
});
const NAMESPACES = [
  ...['office', 'style', 'text', 'table'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
].join(' ');

/** A table of one column, whose cells have these borders: width in points, colour; null for none. */
type Borders = readonly ([width: number, colour: string] | null)[];

function docx(cells: Borders): FormDocument {
  const sides = (width: number, colour: string) =>
    ['top', 'left', 'bottom', 'right'].map(
      (side) => `<w:${side} w:val="single" w:sz="${width * 8}" w:color="${colour.slice(1)}"/>`,
    );
  const rows = cells.map((border) => {
    const own = border ? `<w:tcBorders>${sides(...border).join('')}</w:tcBorders>` : '';
    return `<w:tr><w:tc><w:tcPr>${own}</w:tcPr>${paragraph(run('word'))}</w:tc></w:tr>`;
  });
  return docxDocument(file(packageDocx(`<w:tbl>${rows.join('')}</w:tbl>`)));
}

function html(cells: Borders): FormDocument {
  const rows = cells.map((border) => {
    const style = border ? ` style="border: ${border[0]}pt solid ${border[1]}"` : '';
    return `<tr><td${style}>word</td></tr>`;
  });
  return htmlDocument(file(`<table>${rows.join('')}</table>`));
}

function odt(cells: Borders): FormDocument {
  const styles = cells.map((border, row) => {
    const own = border ? `fo:border="${border[0]}pt solid ${border[1]}"` : '';
    return `<style:style style:name="S${row}" style:family="table-cell"><style:table-cell-properties ${own}/></style:style>`;
  });
  const rows = cells.map(
    (_, row) =>
      `<table:table-row><table:table-cell table:style-name="S${row}"><text:p>word</text:p></table:table-cell></table:table-row>`,
  );
  return odtDocument(
    file(`<office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text">
      <office:automatic-styles>${styles.join('')}</office:automatic-styles>
      <office:body><office:text><table:table>${rows.join('')}</table:table></office:text></office:body></office:document>`),
  );
}

function rtf(cells: Borders): FormDocument {
  const rows = cells.map((border) => {
    const sides = ['t', 'l', 'b', 'r'].map((side) => {
      return border ? `\\clbrdr${side}\\brdrs\\brdrw${border[0] * 20}\\brdrcf${border[1] === '#ff0000' ? 2 : 1}` : '';
    });
    return `\\trowd\\trbrdrt\\brdrs\\brdrw90 ${sides.join('')}\\cellx5000\\pard\\intbl word\\cell\\row`;
  });
  const colours = '{\\colortbl;\\red0\\green0\\blue0;\\red255\\green0\\blue0;}';
  return rtfDocument(file(`{\\rtf1${colours}${rows.join('\n')}\\pard\\par}`));
}

test('a thick frame of a cell is told in doc', () => {
  const bytes = readFileSync(new URL('../../corpus/forms/doc/framed-cell.doc', import.meta.url));
  const { problems } = docDocument({ name: 'form', bytes });
  expect(problems.map(({ said, place }) => [said?.code, place?.row])).toEqual([['cell-framed', 2]]);
});

describe.each([
  ['docx', docx],
  ['rtf', rtf],
  ['html', html],
  ['odt', odt],
])('a frame of a cell in %s', (_, read) => {
  const rows = (cells: Borders) => read(cells).problems.map(({ said, place }) => [said?.code, place?.row]);

  it.each<[string, [number, string]]>([
    ['thick', [3, '#000000']],
    ['coloured', [0.5, '#ff0000']],
  ])('may be a mark where it is %s', (__, border) => {
    expect(rows([null, null, border, null])).toEqual([['cell-framed', 2]]);
  });

  it('is the table’s own where it is thin and black, and where most cells have it', () => {
    expect(rows([null, null, [0.5, '#000000'], null])).toEqual([]);
    expect(rows([null, [3, '#000000'], [3, '#000000'], [3, '#000000']])).toEqual([]);
  });
});
