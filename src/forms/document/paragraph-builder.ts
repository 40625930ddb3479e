import type { Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';
import { colouredCells } from './coloured-cells.ts';
import type { BoxItem, Change, DocumentProblem, Emphasis, FormDocument, Item, Paragraph } from './form-document.ts';
import { framedCells } from './framed-cells.ts';
import { areSetAlike, type LettersSet } from './letters-set.ts';
import { type Merge, MergedCells } from './merged-cells.ts';
import { byStrokes, hasRingedBox } from './struck-letters.ts';
import type { CellLook, WalkedCell } from './walked-cell.ts';

/** How much of a document is taken in before it is refused: many times a circular with all its annexes. */
const LIMITS = { paragraphs: 100_000, characters: 3_000_000, boxes: 20_000, depth: 40 };

/** RIGHT-TO-LEFT OVERRIDE: letters behind it are shown in reverse order, whatever they are. */
const REVERSING = /\u202E/u;

const EMPHASES = ['strike', 'highlight', 'bold', 'italic', 'underline', 'colour', 'faint', 'dimmed', 'hidden'] as const;

const EMPHASIS_SETS = new Map<string, ReadonlySet<Emphasis>>();

/** The set of these kinds of emphasis. Equal sets are one object, so that runs of equal format can be joined. */
export function emphasisSet(has: Partial<Record<Emphasis, boolean>>): ReadonlySet<Emphasis> {
  const present = EMPHASES.filter((emphasis) => has[emphasis]);
  const key = present.join();
  const known = EMPHASIS_SETS.get(key);
  if (known) return known;
  const set = new Set(present);
  EMPHASIS_SETS.set(key, set);
  return set;
}

export const PLAIN: ReadonlySet<Emphasis> = emphasisSet({});

/** The same format, struck. */
export function struck(format: ReadonlySet<Emphasis>): ReadonlySet<Emphasis> {
  return emphasisSet({ ...Object.fromEntries([...format].map((each) => [each, true])), strike: true });
}

/** Longer text is no mark. */
const LONGEST_MARK = 3;

interface OpenTable {
  table: number;
  row: number;
  column: number;
  /** The first letters of what is written in it. */
  written: string;
}

interface Frame {
  items: Item[];
  tables: OpenTable[];
}

/** Where a word may be broken, unless it is: nobody sees it. Behind a capital some programs write it for the hyphen itself. */
const SOFT_HYPHEN = /(?<=\p{L})(?<!\p{Lu})\u00AD(?=\p{L})(?!\p{Lu})/gu;

/**
 * Collects a document's paragraphs in reading order, and knows at each moment in which cell of which table it stands.
 * For formats that are read as a stream; every reader that uses it shares its limits.
 */
export class ParagraphBuilder {
  readonly #part: string;
  readonly #paragraphs: Paragraph[] = [];
  readonly #problems: DocumentProblem[] = [];
  readonly #outer: Frame[] = [];
  readonly #cells: WalkedCell[] = [];
  readonly #merged = new MergedCells();
  readonly #counts = { paragraphs: 0, characters: 0, boxes: 0 };
  #items: Item[] = [];
  #tables: OpenTable[] = [];
  #tableCount = 0;

  /** @param part the name of the part that is read, for every place in it. */
  constructor(part: string) {
    this.#part = part;
  }

  /** How many tables are open around this place. */
  get tableDepth(): number {
    return this.#tables.length;
  }

  /** Whether nothing was written since the last paragraph ended. */
  get atParagraphStart(): boolean {
    return this.#items.length === 0;
  }

  /** @param letters how the letters are set, where the file tells. */
  text(text: string, format: ReadonlySet<Emphasis> = PLAIN, change?: Change, letters: LettersSet = {}): void {
    if (text === '') return;
    if (REVERSING.test(text)) this.reverseLetters();
    if (hasRingedBox(text)) this.problem('mark-unclear', say('box-ringed'), this.place());
    this.#counts.characters = within('characters', this.#counts.characters + text.length);
    for (const piece of byStrokes(text.replace(SOFT_HYPHEN, '')))
      this.#piece(piece.text, piece.isStruck ? struck(format) : format, change, letters);
  }

  #piece(text: string, format: ReadonlySet<Emphasis>, change: Change | undefined, letters: LettersSet): void {
    const table = this.#tables.at(-1);
    if (table && table.written.length <= LONGEST_MARK) table.written = (table.written + text).trimStart();
    const last = this.#items.at(-1);
    const isAlike = last?.kind === 'text' && last.format === format && last.change === change;
    if (isAlike && areSetAlike(last, letters)) last.text += text;
    else this.#items.push({ kind: 'text', text, format, ...letters, ...(change && { change }) });
  }

  box(box: Omit<BoxItem, 'kind'>): void {
    this.#counts.boxes = within('boxes', this.#counts.boxes + 1);
    this.#items.push({ kind: 'box', ...box });
  }

  /** Ends the paragraph; one without text and boxes is counted but not kept. Returns the one that was kept. */
  endParagraph(): Paragraph | null {
    const paragraph = this.#items.length > 0 ? { place: this.place(), items: this.#items } : null;
    if (paragraph) this.#paragraphs.push(paragraph);
    this.#counts.paragraphs = within('paragraphs', this.#counts.paragraphs + 1);
    this.#items = [];
    return paragraph;
  }

  /** Ends the paragraph if anything was written since the last one ended. */
  breakParagraph(): Paragraph | null {
    return this.#items.length > 0 ? this.endParagraph() : null;
  }

  openTable(): void {
    within('depth', this.#tables.length + 1);
    this.#tables.push({ table: this.#tableCount, row: 0, column: 0, written: '' });
    this.#tableCount += 1;
  }

  /** Closes the innermost table. One within a cell that holds a mark alone may be laid anywhere over the form. */
  closeTable(): void {
    const written = this.#tables.pop()?.written.trim() ?? '';
    if (this.#tables.length === 0 || written === '' || written.length > LONGEST_MARK) return;
    this.problem('mark-unclear', say('mark-in-own-table', { text: written }), this.place());
  }

  /** Moves to a cell of the innermost table; zero-based. */
  atCell(row: number, column: number): void {
    const table = this.#tables.at(-1);
    if (table) Object.assign(table, { row, column });
  }

  nextCell(): void {
    const table = this.#tables.at(-1);
    if (table) table.column += 1;
  }

  nextRow(): void {
    const table = this.#tables.at(-1);
    if (table) Object.assign(table, { row: table.row + 1, column: 0 });
  }

  /** Enters a text box inside the paragraph: its own paragraphs come first, the paragraph around it goes on after. */
  openFrame(): void {
    within('depth', this.#outer.length + 1);
    this.#outer.push({ items: this.#items, tables: this.#tables });
    this.#items = [];
    this.#tables = [...this.#tables];
  }

  closeFrame(): void {
    this.breakParagraph();
    const frame = this.#outer.pop();
    if (frame) {
      this.#items = frame.items;
      this.#tables = frame.tables;
    }
  }

  place(): Place {
    const cell = this.#tables.at(-1);
    const address = cell && { table: cell.table, row: cell.row, column: cell.column };
    return { part: this.#part, ...address, paragraph: this.#counts.paragraphs };
  }

  problem(code: DocumentProblem['code'], { message, said }: Saying, place?: Place): void {
    if (this.#problems.some((known) => known.code === code && known.message === message)) return;
    this.#problems.push({ code, message, ...(said && { said }), ...(place && { place }) });
  }

  /** Notes that letters here are shown in reverse order: what a person sees is not what the file says. */
  reverseLetters(): void {
    this.problem('mark-unclear', say('letters-reversed'), this.place());
  }

  /** Notes what the cell at this place looks like, or that of another column of its row. */
  lookOfCell(look: CellLook, column?: number): void {
    const place = this.place();
    if (place.table !== undefined)
      this.#cells.push({ ...look, place: { ...place, column: column ?? place.column ?? 0 } });
  }

  /** Notes that the cell at this place spans so many rows. */
  spanRows(rows: number): void {
    this.#merged.span(this.place(), rows);
  }

  /** Notes that a cell of this row spans several columns. */
  widenRow(): void {
    this.#merged.widen(this.place());
  }

  /** Notes of how many cells this row is made, in a format that has no columns. */
  countCells(cells: number): void {
    this.#merged.countCells(this.place(), cells);
  }

  /** Notes how the cell at this place, or that of another column of its row, is joined with those above and below. */
  mergeCell(merge: Merge, column?: number): void {
    const place = this.place();
    if (place.table !== undefined) this.#merged.join({ ...place, column: column ?? place.column ?? 0 }, merge);
  }

  /** Whether something is written in a cell of the row at this place. */
  isWritten(column: number): boolean {
    const { table = 0, row = 0 } = this.place();
    for (const { place, items } of this.#paragraphs.toReversed()) {
      if (place.table === undefined || place.table < table || (place.table === table && (place.row ?? 0) < row)) break;
      const isHere = place.table === table && place.column === column;
      if (isHere && items.some((item) => item.kind === 'box' || item.text.trim() !== '')) return true;
    }
    return false;
  }

  result(): FormDocument {
    this.breakParagraph();
    for (const paragraph of this.#paragraphs) {
      const rows = paragraph.place.table === undefined ? 1 : this.#merged.rowsAt(paragraph.place);
      if (rows > 1) paragraph.rows = rows;
      if (this.#merged.isUneven(paragraph.place)) paragraph.isInUnevenRow = true;
    }
    const cells = this.#cells.splice(0);
    for (const each of [...colouredCells(cells), ...framedCells(cells)]) this.problem(each.code, each, each.place);
    return { paragraphs: this.#paragraphs, problems: this.#problems };
  }
}

function within(what: keyof typeof LIMITS, count: number): number {
  if (count <= LIMITS[what]) return count;
  throw new UnreadableFile('attachment-too-large', say('file-too-much', { most: LIMITS[what], what }));
}
