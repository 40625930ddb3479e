import { say } from '../../sentences.ts';
import { BrokenStructure } from './compound-file.ts';
import type { Range } from './file-information.ts';

/** A run of bytes of the document stream that share their properties. */
export interface PropertyRun {
  start: number;
  end: number;
  /** The properties' bytes; empty where there are none of their own. */
  properties: Buffer;
}

const PAGE_SIZE = 512;
/** A page entry has 22 bits of page number. */
const PAGE_NUMBER = 0x3fffff;
const NOTHING = Buffer.alloc(0);

interface Page {
  bounds: number[];
  properties: Buffer[];
}

const NO_PAGE: Page = { bounds: [], properties: [] };

/**
 * Looks up the formatting of a place in the document stream, in the 512-byte pages where Word keeps it
 * ([MS-DOC] 2.9.33, 2.9.174). Pages are read when a place in them is first asked for.
 */
export class PropertyPages {
  readonly #document: Buffer;
  readonly #entrySize: number;
  readonly #bounds: number[] = [];
  readonly #numbers: number[] = [];
  readonly #pages = new Map<number, Page>();

  constructor(document: Buffer, table: Buffer, range: Range, kind: 'character' | 'paragraph') {
    this.#document = document;
    this.#entrySize = kind === 'character' ? 1 : 13;
    const plc = table.subarray(range.offset, range.offset + range.length);
    const count = Math.floor((plc.length - 4) / 8);
    for (let index = 0; index <= count; index += 1) this.#bounds.push(plc.readUInt32LE(4 * index));
    for (let index = 0; index < count; index += 1) {
      this.#numbers.push(plc.readUInt32LE(4 * (count + 1) + 4 * index) & PAGE_NUMBER);
    }
  }

  /**
   * The run that holds this byte.
   * @throws BrokenStructure where no page knows the place: without its properties a text would lose its boxes silently.
   */
  at(offset: number): PropertyRun {
    const page = this.#page(this.#numbers[intervalOf(this.#bounds, offset)]);
    const index = intervalOf(page.bounds, offset);
    const start = page.bounds[index] ?? 0;
    const end = page.bounds[index + 1] ?? 0;
    const properties = page.properties[index];
    if (!properties || end <= offset) throw new BrokenStructure(say('doc-formatting-missing'));
    return { start, end, properties };
  }

  #page(number: number | undefined): Page {
    if (number === undefined) return NO_PAGE;
    const known = this.#pages.get(number);
    if (known) return known;
    const page = this.#readPage(this.#document.subarray(number * PAGE_SIZE, (number + 1) * PAGE_SIZE));
    this.#pages.set(number, page);
    return page;
  }

  #readPage(bytes: Buffer): Page {
    const page: Page = { bounds: [], properties: [] };
    const runs = bytes[PAGE_SIZE - 1] ?? 0;
    if (bytes.length < PAGE_SIZE || 4 * (runs + 1) + this.#entrySize * runs >= PAGE_SIZE) return page;
    for (let run = 0; run <= runs; run += 1) page.bounds.push(bytes.readUInt32LE(4 * run));
    // Runs of one look share their list, and so what is made of it.
    const lists = new Map<number, Buffer>([[0, NOTHING]]);
    for (let run = 0; run < runs; run += 1) {
      const at = 2 * (bytes[4 * (runs + 1) + this.#entrySize * run] ?? 0);
      const list = lists.get(at) ?? this.#propertiesAt(bytes, at);
      lists.set(at, list);
      page.properties.push(list);
    }
    return page;
  }

  /** A character's list counts its bytes; a paragraph's counts words, minus one, or after a zero byte whole words. */
  #propertiesAt(bytes: Buffer, at: number): Buffer {
    const length = bytes[at] ?? 0;
    if (this.#entrySize === 1) return bytes.subarray(at + 1, at + 1 + length);
    if (length > 0) return bytes.subarray(at + 1, at + 2 * length);
    return bytes.subarray(at + 2, at + 2 + 2 * (bytes[at + 1] ?? 0));
  }
}

/** Index of the last bound at or below the value; -1 before the first. The last bound opens no interval. */
function intervalOf(bounds: readonly number[], value: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle + 1] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return (bounds[low] ?? 0) <= value ? low : -1;
}
