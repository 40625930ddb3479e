import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colouredCells } from '../../../src/forms/document/coloured-cells.ts';
import type { WalkedCell } from '../../../src/forms/document/walked-cell.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { htmlDocument } from '../../../src/forms/readers/html/html-document.ts';
import { odtDocument } from '../../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../../src/forms/readers/rtf/rtf-document.ts';
import { circular142 } from '../../support/circular-142.ts';
import { WORDING } from '../../support/form-wording.ts';
import { readDocument } from '../../support/read-form.ts';

const file = (bytes: Uint8Array) => ({ name: 'form', bytes });
const corpus = (format: string) =>
  file(readFileSync(new URL(`../../corpus/forms/${format}/coloured-cell.${format}`, import.meta.url)));

const HTML =
  '<table><tr><td>a</td><td bgcolor="#eeeeee">head</td></tr><tr><td>b</td><td style="background:yellow">c</td></tr><tr><td>d</td><td>e</td></tr></table>';
const ROW = (ground: number, text: string) =>
  `\\trowd\\cellx100\\clcbpat${ground}\\cellx200\\pard\\intbl a\\cell ${text}\\cell\\row`;
const RTF = `{\\rtf1{\\colortbl;\\red255\\green255\\blue0;}${ROW(0, 'head')}${ROW(1, 'b')}${ROW(0, 'c')}\\pard end\\par}`;

test.each([
  ['odt', () => odtDocument(corpus('odt'))],
  ['doc', () => docDocument(corpus('doc'))],
  ['html', () => htmlDocument(file(Buffer.from(HTML)))],
  ['rtf', () => rtfDocument(file(Buffer.from(RTF)))],
])('a cell coloured instead of a mark is for staff in %s', (_, read) => {
  const coloured = read().problems.filter(({ message }) => message.includes('is coloured'));
  expect(coloured.length).toBeGreaterThan(0);
  expect(coloured.every(({ place }) => place?.row !== 0)).toBe(true);
});

test('a coloured head, and a column coloured throughout, are layout', () => {
  const cell = (row: number, column: number, coloured: boolean): WalkedCell => ({
    place: { part: '', table: 0, row, column },
    ground: coloured ? 'highlight' : 'none',
  });
  const layout = [cell(0, 0, true), cell(0, 1, true), cell(1, 0, true), cell(1, 1, false), cell(2, 0, true)];
  expect(colouredCells(layout)).toEqual([]);
  expect(colouredCells([...layout, cell(2, 1, true)]).map(({ place }) => place?.row)).toEqual([2]);
});

/** A form in rows of one statement or option each; of each text some are coloured, and some bear an X. */
function formOf(colour: (index: number) => string, marks: (index: number) => string = () => '') {
  const { assign, 'no-comments': none, comments, 'not-assign': refuse, label } = WORDING.en;
  const rows = circular142.texts.map(({ ref }, index) =>
    Object.entries({ a: assign, n: none, c: comments, d: refuse })
      .map(([key, wording]) => {
        const ground = colour(index).includes(key) ? ' style="background:yellow"' : '';
        const mark = marks(index).includes(key) ? 'X' : /[ad]/.test(key) ? '☐' : '⃝';
        const first = key === 'a' ? `<td rowspan="4">${label(ref)}</td>` : '';
        return `<tr>${first}<td>${mark}</td><td${ground}>${wording}</td></tr>`;
      })
      .join(''),
  );
  const head = '<tr><td></td><td colspan="2">Select one of the two boxes</td></tr>';
  const page = `<p>Member State response to TSB Circular 142</p><table>${head}${rows.join('')}</table>`;
  return readDocument(htmlDocument(file(Buffer.from(page))));
}

const isOdd = (index: number) => index % 2 === 1;

test('cells coloured instead of marks are read, also beside marks at the same places', () => {
  const [assigned, refused] = ['assign none', 'not-assign'];
  const expected = circular142.texts.map(({ ref }, index) => [ref, isOdd(index) ? refused : assigned]);
  const coloured = (index: number) => (isOdd(index) ? 'd' : 'an');
  for (const marks of [undefined, coloured]) {
    expect(formOf(coloured, marks)).toEqual({ answers: Object.fromEntries(expected), findings: [] });
  }
});

test.each<[string, (index: number) => string, ((index: number) => string)?]>([
  ['alike in every text', () => 'an'],
  ['in every second row', () => 'ac', (index) => (isOdd(index) ? 'd' : 'an')],
  [
    'at the other statement than the mark',
    (index) => (isOdd(index) ? 'a' : 'd'),
    (index) => (isOdd(index) ? 'd' : 'an'),
  ],
  ['at both statements', () => 'ad', () => 'an'],
])('cells coloured %s are for staff', (_, colour, marks) => {
  expect(formOf(colour, marks).findings.some((each) => /mark-unclear|marks-disagree|both-boxes/.test(each))).toBe(true);
});

describe('a row of a web page', () => {
  const row = (number: number, attributes = '') => `<tr ${attributes}><td>${number}</td><td>of the table</td></tr>`;
  const page = (style: string, rows: string) =>
    htmlDocument(file(Buffer.from(`<style>${style}</style><table>${row(0)}${rows}</table>`)));
  const told = ({ problems }: ReturnType<typeof page>) => problems.map(({ said, place }) => [said?.code, place?.row]);

  test.each([
    ['by its style', 'style="background:yellow"', 'cell-coloured'],
    ['by an attribute', 'bgcolor=yellow', 'cell-coloured'],
    ['by a class', 'class=chosen', 'cell-coloured'],
    ['grey', 'bgcolor=silver', 'cell-grey'],
    ['by a frame', 'style="outline:2px solid red"', 'cell-framed'],
  ])('that is set apart is for staff: %s', (_, attributes, code) => {
    const rows = [1, 2, 3].map((number) => row(number, number === 2 ? attributes : '')).join('');
    expect(told(page('.chosen{background:#ff0}', rows))).toEqual([[code, 2]]);
  });

  test('says nothing where the rows are coloured in turns', () => {
    const rows = [1, 2, 3, 4, 5].map((number) => row(number, number % 2 === 0 ? 'bgcolor=yellow' : '')).join('');
    expect(told(page('', rows))).toEqual([]);
  });
});

test('labels grey at every text set the texts apart, and at some of them may say something', () => {
  const { assign, 'no-comments': none, comments, 'not-assign': refuse, label } = WORDING.en;
  const form = (isGrey: (index: number) => boolean) => {
    const rows = circular142.texts.map(({ ref }, index) => {
      const ground = isGrey(index) ? ' style="background:#d9d9d9"' : '';
      const options = `<p>⊗ ${none}</p><p>○ ${comments}</p>`;
      return `<tr><td colspan="2"${ground}>${label(ref)}</td></tr><tr><td>☒</td><td><p>${assign}</p>${options}</td></tr><tr><td>☐</td><td>${refuse}</td></tr>`;
    });
    const page = `<p>Member State response to TSB Circular 142</p><table>${rows.join('')}</table>`;
    return readDocument(htmlDocument(file(Buffer.from(page)))).findings;
  };
  expect(form(() => true)).toEqual([]);
  expect(form((index) => index > 3)).toHaveLength(4);
});
