import type { Styled } from './cells.ts';
import type { Attributes } from './elements.ts';

const WIDEST = 1000;
const LONGEST = 10_000;

/** Where the cells of an HTML table stand: a cell that spans rows moves those of the rows below to the right. */
export class TableGrid {
  row = -1;
  /** The row that is open, as its tag writes it. */
  rowLook: Styled | null = null;
  /** A foot was written before what it stands below. */
  footEnds = false;
  #column = 0;
  /** For each column how many more rows a cell from above takes. */
  readonly #spans: number[] = [];
  #taken = new Set<number>();

  openRow(row: Styled | null): void {
    this.row += 1;
    this.rowLook = row;
    this.#column = 0;
    this.#taken = new Set();
    this.#spans.forEach((rows, column) => {
      if (rows <= 0) return;
      this.#taken.add(column);
      this.#spans[column] = rows - 1;
    });
  }

  /** @returns the cell's column, and how many columns and rows it spans. */
  openCell(attributes: Attributes): { column: number; width: number; rows: number } {
    if (this.row < 0) this.openRow(null);
    while (this.#taken.has(this.#column)) this.#column += 1;
    const column = Math.min(this.#column, WIDEST);
    const width = span(attributes.colspan, WIDEST);
    const further = span(attributes.rowspan, LONGEST) - 1;
    if (further > 0) {
      for (let at = column; at < Math.min(column + width, WIDEST); at += 1) this.#spans[at] = further;
    }
    this.#column = column + width;
    return { column, width, rows: further + 1 };
  }
}

/** Zero means "to the end". */
function span(value: string | undefined, most: number): number {
  const number = Number.parseInt(value ?? '1', 10);
  if (number === 0) return most;
  return Number.isInteger(number) && number > 0 ? Math.min(number, most) : 1;
}
