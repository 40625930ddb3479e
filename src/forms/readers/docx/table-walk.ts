import type { Place } from '../../../domain/evidence.ts';
import type { ParagraphBuilder } from '../../paragraph-builder.ts';

interface OpenTable {
  row: number;
  column: number;
  cells: WalkedCell[];
}

interface WalkedCell {
  column: number;
  shaded: boolean;
  place: Place;
}

/**
 * Keeps the address of the cell that is walked. Rows and cells may lie inside content controls, so they count
 * themselves instead of being counted by the table. Columns are those of the table's grid: a cell that spans two
 * leaves the next one at its place.
 */
export class TableWalk {
  readonly #builder: ParagraphBuilder;
  readonly #open: OpenTable[] = [];

  constructor(builder: ParagraphBuilder) {
    this.#builder = builder;
  }

  table(walk: () => void): void {
    this.#builder.openTable();
    this.#open.push({ row: -1, column: 0, cells: [] });
    walk();
    const table = this.#open.pop();
    this.#builder.closeTable();
    this.#reportShading(table?.cells ?? []);
  }

  /** @param columnsBefore grid columns left free at the row's start. */
  row(columnsBefore: number, walk: () => void): void {
    const table = this.#open.at(-1);
    if (table) {
      table.row += 1;
      table.column = columnsBefore;
    }
    walk();
  }

  cell(cell: { span: number; shaded: boolean }, walk: () => void): void {
    const table = this.#open.at(-1);
    const column = table?.column ?? 0;
    if (table) {
      this.#builder.atCell(table.row, column);
      table.cells.push({ column, shaded: cell.shaded, place: this.#builder.place() });
    }
    walk();
    if (table) table.column = column + cell.span;
  }

  /** Some people colour a cell instead of ticking its box; a column coloured throughout is mere layout. */
  #reportShading(cells: WalkedCell[]): void {
    for (const cell of cells.filter((each) => each.shaded)) {
      const others = cells.filter((each) => each.column === cell.column && each.place.row !== 0);
      if (cell.place.row === 0 || others.every((each) => each.shaded)) continue;
      const row = (cell.place.row ?? 0) + 1;
      this.#builder.problem('mark-unclear', `A cell in row ${row} is coloured, which may be a mark.`, cell.place);
    }
  }
}
