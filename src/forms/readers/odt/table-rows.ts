import { childElements, textContent, type XmlElement } from '../../packages/parse-xml.ts';

/** A row of a table, and where it stands. */
export interface TableRow {
  row: XmlElement;
  number: number;
  /** Hidden by hand or by a filter. */
  isHidden: boolean;
}

/** A cell of a row, and where it stands. */
export interface TableCell {
  cell: XmlElement;
  column: number;
  /** Another cell, merged over this one, hides what it holds. */
  isCovered: boolean;
}

/** More equal rows or cells than a form has beside each other; those that are empty need not be written out. */
const MOST_COPIES = 100;
const GROUPS = /^table:table-(header-rows|row-group|rows)$/;

/** The rows of a table, repeated ones written out. Rows may be grouped; a group's rows are as good as rows that stand alone. */
export function rowsOf(table: XmlElement): TableRow[] {
  const found: TableRow[] = [];
  let number = 0;
  const take = (element: XmlElement) => {
    for (const row of childElements(element)) {
      if (GROUPS.test(row.name)) take(row);
      if (row.name !== 'table:table-row') continue;
      const count = repeats(row, 'table:number-rows-repeated');
      const isHidden = (row.attributes['table:visibility'] ?? 'visible') !== 'visible';
      for (let i = 0; i < copies(row, count); i++) found.push({ row, number: number + i, isHidden });
      number += count;
    }
  };
  take(table);
  return found;
}

/** The cells of a row, repeated ones written out. */
export function cellsOf(row: XmlElement): TableCell[] {
  const found: TableCell[] = [];
  let column = 0;
  for (const cell of childElements(row)) {
    const isCovered = cell.name === 'table:covered-table-cell';
    if (cell.name !== 'table:table-cell' && !isCovered) continue;
    const count = repeats(cell, 'table:number-columns-repeated');
    for (let i = 0; i < copies(cell, count); i++) found.push({ cell, column: column + i, isCovered });
    column += count;
  }
  return found;
}

function repeats({ attributes }: XmlElement, attribute: string): number {
  return Number(attributes[attribute] ?? 1) || 1;
}

function copies(element: XmlElement, count: number): number {
  return textContent(element).trim() === '' ? 1 : Math.min(count, MOST_COPIES);
}
