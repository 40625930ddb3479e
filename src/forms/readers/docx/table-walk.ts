import type { Merge } from '../../document/merged-cells.ts';
import type { ParagraphBuilder } from '../../document/paragraph-builder.ts';
import type { CellLook } from '../../document/walked-cell.ts';
import { child, type XmlElement } from '../../packages/parse-xml.ts';

interface OpenTable {
  row: number;
  column: number;
  /** What stands in the last cell of each column that begins a chain of merged ones. */
  first: Map<number, string>;
}

interface WalkedTableCell {
  span: number;
  look: CellLook;
  merge: Merge | null;
  /** It goes on with the cell beside it, and shows nothing of its own. */
  isSwallowed: boolean;
  text: () => string;
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
    this.#open.push({ row: -1, column: 0, first: new Map() });
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

  /** @param walk reads the cell; told whether its text is hidden, as it is where a merged cell holds another than its first. */
  cell(cell: WalkedTableCell, walk: (isHidden: boolean) => void): void {
    const table = this.#open.at(-1);
    const column = table?.column ?? 0;
    if (cell.merge === 'first') table?.first.set(column, cell.text());
    const isOther = cell.merge === 'continued' && !['', table?.first.get(column)].includes(cell.text());
    if (table) {
      this.#builder.atCell(table.row, column);
      this.#builder.lookOfCell(cell.look);
      if (cell.span > 1) this.#builder.widenRow();
      if (cell.merge) this.#builder.mergeCell(cell.merge);
    }
    walk(isOther || (cell.isSwallowed && cell.text() !== ''));
    if (table) table.column = column + cell.span;
  }
}

/** w:hMerge without a value goes on with the cell before (17.4.22); a tracked merge may do so with the one above (17.13.5.3). */
export function isSwallowed(cellProperties: XmlElement | undefined): boolean {
  const across = child(cellProperties, 'w:hMerge');
  const tracked = child(cellProperties, 'w:cellMerge')?.attributes;
  const isTracked = tracked !== undefined && (tracked['w:vMerge'] ?? tracked['w:vMergeOrig']) === 'cont';
  return isTracked || (across !== undefined && across.attributes['w:val'] !== 'restart');
}

/** w:vMerge without a value goes on with the cell above (17.4.84). */
export function mergeOf(cellProperties: XmlElement | undefined): Merge | null {
  const merge = child(cellProperties, 'w:vMerge');
  if (!merge) return null;
  return merge.attributes['w:val'] === 'restart' ? 'first' : 'continued';
}
