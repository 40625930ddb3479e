import type { FormDocument } from '../../document/form-document.ts';
import { NOTE_SIGN } from '../../document/glyphs.ts';
import { UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { PlacedDrawing } from '../placed-drawing.ts';
import { isTickable } from '../word-fields.ts';
import { characterOfSymbol, characterOfWord } from './characters.ts';
import { FRAMES, isIgnored, LIST_LABELS, PAGE_PARTS } from './destinations.ts';
import { EncodedText } from './encoded-text.ts';
import { FileTables } from './file-tables.ts';
import { emptyFormField, formFieldWord } from './form-field.ts';
import {
  type Destination,
  FIRST_STATE,
  formatAfter,
  type GroupState,
  PLAIN_FORMAT,
  type TextFormat,
} from './group-state.ts';
import { lookAfter, PLAIN_PARAGRAPH } from './paragraph-look.ts';
import { inlinePicture, type Picture, pictureWord } from './picture.ts';
import { RowDefinition } from './row-definition.ts';
import { RtfText } from './rtf-text.ts';
import { drawingOf, emptyShape, type Shape, shapeWord } from './shape.ts';
import type { Token } from './tokens.ts';

const DEEPEST = 300;
const LONGEST_PROPERTY = 100;

const TABLES: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  colortbl: 'colours',
  revtbl: 'authors',
  generator: 'generator',
};

/** Groups whose control words are of their own kind. */
const TOLD_IN_WORDS: ReadonlySet<Destination> = new Set(['fonts', 'colours', 'form', 'picture']);

/** Groups whose characters say nothing. */
const UNREAD: ReadonlySet<Destination> = new Set(['ignored', 'picture', 'form', 'without-unicode']);

/** Those in which most of a file's bytes may stand. */
const UNHEARD: ReadonlySet<Destination> = new Set(['ignored', 'picture']);

/** Follows an RTF file's groups and control words, and passes on what they mean. */
export class RtfInterpreter {
  readonly #tables = new FileTables();
  readonly #text: RtfText;
  readonly #outer: GroupState[] = [];
  #state: GroupState = FIRST_STATE;
  readonly #encoded = new EncodedText();
  #starred = false;
  #form = emptyFormField();
  #collected = '';
  #shape: Shape | null = null;
  #picture: Picture = { width: 0, height: 0 };
  readonly #row = new RowDefinition();
  #byLibreOffice = false;
  #complete = false;

  constructor(part: string) {
    this.#text = new RtfText(part, this.#tables);
  }

  /** Whether the outermost group has been closed. */
  get isComplete(): boolean {
    return this.#complete;
  }

  get byLibreOffice(): boolean {
    return this.#byLibreOffice;
  }

  result(): FormDocument {
    return this.#text.result();
  }

  get drawings(): readonly PlacedDrawing[] {
    return this.#text.drawings;
  }

  take(token: Token): void {
    if (token.kind === 'bytes') {
      this.#encoded.add(token.bytes, !UNHEARD.has(this.#state.destination));
      return;
    }
    const text = this.#encoded.take(this.#tables.font(this.#state.format.font));
    if (text !== '') this.#characters(text);
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'symbol') this.#symbol(token.symbol);
    else this.#word(token.word, token.value);
  }

  #open(): void {
    if (this.#outer.length >= DEEPEST) {
      throw new UnreadableFile('attachment-too-large', say('rtf-too-deep'));
    }
    this.#outer.push(this.#state);
    this.#state = { ...this.#state, onEnd: null };
  }

  #close(): void {
    this.#state.onEnd?.();
    this.#state = this.#outer.pop() ?? FIRST_STATE;
    this.#complete = this.#outer.length === 0;
  }

  #symbol(symbol: string): void {
    const character = characterOfSymbol(symbol);
    if (symbol === '*') this.#starred = true;
    else if (symbol === '\n' || symbol === '\r') this.#word('par', null);
    else if (character) this.#characters(character);
  }

  #word(word: string, value: number | null): void {
    const starred = this.#starred;
    this.#starred = false;
    const { destination } = this.#state;
    if (destination === 'ignored' || (destination === 'without-unicode' && word !== 'ud')) return;
    if (isIgnored(word, starred)) this.#state.destination = 'ignored';
    else if (!this.#destinationWord(word) && !this.#tableWord(word, value)) this.#textWord(word, value);
  }

  /** Words that say what their group is for. */
  #destinationWord(word: string): boolean {
    const table = TABLES[word];
    if (table) this.#collect(table, () => {});
    if (word === 'upr') this.#openTwofold();
    else if (word === 'ud') this.#state.destination = this.#state.better;
    else if (word === 'generator') this.#state.onEnd = () => this.#checkGenerator();
    else if (word === 'field') this.#openField();
    else if (word === 'fldrslt') this.#text.showResult();
    else if (word === 'formfield') this.#openForm();
    else if (word === 'ffname') this.#collect('form-name', () => this.#nameForm());
    else if (word === 'objclass') this.#collect('object-class', () => this.#object());
    else if (word === 'shpinst' || word === 'do') this.#openShape();
    else if (word === 'pict') this.#openPicture();
    else if (word === 'sn') this.#collect('shape-name', () => this.#nameProperty());
    else if (word === 'sv') this.#collect('shape-value', () => this.#setProperty());
    else if (word === 'annotation') this.#collect('comment', () => this.#text.comment(this.#collected));
    else if (LIST_LABELS.has(word)) this.#openLabel();
    else if (FRAMES.has(word)) this.#openFrame(word === 'footnote');
    else if (PAGE_PARTS.has(word)) this.#openPagePart();
    else return table !== undefined;
    return true;
  }

  /** Words of the tables at the file's head and of form fields. */
  #tableWord(word: string, value: number | null): boolean {
    const { destination } = this.#state;
    if (destination === 'fonts') this.#tables.fontWord(word, value);
    else if (destination === 'colours') this.#tables.colourWord(word, value);
    else if (destination === 'form') formFieldWord(this.#form, word, value);
    else if (destination === 'picture') pictureWord(this.#picture, word, value);
    else if (this.#shape) shapeWord(this.#shape, word, value);
    if (destination === 'fonts' && word === 'f') this.#state.format = { ...this.#state.format, font: value ?? 0 };
    return TOLD_IN_WORDS.has(destination);
  }

  #textWord(word: string, value: number | null): void {
    const around = lookAfter(this.#state.around, word, value);
    const format = formatAfter(this.#state.format, word, value);
    const character = characterOfWord(word);
    if (around) this.#state.around = around;
    if (format) this.#state.format = format;
    else if (character) this.#characters(character);
    else if (word === 'u') this.#unicode(value ?? 0);
    else if (word === 'uc') this.#state.fallbackLength = Math.max(0, value ?? 1);
    else if (word === 'plain') this.#state.format = PLAIN_FORMAT;
    else if (word === 'ansicpg') this.#encoded.useCodePage(value ?? 0);
    else if (word === 'mac') this.#encoded.useMacintosh();
    else this.#paragraphWord(word, value);
  }

  #paragraphWord(word: string, value: number | null): void {
    if (word === 'par' || word === 'sect' || word === 'page') this.#text.endParagraph(this.#depth);
    else if (word === 'pard') Object.assign(this.#state, { inTable: false, tableDepth: 0, around: PLAIN_PARAGRAPH });
    else if (word === 'intbl') this.#state.inTable = true;
    else if (word === 'itap') this.#state.tableDepth = Math.max(0, value ?? 0);
    else if (word === 'cell') this.#text.endCell(1);
    else if (word === 'row') this.#text.endRow(1, this.#row);
    else if (word === 'nestcell') this.#text.endCell(Math.max(2, this.#depth));
    else if (word === 'nestrow') this.#text.endRow(Math.max(2, this.#depth), null);
    else this.#row.take(word, value);
  }

  get #depth(): number {
    return Math.max(this.#state.tableDepth, this.#state.inTable ? 1 : 0);
  }

  #openField(): void {
    this.#text.openField();
    this.#state.onEnd = () => this.#text.closeField();
  }

  /** A text first for programs that know no Unicode, and then in a group of its own as it is. */
  #openTwofold(): void {
    this.#state.better = this.#state.destination;
    this.#state.destination = 'without-unicode';
  }

  #openForm(): void {
    this.#form = emptyFormField();
    this.#state.destination = 'form';
    this.#state.onEnd = () => this.#text.attachForm(this.#form);
  }

  /** A group of shapes is one drawing. */
  #openShape(): void {
    if (this.#shape) return;
    const shape = emptyShape();
    this.#shape = shape;
    const depth = this.#depth;
    this.#state.onEnd = () => {
      this.#shape = null;
      this.#text.drawing(drawingOf(shape), depth);
    };
  }

  /** A shape's picture is part of the shape. */
  #openPicture(): void {
    const picture = { width: 0, height: 0 };
    this.#picture = picture;
    this.#state.destination = 'picture';
    const depth = this.#depth;
    if (!this.#shape) this.#state.onEnd = () => this.#text.drawing(inlinePicture(picture), depth);
  }

  #nameProperty(): void {
    if (this.#shape) this.#shape.property = this.#collected.trim();
  }

  #setProperty(): void {
    const { property = '' } = this.#shape ?? {};
    const value = this.#collected.trim().slice(0, LONGEST_PROPERTY);
    if (this.#shape && !this.#shape.properties.has(property)) this.#shape.properties.set(property, value);
  }

  #openLabel(): void {
    this.#text.openLabel();
    this.#state.onEnd = () => this.#text.closeLabel();
  }

  #openFrame(isNote: boolean): void {
    if (isNote) this.#characters(NOTE_SIGN);
    this.#text.openFrame(this.#depth);
    Object.assign(this.#state, { inTable: false, tableDepth: 0 });
    this.#state.onEnd = () => this.#text.closeFrame();
  }

  #openPagePart(): void {
    this.#text.openPagePart();
    Object.assign(this.#state, { inTable: false, tableDepth: 0 });
    this.#state.onEnd = () => this.#text.closePagePart();
  }

  #collect(destination: Destination, onEnd: () => void): void {
    this.#collected = '';
    this.#state.destination = destination;
    this.#state.onEnd = onEnd;
  }

  #checkGenerator(): void {
    this.#byLibreOffice = /libreoffice|openoffice/i.test(this.#collected);
  }

  #nameForm(): void {
    this.#form.name = this.#collected.trim();
  }

  #object(): void {
    const { format } = this.#state;
    if (isTickable(this.#collected)) this.#text.box('active-x', 'unclear', this.#collected.trim(), { format });
  }

  /** Numbers above 32767 are written as negative ones. */
  #unicode(value: number): void {
    this.#characters(String.fromCharCode(value & 0xffff));
    this.#encoded.skip(this.#state.fallbackLength);
  }

  /** Nothing is seen in a row of no height. */
  get #seenFormat(): TextFormat {
    const { format } = this.#state;
    return this.#row.isFlat && this.#depth > 0 ? { ...format, hidden: true } : format;
  }

  #characters(text: string): void {
    const { destination } = this.#state;
    if (destination === 'text') this.#text.text(text, this.#seenFormat, this.#state.around);
    else if (destination === 'fonts') this.#tables.fontText(text);
    else if (destination === 'colours') this.#tables.colourText(text);
    else if (destination === 'authors') this.#tables.authorText(text);
    else if (!UNREAD.has(destination)) this.#collected += text;
  }
}
