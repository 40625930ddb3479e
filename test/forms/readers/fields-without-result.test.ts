import { expect, test } from 'vitest';
import { packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import { docxDocument } from '../../../src/forms/readers/docx/docx-document.ts';
import { lines } from '../../support/document-lines.ts';

const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;
const bare = (text: string) => char('begin') + code(text) + char('end');
const field = (text: string, result: string) => char('begin') + code(text) + char('separate') + result + char('end');
const simple = (text: string, content: string) => `<w:fldSimple w:instr=" ${text} ">${content}</w:fldSimple>`;

const shown = (content: string) =>
  lines(docxDocument({ name: 'x.docx', bytes: packageDocx(paragraph(run('at ') + content)) }));

test.each([
  ['SYMBOL 254 \\f Wingdings', '☑'],
  ['EQ \\o(☐,X)', '☐X'],
  ['MACROBUTTON None ☒', '☒'],
])('a field whose result is empty shows what its code draws: %s', (text, drawn) => {
  const all = [bare(text), field(text, ''), field(text, run(' ')), simple(text, '')];
  expect(all.map((each) => shown(each)[0]?.replace(/ {2}/, ' ').trimEnd())).toEqual(Array(4).fill(`at ${drawn}`));
});

test('one that has a result shows that alone', () => {
  expect(shown(field('QUOTE X', run('☒')))).toEqual(['at ☒']);
  expect(shown(field('SYMBOL 254 \\f Wingdings', run('☐')))).toEqual(['at ☐']);
  expect(shown(simple('SYMBOL 254 \\f Wingdings', run('☐')))).toEqual(['at ☐']);
});

test('one whose text Word works out when it prints shows a sign that may be anything', () => {
  const untold = ['QUOTE X', 'IF 1=1 X', '= 1', 'AUTOTEXT X', 'FILLIN Mark'];
  const all = untold.flatMap((text) => [bare(text), field(text, ''), simple(text, '')]);
  expect(all.map((each) => shown(each))).toEqual(all.map(() => ['at \uFFFD']));
});

test.each(['SET mark "X"', 'XE "X"', 'FORMTEXT', 'DATE'])(
  'one that shows nothing of its own stays empty: %s',
  (text) => {
    expect(shown(field(text, ''))).toEqual(['at ']);
  },
);
