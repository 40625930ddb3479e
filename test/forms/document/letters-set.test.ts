import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packageDocx, paragraph, run } from '../../../bench/forms/word-xml.ts';
import type { FormDocument } from '../../../src/forms/document/form-document.ts';
import { traitSet } from '../../../src/forms/document/letters-set.ts';
import { applyCharacterModifiers, PLAIN_CHARACTERS } from '../../../src/forms/readers/doc/character-properties.ts';
import { docxDocument } from '../../../src/forms/readers/docx/docx-document.ts';
import { htmlDocument } from '../../../src/forms/readers/html/html-document.ts';
import { odtDocument } from '../../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../../src/forms/readers/rtf/rtf-document.ts';

const NAMESPACES = [
  ...['office', 'style', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`),
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
].join(' ');
const file = (bytes: Uint8Array) => ({ name: 'form', bytes });
const docx = (properties: string) => docxDocument(file(packageDocx(paragraph(run('word', properties)))));
const rtf = (word: string) => rtfDocument(file(strToU8(`{\\rtf1 {\\${word} word}\\par}`)));
const odt = (properties: string) =>
  odtDocument(
    file(
      strToU8(
        `<office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
        <style:style style:name="S" style:family="text"><style:text-properties ${properties}/></style:style>
        </office:automatic-styles><office:body><office:text><text:p><text:span text:style-name="S">word</text:span></text:p>
        </office:text></office:body></office:document>`,
      ),
    ),
  );

const SPACED = 'letters spaced apart or closed up';
const OFF_LINE = 'letters above or below the line';

/** The same look by each format's own words; of a binary file the modifier's code and operand. */
const SETTINGS: readonly [trait: string, docx: string, odt: string, rtf: string, doc: number[]][] = [
  ['small capitals', '<w:smallCaps/>', 'fo:font-variant="small-caps"', 'scaps', [0x083a, 1]],
  ['letters in relief', '<w:imprint/>', 'style:font-relief="engraved"', 'impr', [0x0854, 1]],
  ['letters in relief', '<w:emboss/>', 'style:font-relief="embossed"', 'embo', [0x0858, 1]],
  ['hollow letters', '<w:outline/>', 'style:text-outline="true"', 'outl', [0x0838, 1]],
  ['letters with a shadow', '<w:shadow/>', 'fo:text-shadow="1pt 1pt"', 'shad', [0x0839, 1]],
  ['letters with an effect', '<w:effect w:val="antsBlack"/>', 'style:text-blinking="true"', 'animtext4', [0x2859, 4]],
  [SPACED, '<w:spacing w:val="60"/>', 'fo:letter-spacing="0.106cm"', 'expndtw60', [0x8840, 60, 0]],
  ['', '<w:spacing w:val="2"/>', 'fo:letter-spacing="0.1pt"', 'expndtw2', [0x8840, 2, 0]],
  ['letters of another width', '<w:w w:val="150"/>', 'style:text-scale="150%"', 'charscalex150', [0x4852, 150, 0]],
  [OFF_LINE, '<w:position w:val="-12"/>', 'style:text-position="-50% 100%"', 'dn12', [0x4845, 0xf4, 0xff]],
  [OFF_LINE, '<w:vertAlign w:val="subscript"/>', 'style:text-position="sub 58%"', 'sub', [0x2a48, 2]],
];

describe.each(SETTINGS)('%s', (trait, word, openDocument, richText, [code = 0, ...operand]) => {
  const told = trait === '' ? [] : [trait];

  it('are told in docx', () => expect(traits(docx(word))).toEqual(told));
  it('are told in odt', () => expect(traits(odt(openDocument))).toEqual(told));
  it('are told in rtf', () => expect(traits(rtf(richText))).toEqual(told));
  it('are told in doc', () => {
    const modifier = { code, operand: Buffer.from(operand) };
    expect([...traitSet(applyCharacterModifiers(PLAIN_CHARACTERS, [modifier], PLAIN_CHARACTERS))]).toEqual(told);
  });
});

it('lines that Word writes out but does not draw set nothing apart', () => {
  expect(traits(docx('<w14:textOutline w14:w="0"><w14:noFill/></w14:textOutline>'))).toEqual([]);
  expect(traits(docx('<w14:textOutline w14:w="9525"><w14:solidFill/></w14:textOutline>'))).toEqual(['hollow letters']);
});

describe('a web page', () => {
  const html = (page: string) => htmlDocument(file(strToU8(page)));

  it.each([
    ['small capitals', 'font-variant: small-caps'],
    ['letters with a shadow', 'text-shadow: 0 0 3px red'],
    ['hollow letters', '-webkit-text-stroke: 1px black'],
    [SPACED, 'letter-spacing: 3px'],
    [OFF_LINE, 'vertical-align: super'],
    ['letters with an effect', 'transform: rotate(5deg)'],
  ])('tells %s by %s', (trait, style) => {
    expect(traits(html(`<p style="${style}">word</p>`))).toEqual([trait]);
  });

  it.each(['<big>word</big>', '<p style="zoom: 1.2">word</p>', '<p style="transform: scale(1.2)">word</p>'])(
    'tells the size of %s',
    (page) => {
      expect(html(page).paragraphs[0]?.items[0]).toMatchObject({ size: 12 * 1.2 });
    },
  );

  it('underlines words by a line below them, not a paragraph', () => {
    const underlined = (tag: string) =>
      html(`<${tag} style="border-bottom: 1px solid">word</${tag}>`).paragraphs[0]?.items[0];
    expect(underlined('span')).toMatchObject({ format: new Set(['underline']) });
    expect(underlined('p')).toMatchObject({ format: new Set() });
  });
});

it.each<[string, () => FormDocument]>([
  ['by its character in any format', () => docxDocument(file(packageDocx(paragraph(run('\u202Eword\u202C')))))],
  [
    'by an element of Word',
    () => docxDocument(file(packageDocx(paragraph(`<w:bdo w:val="rtl">${run('word')}</w:bdo>`)))),
  ],
  ['by an element of HTML', () => htmlDocument(file(strToU8('<p><bdo dir="rtl">word</bdo></p>')))],
])('what reverses letters is told, %s', (_, read) => {
  expect(read().problems.map(({ said }) => said?.code)).toEqual(['letters-reversed']);
});

it('a rule that a page sets over words is told', () => {
  const problems = (page: string) => htmlDocument(file(strToU8(page))).problems.map(({ said }) => said?.code);
  expect(problems('<p>word</p><hr style="margin-top: -8px">')).toEqual(['drawing-over']);
  expect(problems('<p>word</p><hr>')).toEqual([]);
});

function traits({ paragraphs }: FormDocument): string[] {
  return paragraphs.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' ? [...(item.traits ?? [])] : [])),
  );
}
