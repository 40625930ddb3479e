import type { Merge } from '../../merged-cells.ts';

const MOST_CELLS = 100;

export interface CellDefinition {
  /** Number of its ground in the table of colours; 0 is none. */
  ground: number;
  merge: Merge | null;
}

const MERGES: Readonly<Record<string, Merge>> = { clvmgf: 'first', clvmrg: 'continued' };

/** The row that is defined: its cells' words come before the edge that ends each of them. */
export class RowDefinition {
  cells: CellDefinition[] = [];
  /** Someone changed the row itself with change tracking; the file does not say how. */
  isChanged = false;
  #cell: CellDefinition = { ground: 0, merge: null };

  /** Takes a word of a row's definition. False if it is none. */
  take(word: string, value: number | null): boolean {
    const merge = MERGES[word];
    if (word === 'trowd') this.#begin();
    else if (word === 'trauth') this.isChanged = true;
    else if (word === 'clcbpat') this.#cell.ground = value ?? 0;
    else if (merge) this.#cell.merge = merge;
    else if (word === 'cellx') this.#endCell();
    else return false;
    return true;
  }

  #begin(): void {
    this.cells = [];
    this.isChanged = false;
    this.#cell = { ground: 0, merge: null };
  }

  #endCell(): void {
    if (this.cells.length < MOST_CELLS) this.cells.push(this.#cell);
    this.#cell = { ground: 0, merge: null };
  }
}
