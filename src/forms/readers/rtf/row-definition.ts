import type { Merge } from '../../document/merged-cells.ts';

const MOST_CELLS = 100;

export interface CellDefinition {
  /** Number of its ground in the table of colours; 0 is none. */
  ground: number;
  /** A pattern covers it. */
  patterned: boolean;
  merge: Merge | null;
  /** It goes on with the cell before it in its row. */
  isSwallowed: boolean;
  /** The sides that are drawn. */
  borders: Border[];
}

interface Border {
  /** In points. */
  width: number;
  /** Number in the table of colours. */
  colour: number;
}

const TWENTIETHS = 20;
/** Twentieths of a point: no letter is so low. */
const FLAT = 100;
const SIDE = /^clbrdr[tlbr]$/;
/** Lines made of several, or drawn with twice their width. */
const BROAD = /^brdr(?:th|db|triple|tn|wavy|emboss|engrave)/;
const BROAD_LINE = 2;

const MERGES: Readonly<Record<string, Merge>> = { clvmgf: 'first', clvmrg: 'continued' };

/** The row that is defined: its cells' words come before the edge that ends each of them. */
export class RowDefinition {
  cells: CellDefinition[] = [];
  /** Someone changed the row itself with change tracking; the file does not say how. */
  isChanged = false;
  /** Fixed at a height at which nothing can be seen in it. */
  isFlat = false;
  #cell: CellDefinition = emptyCell();
  /** The side that is described. */
  #border: Border | null = null;

  /** Takes a word of a row's definition. False if it is none. */
  take(word: string, value: number | null): boolean {
    const merge = MERGES[word];
    if (word === 'trowd') this.#begin();
    else if (word === 'trauth') this.isChanged = true;
    else if (word === 'trrh') this.isFlat = isFlat(value ?? 0);
    else if (word === 'clshdng') this.#cell.patterned = (value ?? 0) > 0;
    else if (word === 'clcbpat') this.#cell.ground = value ?? 0;
    else if (merge) this.#cell.merge = merge;
    else if (word === 'clmrg') this.#cell.isSwallowed = true;
    else if (SIDE.test(word)) this.#openSide();
    else if (word === 'cellx') this.#endCell();
    else return this.#takeLine(word, value);
    return true;
  }

  #openSide(): void {
    this.#border = { width: 0, colour: 0 };
    this.#cell.borders.push(this.#border);
  }

  #takeLine(word: string, value: number | null): boolean {
    if (word.startsWith('trbrdr')) this.#border = null;
    const border = this.#border;
    if (!border || !word.startsWith('brdr')) return false;
    if (word === 'brdrw') border.width = Math.max(border.width, (value ?? 0) / TWENTIETHS);
    else if (word === 'brdrcf') border.colour = value ?? 0;
    else if (BROAD.test(word)) border.width = Math.max(border.width, BROAD_LINE);
    return true;
  }

  #begin(): void {
    this.cells = [];
    this.isChanged = false;
    this.isFlat = false;
    this.#cell = emptyCell();
    this.#border = null;
  }

  #endCell(): void {
    if (this.cells.length < MOST_CELLS) this.cells.push(this.#cell);
    this.#cell = emptyCell();
    this.#border = null;
  }
}

function emptyCell(): CellDefinition {
  return { ground: 0, patterned: false, merge: null, isSwallowed: false, borders: [] };
}

/** Negative heights are fixed, others grow with what stands in the row. */
function isFlat(height: number): boolean {
  return height < 0 && -height < FLAT;
}
