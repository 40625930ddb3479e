import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packageDocx, paragraph, run } from '../../bench/forms/word-xml.ts';
import type { FormDocument } from '../../src/forms/form-document.ts';
import { traitSet } from '../../src/forms/letters-set.ts';
import { applyCharacterModifiers, PLAIN_CHARACTERS } from '../../src/forms/readers/doc/character-properties.ts';
import { docxDocument } from '../../src/forms/readers/docx/docx-document.ts';
import { odtDocument } from '../../src/forms/readers/odt/odt-document.ts';
import { rtfDocument } from '../../src/forms/readers/rtf/rtf-document.ts';

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

function traits({ paragraphs }: FormDocument): string[] {
  return paragraphs.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' ? [...(item.traits ?? [])] : [])),
  );
}
