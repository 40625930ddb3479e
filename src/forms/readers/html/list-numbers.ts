import { type Numbering, numberAsMark } from '../list-labels.ts';
import { type Attributes, BULLET } from './elements.ts';
import type { Look } from './look.ts';

const NUMBERINGS: Readonly<Record<string, Numbering>> = {
  'upper-roman': 'roman',
  'lower-roman': 'roman',
  'upper-alpha': 'letters',
  'lower-alpha': 'letters',
  'upper-latin': 'letters',
  'lower-latin': 'letters',
  decimal: 'digits',
};
/** What browsers draw for these, in which a person may see a mark where they stand beside one another. */
const DRAWN: Readonly<Record<string, string>> = { disc: '●', circle: '○', square: '■' };

const BY_DEPTH = ['disc', 'circle', 'square'];

interface OpenList {
  /** Where its counting began, if need be in the list that it goes on with. */
  start: number;
  next: number;
}

/** The lists that are open at a place of a page, and what browsers show before their items. */
export class ListNumbers {
  readonly #open: OpenList[] = [];
  /** By the depth of its list, what was drawn before the last item. */
  readonly #drawn = new Map<number, string>();
  /** By their depth, the lists that were closed last. */
  readonly #closed = new Map<number, OpenList>();

  open({ start = '' }: Attributes): void {
    const first = /^\s*-?\d+/.test(start) ? Number.parseInt(start, 10) : 1;
    const closed = this.#closed.get(this.#open.length);
    this.#open.push({ start: closed?.next === first ? closed.start : first, next: first });
  }

  close(): void {
    const list = this.#open.pop();
    if (list) this.#closed.set(this.#open.length, list);
  }

  /**
   * What is shown before the item that begins, where it is more than a number or a bullet: a number that reads as a
   * mark, or a dot, ring or square where the item before it at this depth has another.
   */
  item({ value = '' }: Attributes, { marker = '' }: Look): string | null {
    const list = this.#open.at(-1);
    if (!list) return null;
    if (/^\s*-?\d+/.test(value)) Object.assign(list, { start: Number(value), next: Number(value) });
    const number = list.next;
    list.next += 1;
    const drawn = DRAWN[marker === BULLET ? (BY_DEPTH[this.#open.length - 1] ?? 'square') : marker];
    const before = this.#drawn.get(this.#open.length);
    if (drawn !== undefined) this.#drawn.set(this.#open.length, drawn);
    if (drawn !== undefined && before !== undefined && before !== drawn) return drawn;
    return numberAsMark({ numbering: NUMBERINGS[marker] ?? 'other', start: list.start }, number);
  }
}
