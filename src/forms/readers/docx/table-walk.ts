import type { Merge } from '../../merged-cells.ts';
import type { ParagraphBuilder } from '../../paragraph-builder.ts';
import { child, type XmlElement } from '../../parse-xml.ts';
import type { CellLook } from '../../walked-cell.ts';

interface OpenTable {
  row: number;
  column: number;
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
    this.#open.push({ row: -1, column: 0 });
    walk();
    this.#open.pop();
    this.#builder.closeTable();
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

  cell(cell: { span: number; look: CellLook; merge: Merge | null }, walk: () => void): void {
    const table = this.#open.at(-1);
    const column = table?.column ?? 0;
    if (table) {
      this.#builder.atCell(table.row, column);
      this.#builder.lookOfCell(cell.look);
      if (cell.span > 1) this.#builder.widenRow();
      if (cell.merge) this.#builder.mergeCell(cell.merge);
    }
    walk();
    if (table) table.column = column + cell.span;
  }
}

/** w:vMerge without a value goes on with the cell above (17.4.84). */
export function mergeOf(cellProperties: XmlElement | undefined): Merge | null {
  const merge = child(cellProperties, 'w:vMerge');
  if (!merge) return null;
  return merge.attributes['w:val'] === 'restart' ? 'first' : 'continued';
}
