import type { Place } from '../domain/evidence.ts';

/** How a cell is joined with others of its column: the topmost of them, or one that goes on with the cell above it. */
export type Merge = 'first' | 'continued';

interface Chain {
  key: string;
  lastRow: number;
}

/** Which cells of a document's tables span several rows, as its format says. */
export class MergedCells {
  readonly #rows = new Map<string, number>();
  /** The chain that a further cell of its column may go on with. */
  readonly #open = new Map<string, Chain>();

  /** A cell that says itself how many rows it spans. */
  span(place: Place, rows: number): void {
    if (rows > 1) this.#rows.set(keyOf(place), rows);
  }

  /** A cell that only says that it is joined with its neighbour, in reading order. */
  join(place: Place, merge: Merge): void {
    const column = `${place.table} ${place.column ?? 0}`;
    const row = place.row ?? 0;
    const chain = this.#open.get(column);
    if (merge === 'first') this.#open.set(column, { key: keyOf(place), lastRow: row });
    else if (chain?.lastRow === row - 1) {
      chain.lastRow = row;
      this.#rows.set(chain.key, (this.#rows.get(chain.key) ?? 1) + 1);
    }
  }

  /** How many rows the cell at this place spans. */
  rowsAt(place: Place): number {
    return this.#rows.get(keyOf(place)) ?? 1;
  }
}

function keyOf({ table, row, column }: Place): string {
  return `${table} ${row ?? 0} ${column ?? 0}`;
}
