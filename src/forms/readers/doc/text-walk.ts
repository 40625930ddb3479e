import type { Saying } from '../../../domain/saying.ts';
import type { Ground } from '../../document/colour.ts';
import type { BoxItem, FormDocument } from '../../document/form-document.ts';
import { NOTE_SIGN } from '../../document/glyphs.ts';
import { ParagraphBuilder } from '../../document/paragraph-builder.ts';
import { say } from '../../sentences.ts';
import type { Drawing, PlacedDrawing } from '../placed-drawing.ts';
import {
  buttonText,
  controlClass,
  FieldStack,
  fieldKind,
  isTickable,
  symbolOf,
  untoldResult,
  type WordField,
} from '../word-fields.ts';
import { rowOf, shownIn } from '../word-marks.ts';
import type { CharacterProperties } from './character-properties.ts';
import { type FormField, readFormField } from './form-field.ts';
import type { FormattedRun, Formatting } from './formatting.ts';
import type { ParagraphProperties } from './paragraph-properties.ts';
import type { Pictures } from './pictures.ts';

/** A part of a document's text, with what is needed to read it. */
export interface PartText {
  name: string;
  text: string;
  /** First and last position in the whole text; the last one exclusive. */
  start: number;
  end: number;
  formatting: Formatting;
  data: Buffer | null;
  pictures: Pictures;
  /** Drawings that float, by the position of the character that anchors them. */
  shapes: ReadonlyMap<number, Drawing>;
  /** The document itself: in notes the mark of a reference is the note's own number. */
  isMain: boolean;
}

/** A part as it was read, and the drawings whose place is known. */
export interface WalkedText {
  document: FormDocument;
  drawings: PlacedDrawing[];
}

const CELL_MARK = '\u0007';
const PARAGRAPH_ENDS = '\r\u0007\f';
const PARAGRAPH_END = new RegExp(`[${PARAGRAPH_ENDS}]`, 'g');
const PIECES = /\p{Cc}|\P{Cc}+/gu;

/** Control characters that stand for text. */
const SHOWN: Readonly<Record<string, string>> = {
  '\t': '\t',
  '\u000b': '\n',
  '\u000e': '\n',
  '\u001e': '\u2011',
};

/** Reads one part of the text into paragraphs, with its tables, fields and boxes. */
export function walkText(part: PartText): WalkedText {
  const walk = new TextWalk(part);
  let start = part.start;
  while (start < part.end) {
    PARAGRAPH_END.lastIndex = start;
    const mark = Math.min(PARAGRAPH_END.exec(part.text)?.index ?? part.end, part.end - 1);
    walk.paragraph(start, mark);
    start = mark + 1;
  }
  return walk.result();
}

interface DocField extends WordField {
  /** Formatting of the character that begins it. */
  begin: CharacterProperties;
  /** Set where the field has form data; null where they cannot be read. */
  form?: FormField | null;
  hasResult?: true;
}

class TextWalk {
  readonly #part: PartText;
  readonly #builder: ParagraphBuilder;
  readonly #fields = new FieldStack<DocField>();
  readonly #drawings: PlacedDrawing[] = [];
  #around: Ground = 'none';
  #isLined = false;

  constructor(part: PartText) {
    this.#part = part;
    this.#builder = new ParagraphBuilder(part.name);
  }

  result(): WalkedText {
    return { document: this.#builder.result(), drawings: this.#drawings };
  }

  /** @param mark the position of the character that ends the paragraph. */
  paragraph(start: number, mark: number): void {
    const { formatting, text } = this.#part;
    const properties = formatting.paragraphAt(mark);
    const end = PARAGRAPH_ENDS.includes(text[mark] ?? '') ? mark : mark + 1;
    this.#enterTables(properties.depth);
    this.#isLined = properties.lined;
    this.#around = properties.framed ? 'highlight' : properties.ground;
    const lines = start < end ? text.slice(start, end).trim() : '';
    if (properties.flat && lines !== '') this.#unclearRow('lines-flat');
    if (properties.moved && lines !== '') this.#unclearRow('lines-off-page');
    if (properties.apart && properties.depth > 0 && lines !== '') this.#unclearRow('drawing-over');
    const label = formatting.nextLabel(properties.list);
    if (label !== null) this.#builder.text(`${label}\t`);
    for (const run of formatting.runs(start, end, properties.style)) this.#run(run);
    this.#end(properties, text[mark] === CELL_MARK);
  }

  #enterTables(depth: number): void {
    while (this.#builder.tableDepth > depth) this.#builder.closeTable();
    while (this.#builder.tableDepth < depth) this.#builder.openTable();
  }

  #end(properties: ParagraphProperties, cellMark: boolean): void {
    if (properties.endsRow) {
      this.#builder.breakParagraph();
      if (properties.flatRow) this.#unclearRow('row-flat');
      const { grounds, framedCells } = properties;
      for (let column = 0; column < Math.max(grounds.length, framedCells.length); column++)
        this.#builder.lookOfCell({ ground: grounds[column] ?? 'none', isFramed: framedCells[column] === true }, column);
      this.#builder.countCells(properties.merges.length);
      properties.merges.forEach((merge, column) => {
        if (merge) this.#builder.mergeCell(merge, column);
        if ((merge === 'continued' || properties.swallowed[column]) && this.#builder.isWritten(column))
          this.#unclear(say('merged-cell-written', rowOf(this.#builder.place())));
      });
      this.#builder.nextRow();
      return;
    }
    this.#builder.endParagraph();
    if (cellMark || properties.endsInnerCell) this.#builder.nextCell();
  }

  #run({ start, end, properties }: FormattedRun): void {
    if (properties.symbol) {
      const { font, code } = properties.symbol;
      for (let at = start; at < end; at += 1) this.#text(this.#symbol(font, code), properties);
      return;
    }
    for (const { 0: piece, index } of this.#part.text.slice(start, end).matchAll(PIECES)) {
      if (!isControl(piece)) this.#text(this.#plain(piece, properties), properties);
      else if (piece === '\u0008') this.#floating(start + index);
      else this.#control(piece, properties);
    }
  }

  #control(character: string, properties: CharacterProperties): void {
    const shown = SHOWN[character];
    if (shown) this.#text(shown, properties);
    else if (character === '\u0002' && this.#part.isMain) this.#text(NOTE_SIGN, properties);
    else if (character === '\u0013') this.#openField(properties);
    else if (character === '\u0014') this.#separateField();
    else if (character === '\u0015') this.#closeField();
    else if (character === '\u0001' && properties.fieldData) this.#attachForm(properties);
    // A picture in the text covers nothing but its own cell.
    else if (character === '\u0001' && this.#builder.tableDepth > 0) this.#drawing();
    else if (character === '\u0001') this.#inLine(properties);
  }

  #openField(begin: CharacterProperties): void {
    this.#fields.open({ instruction: '', showsResult: false, begin });
  }

  #separateField(): void {
    const field = this.#fields.innermost;
    if (field) field.showsResult = true;
  }

  #attachForm({ pictureAt }: CharacterProperties): void {
    const field = this.#fields.innermost;
    if (field) field.form = readFormField(this.#part.data, pictureAt);
  }

  #closeField(): void {
    const field = this.#fields.close();
    if (!field) return;
    const kind = fieldKind(field);
    if (kind === 'checkbox') this.#box('form-field', field, checkboxState(field));
    else if (kind === 'control' && isTickable(controlClass(field))) this.#box('active-x', field, 'unclear');
    else if (kind === 'symbol') this.#symbolField(field);
    else if (kind === 'button') this.#text(buttonText(field), field.begin);
    else if (kind === 'dropdown') this.#unclear(say('drop-down'));
    else if (!field.hasResult) this.#text(untoldResult(field.instruction), field.begin);
  }

  /** A box that is hidden says nothing certain, nor does a ticked one that is struck through or that nobody can see. */
  #box(source: BoxItem['source'], { begin, form, instruction }: DocField, seen: BoxItem['state']): void {
    if (!this.#fields.isShown) return;
    const { formatting } = this.#part;
    const look = formatting.emphasis(begin, this.#around);
    const isDoubtful = seen === 'marked' && (look.has('strike') || look.has('hidden'));
    if (begin.hidden) this.#unclear(say('box-hidden'));
    else if (isDoubtful) this.#unclear(say('box-struck-or-hidden', rowOf(this.#builder.place())));
    const change = formatting.change(begin);
    const state = begin.hidden || isDoubtful ? 'unclear' : seen;
    this.#builder.box({ source, state, mark: form?.name || instruction.trim(), ...(change && { change }) });
  }

  #symbolField(field: DocField): void {
    const symbol = symbolOf(field);
    if (symbol) this.#text(shownIn(symbol.font, String.fromCodePoint(symbol.code)), field.begin);
  }

  /** One that floats shows where its shape says, if the file tells; its anchor may be far from there. */
  #floating(position: number): void {
    const drawing = this.#part.shapes.get(position);
    if (drawing) this.#drawings.push({ drawing, place: this.#builder.place() });
    else this.#drawing();
  }

  #inLine({ pictureAt, hidden, deleted }: CharacterProperties): void {
    const { picture, small } = this.#part.pictures.inLine(pictureAt);
    const isAltered = picture?.isAltered || hidden || deleted;
    this.#drawings.push({
      drawing: {
        kind: 'picture',
        name: '',
        small,
        position: { kind: 'inline' },
        ...(picture && { picture: { ...picture, isAltered } }),
      },
      place: this.#builder.place(),
    });
  }

  /** A drawing may be a mark, such as a ring around an option. */
  #drawing(): void {
    this.#unclearRow('drawing-over');
  }

  #unclearRow(code: 'lines-flat' | 'lines-off-page' | 'row-flat' | 'drawing-over'): void {
    this.#unclear(say(code, rowOf(this.#builder.place())));
  }

  #unclear(saying: Saying): void {
    this.#builder.problem('mark-unclear', saying, this.#builder.place());
  }

  #symbol(font: number, code: number): string {
    return shownIn(this.#part.formatting.fontName(font), String.fromCharCode(code));
  }

  /** Characters may also have been typed in a symbol font. */
  #plain(text: string, { font }: CharacterProperties): string {
    return shownIn(this.#part.formatting.fontName(font), text);
  }

  #text(text: string, properties: CharacterProperties): void {
    const { formatting } = this.#part;
    const field = this.#fields.instructed;
    if (field) {
      field.instruction += text;
      return;
    }
    if (text.trim() !== '') for (const around of this.#fields.all) around.hasResult = true;
    if (this.#fields.isShown)
      this.#builder.text(
        text,
        formatting.emphasis(properties, this.#around),
        formatting.change(properties),
        formatting.letters(properties, this.#isLined),
      );
  }
}

function checkboxState({ form }: DocField): BoxItem['state'] {
  if (form?.kind !== 'checkbox') return 'unclear';
  return form.checked ? 'marked' : 'empty';
}

/** C0 and C1, as `PIECES` parts them. */
function isControl(piece: string): boolean {
  const code = piece.charCodeAt(0);
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
