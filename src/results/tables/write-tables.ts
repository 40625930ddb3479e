import { stringify } from 'csv-stringify/sync';
import writeExcel, { type Cell } from 'write-excel-file/node';
import { withoutChance } from '../result-file.ts';
import type { ResultTable } from './tables.ts';

/**
 * A table as CSV in UTF-8, with a byte order mark so that spreadsheets know it. A cell that a spreadsheet would take
 * for a formula gets an apostrophe before it: file names, senders and reasons are what strangers wrote.
 */
export function writeCsv({ header, rows }: ResultTable): Uint8Array {
  const csv = stringify([header, ...rows.map((row) => row.map(oneLine))], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  return new TextEncoder().encode(csv);
}

/** The tables as sheets of one workbook. Texts are stored as texts, never as formulas. */
export async function writeXlsx(tables: readonly ResultTable[], at: Date): Promise<Uint8Array> {
  const sheets = tables.map(({ name, header, widths, rows }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      header.map((title): Cell => ({ value: title, type: String, fontWeight: 'bold', backgroundColor: '#F0F2F7' })),
      ...rows.map((row) => row.map(cell)),
    ],
  }));
  return withoutChance(await writeExcel(sheets).toBuffer(), at);
}

function cell(value: string | number): Cell {
  if (typeof value === 'number') return { value, type: Number };
  return value === '' ? null : { value: oneLine(value).slice(0, LONGEST_CELL), type: String };
}

/** Excel's own limit. */
const LONGEST_CELL = 32_767;

/** Without control characters, which XML 1.0 does not allow and which move cells apart in CSV. */
function oneLine<T extends string | number>(value: T): T | string {
  return typeof value === 'string' ? value.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ') : value;
}
