import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { xlsxDocument } from '../../../src/forms/readers/sheet/xlsx-document.ts';
import { circular142 } from '../../support/circular-142.ts';
import { WORDING } from '../../support/form-wording.ts';
import { readDocument } from '../../support/read-form.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const FORM = WORDING.en;

/** Styles: 1 is in a thick red frame, 2 shows nothing whatever it holds, 3 puts a word before it, 4 a sign in place of a number. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode=";;;"/><numFmt numFmtId="171" formatCode="&quot;NOT &quot;@"/><numFmt numFmtId="172" formatCode="&quot;☒&quot;;;&quot;☐&quot;"/></numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/><border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thick"><color rgb="FFFF0000"/></${side}>`).join('')}</border></borders><cellXfs><xf/><xf borderId="1"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>`;

type Cell = string | number | boolean;
type Style = 1 | 2 | 3 | 4;

function workbook(rows: Cell[][], styled: Record<string, Style> = {}) {
  const cell = (value: Cell, name: string) => {
    const style = ` s="${styled[name] ?? 0}"`;
    if (typeof value === 'boolean') return `<c r="${name}"${style} t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'string' && value.startsWith('=')) return `<c r="${name}"><f>${value.slice(1)}</f></c>`;
    if (typeof value === 'number') return `<c r="${name}"${style}><v>${value}</v></c>`;
    return value === '' && !styled[name] ? '' : `<c r="${name}"${style} t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const data = rows.map((cells, row) => {
    const name = (column: number) => `${String.fromCharCode(65 + column)}${row + 1}`;
    return `<row r="${row + 1}">${cells.map((value, column) => cell(value, name(column))).join('')}</row>`;
  });
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = (all: string) => `<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
  const parts = {
    '_rels/.rels': links(link('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Annex 2" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(link('r1', 'worksheet', 'sheet1.xml') + link('r2', 'styles', 'styles.xml')),
    'xl/styles.xml': STYLES,
    'xl/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${data.join('')}</sheetData></worksheet>`,
  };
  const files = Object.entries(parts).map(([name, content]) => [name, strToU8(content)]);
  return { name: 'Annex 2.xlsx', bytes: zipSync(Object.fromEntries(files)) };
}

type Answer = 'none' | 'comments' | 'no';
const ANSWERS: Answer[] = ['none', 'comments', 'no', 'none', 'none', 'comments', 'no', 'none'];
const READ = ANSWERS.map((answer) => ({ none: 'assign none', comments: 'assign attached', no: 'not-assign' })[answer]);

/** A row for each statement and option, with a cell for its mark before it. */
function inRows(mark: (isChosen: boolean) => Cell): Cell[][] {
  const rows = circular142.texts.flatMap(({ ref }, at): Cell[][] => {
    const answer = ANSWERS[at];
    return [
      [FORM.label(ref), mark(answer !== 'no'), FORM.assign],
      ['', mark(answer === 'none'), FORM['no-comments']],
      ['', mark(answer === 'comments'), FORM.comments],
      ['', mark(answer === 'no'), FORM['not-assign']],
    ];
  });
  return [[FORM.heading], ['', '', FORM.instruction], ...rows];
}

/** A row for each text, and a column for each answer. */
function inColumns(mark: (isChosen: boolean, row: number) => Cell): Cell[][] {
  const columns: Answer[] = ['none', 'comments', 'no'];
  const head = [`${FORM.assign} ${FORM['no-comments']}`, `${FORM.assign} ${FORM.comments}`, FORM['not-assign']];
  const rows = circular142.texts.map(({ ref }, at): Cell[] => [
    FORM.label(ref),
    ...columns.map((column) => mark(ANSWERS[at] === column, at)),
  ]);
  return [[FORM.heading], ['', ...head], ...rows];
}

const read = (rows: Cell[][], styled: Record<string, Style> = {}) => {
  const { answers, findings } = readDocument(xlsxDocument(workbook(rows, styled)));
  return { answers: Object.values(answers), findings };
};

describe('a form in a sheet', () => {
  it.each<[string, Cell[][]]>([
    ['true and false before the statements, as boxes of Excel are stored', inRows((isChosen) => isChosen)],
    ['true and false below the answers', inColumns((isChosen) => isChosen)],
    ['1 and 0 below the answers', inColumns((isChosen) => (isChosen ? 1 : 0))],
  ])('is read by %s', (_, rows) => {
    expect(read(rows)).toEqual({ answers: READ, findings: [] });
  });

  it.each<[string, Cell[][]]>([
    ['a text has 1 twice', inColumns((isChosen, row) => (isChosen || row === 0 ? 1 : 0))],
    ['a text has 2', inColumns((isChosen, row) => (isChosen ? (row === 0 ? 2 : 1) : 0))],
  ])('goes to staff where %s', (_, rows) => {
    expect(read(rows).findings).toContainEqual(expect.stringContaining('X.1150'));
  });

  it('goes to staff where another statement is framed, or a mark is in a cell that shows nothing', () => {
    const ticked = inRows((isChosen) => (isChosen ? '☒' : '☐'));
    expect(read(ticked)).toEqual({ answers: READ, findings: [] });
    expect(read(ticked, { C6: 1 }).findings).toEqual(['mark-unclear']);
    expect(read(ticked, { B3: 2 }).findings).toEqual(['mark-unclear X.1150']);
  });

  it('goes to staff where a number format shows other words than the cell holds, or a formula was never worked out', () => {
    const ticked = inRows((isChosen) => (isChosen ? '☒' : '☐'));
    expect(read(ticked, { C3: 3 }).findings).toEqual(['mark-unclear']);
    const counted = inColumns((isChosen) => (isChosen ? 1 : 0));
    expect(read(counted, { B3: 4 }).findings).toEqual(['mark-unclear']);
    const worked = inRows((isChosen) => (isChosen ? 'X' : ''));
    expect(read(worked)).toEqual({ answers: READ, findings: [] });
    expect(read(worked.map((row, at) => (at === 5 ? ['', '="X"', FORM['not-assign']] : row))).findings).toEqual([
      'mark-unclear',
    ]);
  });
});
