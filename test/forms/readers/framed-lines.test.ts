import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import type { FormDocument } from '../../../src/forms/document/form-document.ts';
import { docDocument } from '../../../src/forms/readers/doc/doc-document.ts';
import { docxDocument } from '../../../src/forms/readers/docx/docx-document.ts';
import { htmlDocument } from '../../../src/forms/readers/html/html-document.ts';
import { odtDocument } from '../../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../../src/forms/readers/rtf/rtf-document.ts';
import { lines } from '../../support/document-lines.ts';

const file = (bytes: Uint8Array) => ({ name: 'form', bytes });
const corpus = (name: string) => file(readFileSync(new URL(`../../corpus/forms/${name}`, import.meta.url)));

const LINE = 'w:val="single" w:sz="6" w:space="1" w:color="FF0000"';
const WORD = [
  paragraph(run('framed'), `<w:pBdr><w:left ${LINE}/><w:right ${LINE}/></w:pBdr>`),
  paragraph(run('under a line'), `<w:pBdr><w:top ${LINE}/></w:pBdr>`),
  paragraph(run('on a ground'), '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
  paragraph(run('plain ') + run('framed letters', `<w:bdr ${LINE}/>`)),
].join('');
const RTF = [
  '{\\rtf1{\\colortbl;\\red255\\green255\\blue0;}',
  '\\pard\\brdrl\\brdrs\\brdrw10 \\brdrr\\brdrs framed\\par',
  '\\pard\\brdrt\\brdrs under a line\\par',
  '\\pard\\cbpat1 on a ground\\par',
  '\\pard plain {\\chbrdr\\brdrs\\brdrw10 framed letters}\\par}',
].join('\n');
const HTML = `<p style="border:1px solid">framed<p style="border-top:1px solid">under a line
  <p style="background:yellow">on a ground<p>plain <span style="border:1px solid">framed letters</span>`;

const READERS: [string, () => FormDocument][] = [
  ['docx', () => docxDocument(file(packageDocx(WORD)))],
  ['doc', () => docDocument(corpus('doc/framed-lines.doc'))],
  ['odt', () => odtDocument(corpus('odt/framed-lines.fodt'))],
  ['rtf', () => rtfDocument(file(Buffer.from(RTF)))],
  ['html', () => htmlDocument(file(Buffer.from(HTML)))],
];

test.each(READERS)('a frame around a line or its letters, and a ground, set them apart in %s', (_, read) => {
  expect(lines(read()).map((line) => line.trim())).toEqual([
    'framed{highlight}',
    'under a line',
    'on a ground{highlight}',
    'plain framed letters{highlight}',
  ]);
});

test.each(READERS)('a line at a paragraph alone is told of its letters in %s', (_, read) => {
  const items = read().paragraphs.flatMap((each) => each.items);
  const lined = items.filter((item) => item.kind === 'text' && item.traits?.has('a line at their paragraph'));
  expect(lined.map((item) => item.kind === 'text' && item.text.trim())).toEqual(['under a line']);
});
