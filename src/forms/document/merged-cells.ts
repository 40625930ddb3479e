import type { Place } from '../../domain/evidence.ts';

/** How a cell is joined with others of its column: the topmost of them, or one that goes on with the cell above it. */
export type Merge = 'first' | 'continued';

interface Chain {
  key: string;
  lastRow: number;
}

/** Which cells of a document's tables span several rows, and which rows have cells over several columns, as its format says. */
export class MergedCells {
  readonly #rows = new Map<string, number>();
  /** The chain that a further cell of its column may go on with. */
  readonly #open = new Map<string, Chain>();
  readonly #uneven = new Set<string>();
  readonly #mostCells = new Map<number, number>();
  /** Where columns are only counted: how many cells each row has, by table. */
  readonly #counts = new Map<number, Map<number, number>>();

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

  /** A row with a cell over several columns. */
  widen({ table, row }: Place): void {
    this.#uneven.add(`${table} ${row ?? 0}`);
  }

  /** A row of so many cells: one with fewer than others has cells over several columns. */
  countCells({ table, row }: Place, cells: number): void {
    if (table === undefined) return;
    const counts = this.#counts.get(table) ?? new Map<number, number>();
    this.#counts.set(table, counts.set(row ?? 0, cells));
  }

  isUneven({ table, row }: Place): boolean {
    if (table === undefined) return false;
    const counts = this.#counts.get(table);
    const own = counts?.get(row ?? 0);
    return this.#uneven.has(`${table} ${row ?? 0}`) || (counts !== undefined && own !== this.#most(table, counts));
  }

  #most(table: number, counts: ReadonlyMap<number, number>): number {
    const known = this.#mostCells.get(table) ?? Math.max(...counts.values());
    this.#mostCells.set(table, known);
    return known;
  }

  /** How many rows the cell at this place spans. */
  rowsAt(place: Place): number {
    return this.#rows.get(keyOf(place)) ?? 1;
  }
}

function keyOf({ table, row, column }: Place): string {
  return `${table} ${row ?? 0} ${column ?? 0}`;
}
