import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { paragraphText } from '../../../src/forms/document/form-document.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { sheetDocument } from '../../../src/forms/readers/sheet.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { circular142 } from '../../support/circular-142.ts';
import { WORDING } from '../../support/form-wording.ts';
import { readDocument } from '../../support/read-form.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
const FORM = WORDING.en;

/** A cell's text, plain, struck through (style 1) or white (style 2). */
type Cell = string | { text: string; style: 1 | 2 };
interface Row {
  cells: Cell[];
  hidden?: boolean;
}
type Signs = Record<'assign' | 'no-comments' | 'comments' | 'not-assign', Cell>;

const YES: Signs = { assign: 'X', 'no-comments': 'X', comments: '', 'not-assign': '' };
const NO: Signs = { assign: '', 'no-comments': '', comments: '', 'not-assign': 'X' };

/** A sheet with the form for all texts: the first as given, the others assigned. */
function form(first: Signs, more: Partial<Row> = {}): Row[] {
  const records = circular142.texts.flatMap(({ ref }, index): Row[] => {
    const signs = index === 0 ? first : YES;
    return [
      { cells: [FORM.label(ref), signs.assign, FORM.assign] },
      { cells: ['', signs['no-comments'], FORM['no-comments']] },
      { cells: ['', signs.comments, FORM.comments] },
      { cells: ['', signs['not-assign'], FORM['not-assign']], ...(index === 0 && more) },
    ];
  });
  const close = [{ cells: [FORM.closing] }, { cells: ['Administration of Switzerland'] }];
  return [{ cells: [FORM.heading] }, { cells: ['', '', FORM.instruction] }, ...records, ...close];
}

function textOf(cell: Cell): string {
  return (typeof cell === 'string' ? cell : cell.text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function xlsx(rows: Row[], parts: Record<string, string> = {}) {
  const cell = (each: Cell, row: number, column: number) =>
    `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr" s="${typeof each === 'string' ? 0 : each.style}"><is><t>${textOf(each)}</t></is></c>`;
  const data = rows.map(
    ({ cells, hidden }, row) =>
      `<row r="${row + 1}"${hidden ? ' hidden="1"' : ''}>${cells.map((each, column) => (each === '' ? '' : cell(each, row, column))).join('')}</row>`,
  );
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = (all: string) => `<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
  const all = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': links(link('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Annex 2" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(link('r1', 'worksheet', 'sheet1.xml') + link('r2', 'styles', 'styles.xml')),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill/></fills><cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="2" fillId="0"/></cellXfs></styleSheet>`,
    'xl/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData></worksheet>`,
    ...parts,
  };
  const files = Object.fromEntries(Object.entries(all).map(([name, content]) => [name, strToU8(content)]));
  return { name: 'Annex 2.xlsx', bytes: zipSync(files) };
}

function ods(rows: Row[]) {
  const cell = (each: Cell) =>
    each === ''
      ? '<table:table-cell/>'
      : `<table:table-cell${typeof each === 'string' ? '' : ` table:style-name="s${each.style}"`}><text:p>${textOf(each)}</text:p></table:table-cell>`;
  const data = rows.map(
    ({ cells, hidden }) =>
      `<table:table-row${hidden ? ' table:visibility="collapse"' : ''}>${cells.map(cell).join('')}</table:table-row>`,
  );
  const style = (name: string, look: string) =>
    `<style:style style:name="${name}" style:family="table-cell"><style:text-properties ${look}/></style:style>`;
  const styles = style('s1', 'style:text-line-through-style="solid"') + style('s2', 'fo:color="#ffffff"');
  const content = `<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0" xmlns:style="${ODF}:style:1.0" xmlns:fo="${ODF}:xsl-fo-compatible:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Sheet1">${data.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const files = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content };
  return {
    name: 'Annex 2.ods',
    bytes: zipSync(Object.fromEntries(Object.entries(files).map(([name, each]) => [name, strToU8(each)]))),
  };
}

describe.each([
  ['xlsx', xlsx],
  ['ods', ods],
])('a form typed into a spreadsheet: %s', (_, make) => {
  const read = (rows: Row[]) => readDocument(sheetDocument(make(rows)));

  it('is read', async () => {
    const context = await loadReadContext('config/consultations');
    const { forms, findings } = await readForms([make(form(NO))], [], context);
    expect(findings).toEqual([]);
    expect(forms[0]).toMatchObject({ format: 'spreadsheet', reading: { circulars: [142] } });
    const { answers, findings: doubts } = read(form(NO));
    expect(answers).toMatchObject({ 'X.1150': 'not-assign', 'X.1221': 'assign none', 'X.1818': 'assign none' });
    expect(doubts).toEqual([]);
  });

  it.each<[string, Row[]]>([
    ['both boxes are marked', form({ ...YES, 'not-assign': 'X' })],
    ['the mark is struck through', form({ ...YES, assign: { text: 'X', style: 1 } })],
    ['the other box holds a white mark', form({ ...YES, 'not-assign': { text: 'X', style: 2 } })],
    ['the other statement is in a hidden row with a mark', form({ ...YES, 'not-assign': 'X' }, { hidden: true })],
  ])('goes to staff where %s', (_case, rows) => {
    const { findings } = read(rows);
    expect(findings.filter((finding) => finding.endsWith('X.1150'))).not.toEqual([]);
  });
});

describe('a workbook', () => {
  const LINKS = (links: string) => ({
    'xl/_rels/sheet1.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${links}</Relationships>`,
  });

  it('with controls on it goes to staff', () => {
    const control = `<Relationship Id="r1" Type="${OFFICE}/ctrlProp" Target="ctrlProp1.xml"/>`;
    expect(sheetDocument(xlsx(form(YES), LINKS(control))).problems).toMatchObject([{ code: 'mark-unclear' }]);
  });

  it('with a note goes to staff with its words', () => {
    const note = `<Relationship Id="r1" Type="${OFFICE}/comments" Target="comments1.xml"/>`;
    const comments = `<comments xmlns="${MAIN}"><commentList><comment ref="B3"><text><t>Only without clause 7</t></text></comment></commentList></comments>`;
    const { problems } = sheetDocument(xlsx(form(YES), { ...LINKS(note), 'xl/comments1.xml': comments }));
    expect(problems).toMatchObject([{ message: expect.stringContaining('Only without clause 7') }]);
  });

  /** The findings of a form whose first mark stands in a cell of style 1, in a workbook with these styles. */
  const findingsWith = (fonts: string, fills: string, borders: string, ids: string) => {
    const styles = `<styleSheet xmlns="${MAIN}"><fonts><font/>${fonts}</fonts><fills><fill/>${fills}</fills><borders><border/>${borders}</borders><cellXfs><xf/><xf ${ids}/></cellXfs></styleSheet>`;
    const rows = form({ ...YES, assign: { text: 'X', style: 1 } });
    return readDocument(sheetDocument(xlsx(rows, { 'xl/styles.xml': styles }))).findings;
  };

  it.each([
    ['letters too small to be read', '<font><sz val="1"/></font>', '', '', 'fontId="1"'],
    ['the colour of the paper', '<font><color theme="0"/></font>', '', '', 'fontId="1"'],
    [
      'the colour of its ground',
      '<font><color rgb="FF0000FF"/></font>',
      '<fill><patternFill patternType="solid"><fgColor rgb="FF0000FF"/></patternFill></fill>',
      '',
      'fontId="1" fillId="1"',
    ],
    ['a cell crossed out', '', '', '<border diagonalUp="1"><diagonal style="thin"/></border>', 'borderId="1"'],
  ])('with a mark in %s goes to staff', (_, fonts, fills, borders, ids) => {
    expect(findingsWith(fonts, fills, borders, ids)).not.toEqual([]);
  });

  it('with a mark in plain letters does not', () => {
    expect(findingsWith('<font><sz val="11"/><color theme="1"/></font>', '', '', 'fontId="1"')).toEqual([]);
  });

  it.each([
    [
      'a rule that changes how cells look',
      '<conditionalFormatting sqref="B3"><cfRule type="expression"/></conditionalFormatting>',
    ],
    [
      'words at the head of its pages',
      '<headerFooter><oddHeader>&amp;C&amp;"Arial"&amp;12DRAFT</oddHeader></headerFooter>',
    ],
  ])('with %s goes to staff', (_, part) => {
    const name = 'xl/sheet1.xml';
    const plain = strFromU8(unzipSync(xlsx(form(YES)).bytes)[name] ?? new Uint8Array());
    const read = (content: string) => readDocument(sheetDocument(xlsx([], { [name]: content }))).findings;
    expect(read(plain)).toEqual([]);
    expect(read(plain.replace('</worksheet>', `${part}</worksheet>`))).not.toEqual([]);
  });

  it('with the number of the page at its foot does not', () => {
    const name = 'xl/sheet1.xml';
    const foot = '<headerFooter><oddFooter>&amp;L&amp;D&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>';
    const plain = strFromU8(unzipSync(xlsx(form(YES)).bytes)[name] ?? new Uint8Array());
    const content = plain.replace('</worksheet>', `${foot}</worksheet>`);
    expect(readDocument(sheetDocument(xlsx([], { [name]: content }))).findings).toEqual([]);
  });

  it('shows parts of a text in formats of their own, and the last result of a formula', () => {
    const strings = `<sst xmlns="${MAIN}"><si><r><t>plain </t></r><r><rPr><strike/></rPr><t>struck</t></r></si></sst>`;
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1</f><v>X</v></c></row></sheetData></worksheet>`;
    const rels = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="strings.xml"/></Relationships>`;
    const parts = { 'xl/strings.xml': strings, 'xl/sheet1.xml': sheet, 'xl/_rels/workbook.xml.rels': rels };
    const { paragraphs } = sheetDocument(xlsx([], parts));
    expect(paragraphs.map(paragraphText)).toEqual(['plain struck', 'X']);
    expect(paragraphs[0]?.items[1]).toMatchObject({ text: 'struck', format: new Set(['strike']) });
    expect(paragraphs[1]?.place).toMatchObject({ row: 0, column: 2 });
  });
});
