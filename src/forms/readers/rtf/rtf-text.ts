import type { Saying } from '../../../domain/saying.ts';
import type { BoxItem, Change, Emphasis, FormDocument } from '../../document/form-document.ts';
import { isBoldFrame } from '../../document/framed-cells.ts';
import { lined, traitSet } from '../../document/letters-set.ts';
import { emphasisSet, ParagraphBuilder } from '../../document/paragraph-builder.ts';
import { UNKNOWN_SYMBOL } from '../../document/symbol-fonts.ts';
import { say } from '../../sentences.ts';
import { ToldLabels } from '../list-labels.ts';
import { marginComment } from '../margin-comments.ts';
import type { Drawing, PlacedDrawing } from '../placed-drawing.ts';
import { buttonText, FieldStack, fieldKind, symbolOf, type WordField } from '../word-fields.ts';
import { rowOf, shownIn } from '../word-marks.ts';
import type { FileTables, Font } from './file-tables.ts';
import { type FormFieldGroup, formFieldState } from './form-field.ts';
import { PLAIN_FORMAT, type TextFormat } from './group-state.ts';
import { isFramed, isLined, isOutOfSight, type ParagraphLook, PLAIN_PARAGRAPH } from './paragraph-look.ts';
import type { RowDefinition } from './row-definition.ts';

/** Text this small (half points) cannot be seen on the page. */
const INVISIBLE_SIZE = 8;

interface RtfField extends WordField {
  /** Formatting of its instruction, and of the paragraph around that. */
  format: TextFormat;
  around: ParagraphLook;
  form: FormFieldGroup | null;
}

/** The text of an RTF file as it comes in: fields resolved, tables followed, formatting told. */
export class RtfText {
  readonly drawings: PlacedDrawing[] = [];
  readonly #tables: FileTables;
  readonly #fields = new FieldStack<RtfField>();
  readonly #changes = new Map<string, Change>();
  readonly #main: ParagraphBuilder;
  readonly #pageParts = new ParagraphBuilder('headers');
  /** How many tables were open where each text box around this place began. */
  readonly #frames: number[] = [];
  #builder: ParagraphBuilder;
  readonly #labels = new ToldLabels();
  /** What was read of a list's label that has not ended. */
  #label: string | null = null;

  constructor(part: string, tables: FileTables) {
    this.#tables = tables;
    this.#main = new ParagraphBuilder(part);
    this.#builder = this.#main;
  }

  result(): FormDocument {
    const [main, pageParts] = [this.#main.result(), this.#pageParts.result()];
    return {
      paragraphs: [...main.paragraphs, ...pageParts.paragraphs],
      problems: [...main.problems, ...pageParts.problems],
    };
  }

  text(text: string, format: TextFormat, around: ParagraphLook = PLAIN_PARAGRAPH): void {
    const field = this.#fields.instructed;
    if (field) {
      if (field.instruction === '') Object.assign(field, { format, around });
      field.instruction += text;
    } else if (this.#fields.isShown) {
      const font = this.#tables.font(format.font);
      const shown = inFont(text, font);
      if (this.#label !== null) {
        this.#label += shown;
        return;
      }
      this.#builder.text(shown, this.#emphasis(asWritten(format, shown), around), this.#change(format), {
        size: format.size / 2,
        font: font?.name,
        traits: isLined(around) ? lined(traitSet(format)) : traitSet(format),
      });
    }
  }

  openLabel(): void {
    this.#label = '';
  }

  closeLabel(): void {
    const label = this.#labels.next(this.#label ?? '');
    this.#label = null;
    if (label !== null) this.text(`${label}\t`, PLAIN_FORMAT);
  }

  openField(): void {
    this.#fields.open({
      instruction: '',
      showsResult: false,
      format: PLAIN_FORMAT,
      around: PLAIN_PARAGRAPH,
      form: null,
    });
  }

  showResult(): void {
    const field = this.#fields.innermost;
    if (field) field.showsResult = true;
  }

  attachForm(form: FormFieldGroup): void {
    const field = this.#fields.innermost;
    if (field) field.form = form;
  }

  closeField(): void {
    const field = this.#fields.close();
    if (!field) return;
    const kind = fieldKind(field);
    const symbol = kind === 'symbol' ? symbolOf(field) : null;
    if (kind === 'checkbox') this.#formBox(field);
    else if (kind === 'button') this.text(buttonText(field), field.format);
    else if (kind === 'dropdown') this.unclear(say('drop-down'));
    else if (symbol) this.text(shownIn(symbol.font, String.fromCodePoint(symbol.code)), field.format);
  }

  /** A box that is hidden says nothing certain, nor does a ticked one that is struck through or that nobody can see. */
  box(
    source: BoxItem['source'],
    seen: BoxItem['state'],
    mark: string,
    { format, around = PLAIN_PARAGRAPH }: { format: TextFormat; around?: ParagraphLook },
  ): void {
    if (!this.#fields.isShown) return;
    const look = this.#emphasis(format, around);
    const isDoubtful = seen === 'marked' && (look.has('strike') || look.has('hidden'));
    if (format.hidden) this.unclear(say('box-hidden'));
    else if (isDoubtful) this.unclear(say('box-struck-or-hidden', rowOf(this.#builder.place())));
    const change = this.#change(format);
    const state = format.hidden || isDoubtful ? 'unclear' : seen;
    this.#builder.box({ source, state, mark, ...(change && { change }) });
  }

  /** @param depth how many tables are around the paragraph that ends. */
  endParagraph(depth: number): void {
    this.#enterTables(depth);
    this.#builder.endParagraph();
  }

  endCell(depth: number): void {
    this.endParagraph(depth);
    this.#builder.nextCell();
  }

  /** @param row how the row was defined; null where that is not followed */
  endRow(depth: number, row: Pick<RowDefinition, 'cells' | 'isChanged'> | null): void {
    this.#enterTables(depth);
    this.#builder.breakParagraph();
    row?.cells.forEach(({ ground, patterned, merge, isSwallowed, borders }, column) => {
      const sides = borders.map(({ width, colour }) => ({ width, isColoured: this.#tables.ink(colour) === 'colour' }));
      const seen = patterned ? 'dimmed' : this.#tables.ground(ground);
      this.#builder.lookOfCell({ ground: seen, isFramed: isBoldFrame(sides) }, column);
      if (merge) this.#builder.mergeCell(merge, column);
      if ((isSwallowed || merge === 'continued') && this.#builder.isWritten(column))
        this.unclear(say('merged-cell-written', rowOf(this.#builder.place())));
    });
    if (row) this.#builder.countCells(row.cells.length);
    if (row?.isChanged) this.unclear(say('row-changed'));
    this.#builder.nextRow();
  }

  openFrame(depth: number): void {
    this.#enterTables(depth);
    this.#builder.openFrame();
    this.#frames.push(this.#builder.tableDepth);
  }

  closeFrame(): void {
    this.#builder.closeFrame();
    this.#frames.pop();
  }

  comment(text: string): void {
    const saying = marginComment(text, undefined);
    if (saying) this.unclear(saying);
  }

  openPagePart(): void {
    this.#builder = this.#pageParts;
  }

  closePagePart(): void {
    this.#builder.breakParagraph();
    this.#builder = this.#main;
  }

  /** What is drawn in a page's header or footer is letterhead. */
  drawing(drawing: Drawing, depth: number): void {
    if (this.#builder === this.#pageParts) return;
    this.#enterTables(depth);
    this.drawings.push({ drawing, place: this.#builder.place() });
  }

  unclear(saying: Saying): void {
    this.#builder.problem('mark-unclear', saying, this.#builder.place());
  }

  #formBox(field: RtfField): void {
    this.box('form-field', formFieldState(field.form), field.form?.name || 'FORMCHECKBOX', field);
  }

  #enterTables(ownDepth: number): void {
    const depth = (this.#frames.at(-1) ?? 0) + ownDepth;
    while (this.#builder.tableDepth > depth) this.#builder.closeTable();
    while (this.#builder.tableDepth < depth) this.#builder.openTable();
  }

  #emphasis(format: TextFormat, around: ParagraphLook): ReadonlySet<Emphasis> {
    const { bold, italic, underline, hidden, narrow, offLine, size } = format;
    const grounds = [
      this.#highlight(format.highlight),
      this.#tables.ground(format.background),
      this.#tables.ground(around.ground),
    ];
    const ink = this.#tables.ink(format.colour);
    return emphasisSet({
      bold,
      italic,
      strike: format.strike || format.doubleStrike,
      underline,
      hidden:
        hidden ||
        narrow ||
        offLine ||
        isOutOfSight(around) ||
        size <= INVISIBLE_SIZE ||
        (ink === 'white' && grounds.every((ground) => ground === 'none')),
      highlight: format.framed || isFramed(around) || grounds.includes('highlight'),
      dimmed: format.pattern > 0 || around.patterned || grounds.includes('dimmed'),
      colour: ink === 'colour',
      faint: ink === 'faint',
    });
  }

  /** A highlighter of which the table of colours knows nothing is one all the same. */
  #highlight(number: number): ReturnType<FileTables['ground']> {
    const ground = this.#tables.ground(number);
    return number > 0 && ground === 'none' ? 'highlight' : ground;
  }

  /** Equal changes are one object, so that runs of one change can be joined. */
  #change(format: TextFormat): Change | undefined {
    const [isDeleted, isInserted] = [format.deleted || format.movedAway, format.inserted || format.movedHere];
    if (!isInserted && !isDeleted) return undefined;
    const type = isDeleted ? 'deleted' : 'inserted';
    const number = authorOf(format, type);
    const key = `${type} ${number}`;
    const change = this.#changes.get(key) ?? { type, author: this.#tables.author(number) };
    this.#changes.set(key, change);
    return change;
  }
}

/** A move tells its author apart from other changes. */
function authorOf(format: TextFormat, type: Change['type']): number {
  if (type === 'deleted') return format.deleted ? format.deletedBy : format.movedBy;
  return format.inserted ? format.insertedBy : format.movedBy;
}

function inFont(text: string, font: Font | undefined): string {
  if (!font) return text;
  const shown = shownIn(font.name, text);
  return font.isSymbol && shown === text && /^[\x21-\xff]+$/.test(text) ? UNKNOWN_SYMBOL.repeat(text.length) : shown;
}

/** Letters that are written from right to left have formatting of their own; what one program writes for both, another does for one. */
function asWritten(format: TextFormat, text: string): TextFormat {
  const { bold, italic, boldComplex, italicComplex } = format;
  if (!/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)) return format;
  return { ...format, bold: bold || boldComplex, italic: italic || italicComplex };
}
