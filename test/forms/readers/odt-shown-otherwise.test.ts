import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { walkOdt } from '../../../src/forms/readers/odt/odt-document.ts';
import { lines } from '../../support/document-lines.ts';

const SPACES = ['office', 'text', 'table', 'style', 'drawing'].map((name) => {
  return `xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
});
const MORE = [
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
];

/** A text as one flat file. */
function walked(body: string, styles = '') {
  const flat =
    `<office:document ${[...SPACES, ...MORE].join(' ')} office:mimetype="application/vnd.oasis.opendocument.text">` +
    `<office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:text>${body}</office:text></office:body></office:document>`;
  return walkOdt({ name: 'a.fodt', bytes: strToU8(flat) });
}

function style(family: string, properties: string): string {
  return `<style:style style:name="S" style:family="${family}">${properties}</style:style>`;
}

/** A table of rows with these attributes, of one cell each. */
function table(...rows: string[]): string {
  const cell = '<table:table-cell><text:p>assigns</text:p></table:table-cell>';
  return `<table:table>${rows.map((row) => `<table:table-row ${row}>${cell}</table:table-row>`).join('')}</table:table>`;
}

it.each(['style:text-rotation-angle="90"', 'style:text-combine="letters"'])('letters are turned: %s', (properties) => {
  const body = '<text:p><text:span text:style-name="S">X</text:span></text:p>';
  const { paragraphs } = walked(body, style('text', `<style:text-properties ${properties}/>`)).document;
  expect(paragraphs[0]?.items).toMatchObject([{ traits: new Set(['letters with an effect']) }]);
});

it.each(['style:text-rotation-angle="0"', 'style:text-combine="none"', 'style:text-blinking="false"'])(
  'letters are not turned: %s',
  (properties) => {
    const body = '<text:p><text:span text:style-name="S">X</text:span></text:p>';
    const { paragraphs } = walked(body, style('text', `<style:text-properties ${properties}/>`)).document;
    expect(paragraphs[0]?.items).toMatchObject([{ traits: new Set() }]);
  },
);

describe('what an OpenDocument text holds and does not show', () => {
  it.each([
    ['letters almost without width', 'style:text-scale="1%"'],
    ['raised letters without size', 'style:text-position="super 1%"'],
    ['letters raised to another line', 'style:text-position="300% 100%"'],
    ['letters too small', 'fo:font-size="3.5pt"'],
  ])('is hidden: %s', (_what, properties) => {
    const body = '<text:p><text:span text:style-name="S">X</text:span> assigns</text:p>';
    expect(lines(walked(body, style('text', `<style:text-properties ${properties}/>`)).document)).toEqual([
      'X{hidden} assigns',
    ]);
  });

  it.each([
    ['lines upon each other', 'fo:line-height="1%"'],
    ['a paragraph beside the page', 'fo:margin-left="-20cm"'],
    ['a first line far to the left', 'fo:text-indent="-15cm"'],
    ['lines of three points and a half', 'fo:line-height="3.5pt"'],
  ])('is hidden: %s', (_what, properties) => {
    const own = style('paragraph', `<style:paragraph-properties ${properties}/>`);
    const { document } = walked('<text:p text:style-name="S">X assigns</text:p>', own);
    expect(lines(document)).toEqual(['X assigns{hidden}']);
  });

  it('is seen: a first line that makes up for its margin', () => {
    const own = style('paragraph', '<style:paragraph-properties fo:margin-left="15cm" fo:text-indent="-15cm"/>');
    const { document } = walked('<text:p text:style-name="S">X assigns</text:p>', own);
    expect(lines(document)).toEqual(['X assigns']);
  });

  it('is hidden: a row of no height', () => {
    const own = style('table-row', '<style:table-row-properties style:row-height="0.02cm"/>');
    expect(lines(walked(table('table:style-name="S"'), own).document)).toEqual(['assigns{hidden}']);
    const least = style('table-row', '<style:table-row-properties style:min-row-height="0.02cm"/>');
    expect(lines(walked(table('table:style-name="S"'), least).document)).toEqual(['assigns']);
  });

  it('is hidden: a section that depends on a condition', () => {
    const section =
      '<text:section text:display="condition" text:condition="ooow:1==1"><text:p>X</text:p></text:section>';
    expect(lines(walked(section).document)).toEqual(['X{hidden}']);
  });

  it.each(['conditional-text', 'hidden-text'])('is not guessed where it depends on a condition: %s', (field) => {
    const body = `<text:p><text:${field} text:condition="ooow:1==2">X</text:${field}> assigns</text:p>`;
    expect(lines(walked(body).document)).toEqual(['\uFFFD assigns']);
  });

  it('is unclear as a box in a content control whose sign has no size', () => {
    const sign = '<text:span text:style-name="S">☒</text:span>';
    const control = `<loext:content-control loext:checkbox="true" loext:checked="true" loext:checked-state="☒">${sign}</loext:content-control>`;
    const own = style('text', '<style:text-properties style:text-position="super 1%"/>');
    const { document } = walked(`<text:p>${control} assigns</text:p>`, own);
    expect(document.problems.map(({ said }) => said?.code)).toEqual(['box-hidden']);
  });
});

describe('what an OpenDocument text shows beside its words', () => {
  it.each(['connector', 'measure', 'polygon', 'regular-polygon', 'caption'])('is a drawing: %s', (shape) => {
    expect(walked(`<text:p><draw:${shape} draw:name="over"/>assigns</text:p>`).drawings).toHaveLength(1);
  });

  it('is a drawing within a content control too', () => {
    const control =
      '<loext:content-control loext:checkbox="true" loext:unchecked-state="☐"><draw:line/>☐</loext:content-control>';
    expect(walked(`<text:p>${control} assigns</text:p>`).drawings).toHaveLength(1);
  });

  it('is a note above a word', () => {
    const ruby = '<text:ruby><text:ruby-base>assigns</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby>';
    expect(lines(walked(`<text:p>${ruby}</text:p>`).document)).toEqual(['assignsno']);
  });

  it('is a list to choose from, whose choice programs show in ways of their own', () => {
    const list = '<text:drop-down><text:label text:value="Yes"/>does not assign</text:drop-down>';
    expect(walked(`<text:p>${list}</text:p>`).document.problems.map(({ said }) => said?.code)).toEqual(['drop-down']);
  });

  it('is the ground of a row', () => {
    const own = style('table-row', '<style:table-row-properties fo:background-color="#ffff00"/>');
    const rows = table('', '', 'table:style-name="S"', '');
    const { problems } = walked(rows, own).document;
    expect(problems.map(({ said, place }) => [said?.code, place?.row])).toEqual([['cell-coloured', 2]]);
  });
});

it('takes a content control ticked with change tracking for inserted', () => {
  const region =
    '<text:tracked-changes><text:changed-region text:id="c"><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes>';
  const sign = '<text:change-start text:change-id="c"/>☒<text:change-end text:change-id="c"/>';
  const control = `<loext:content-control loext:checkbox="true" loext:checked="true" loext:checked-state="☒">${sign}</loext:content-control>`;
  const { document } = walked(`${region}<text:p>${control} assigns</text:p>`);
  expect(document.paragraphs[0]?.items[0]).toMatchObject({ kind: 'box', change: { type: 'inserted' } });
});

it('goes on with an insertion within which another change began and ended', () => {
  const region = (id: string, kind: string) =>
    `<text:changed-region text:id="${id}"><text:${kind}><office:change-info/></text:${kind}></text:changed-region>`;
  const changes = region('a', 'insertion') + region('b', 'format-change') + region('c', 'insertion');
  const within = (id: string, words: string) =>
    `<text:change-start text:change-id="${id}"/>${words}<text:change-end text:change-id="${id}"/>`;
  const words = within('a', `one ${within('b', 'two ')}${within('c', 'three ')}four`);
  const { document } = walked(`<text:tracked-changes>${changes}</text:tracked-changes><text:p>${words} five</text:p>`);
  const inserted = document.paragraphs.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' && item.change?.type === 'inserted' ? [item.text] : [])),
  );
  expect(inserted.join('')).toBe('one two three four');
});
