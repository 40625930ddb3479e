import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { colouredCells, type WalkedCell } from '../../src/forms/coloured-cells.ts';
import { docDocument } from '../../src/forms/readers/doc/doc-document.ts';
import { htmlDocument } from '../../src/forms/readers/html/html-document.ts';
import { odtDocument } from '../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../src/forms/readers/rtf/rtf-document.ts';

const file = (bytes: Uint8Array) => ({ name: 'form', bytes });
const corpus = (format: string) =>
  file(readFileSync(new URL(`../corpus/forms/${format}/coloured-cell.${format}`, import.meta.url)));

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
    coloured,
  });
  const layout = [cell(0, 0, true), cell(0, 1, true), cell(1, 0, true), cell(1, 1, false), cell(2, 0, true)];
  expect(colouredCells(layout)).toEqual([]);
  expect(colouredCells([...layout, cell(2, 1, true)]).map(({ place }) => place?.row)).toEqual([2]);
});
