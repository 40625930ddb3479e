import type { Handler } from 'htmlparser2';
import type { Saying } from '../../../domain/saying.ts';
import type { BoxItem, FormDocument, Paragraph } from '../../document/form-document.ts';
import { ParagraphBuilder } from '../../document/paragraph-builder.ts';
import { UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { PlacedDrawing } from '../placed-drawing.ts';
import { rowOf, shownIn, withoutFont } from '../word-marks.ts';
import { lookOfCell, type Styled } from './cells.ts';
import { type Context, contextOf, OUTERMOST } from './context.ts';
import { controlOf } from './controls.ts';
import { drawsItself, hoverWords } from './drawn-elements.ts';
import { DropDown } from './drop-down.ts';
import { type Attributes, BLOCKS, beginsQuotation, NOT_SHOWN } from './elements.ts';
import { lettersSet } from './letters.ts';
import { ListNumbers } from './list-numbers.ts';
import { emphasisOf } from './look.ts';
import { drawingOf, liesOverWords, pictureSign, showsPage } from './pictures.ts';
import type { StyleSheet } from './style-sheet.ts';
import { TableGrid } from './table-grid.ts';
import { beginsCheckbox, checkboxData, conditionOfMany, drawsForSome, wordsOfSome } from './word-comments.ts';

const LIMITS = { depth: 600, nodes: 200_000 };

/** Letters that nobody writes from right to left. */
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Han}]/u;

/** What lies in a table, and in none of its bodies. */
const PARTS_OF_TABLE = new Set(['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot']);

/** What rows lie in. */
const ROW_GROUPS = new Set(['table', 'thead', 'tbody', 'tfoot']);

/** Follows an HTML page's tags and texts as the parser reports them. */
export class HtmlWalk implements Partial<Handler> {
  /** The paragraphs that quote another mail. */
  readonly quoted = new Set<Paragraph>();
  /** Pictures, and what else is drawn on the page. */
  readonly drawings: PlacedDrawing[] = [];
  readonly #builder: ParagraphBuilder;
  readonly #styles: StyleSheet;
  readonly #open: Context[] = [];
  readonly #tables: TableGrid[] = [];
  /** The bodies of tables that no tag opened. */
  readonly #implied = new WeakSet<Context>();
  readonly #lists = new ListNumbers();
  /** For each open element that draws by its style, how much had been written when it began. */
  readonly #emptySince: (number | null)[] = [];
  #written = 0;
  #nodes = 0;
  #endsWithSpace = true;
  #restIsQuoted = false;
  #dropDown: DropDown | null = null;
  /** A box of Word's was announced by a comment; its data should come with the next ones. */
  #awaitsData = false;

  /** @param styles the sheets of the whole page: those behind its words count as well */
  constructor(part: string, styles: StyleSheet) {
    this.#builder = new ParagraphBuilder(part);
    this.#styles = styles;
  }

  result(): FormDocument {
    this.#break();
    return this.#builder.result();
  }

  onopentag(name: string, attributes: Attributes): void {
    if (name === 'tr' && this.#context.name === 'table') this.#openImpliedBody();
    else if (PARTS_OF_TABLE.has(name) && this.#isInImpliedBody) this.onclosetag('tbody');
    this.#count();
    if (this.#open.length >= LIMITS.depth) throw tooLarge();
    if (BLOCKS.has(name)) this.#break();
    if (beginsQuotation(attributes)) this.#restIsQuoted = true;
    const sheet = this.#styles.look({ name, attributes }, this.#open);
    this.#open.push(contextOf({ name, attributes }, this.#context, this.#isInCell, sheet));
    if (name === 'table') this.#openTable();
    else if (name === 'col' || name === 'colgroup') this.#noteColumn();
    else if (name === 'thead' || name === 'tfoot') this.#noteGroup(name);
    else if (name === 'tr') this.#openRow({ attributes, sheet });
    else if (name === 'td' || name === 'th') this.#openCell({ attributes, sheet });
    else if (name === 'br') this.#break();
    else if (name === 'select') this.#dropDown = new DropDown();
    else if (name === 'option') this.#dropDown?.option(attributes);
    else if (!this.#control(name, attributes)) this.#draw(name, attributes);
    if (name === 'q') this.#quote('\u201C');
    if (name === 'ol' || name === 'ul') this.#lists.open(attributes);
    if (name === 'li') this.#beginItem(attributes);
    const hover = this.#isInCell && this.#context.isShown ? hoverWords(name, attributes) : '';
    if (hover) this.#unclear(say('written-on-hover', { text: hover.slice(0, 80) }));
    this.#emptySince.push(drawsItself(attributes) ? this.#written : null);
    this.#generate();
  }

  onclosetag(name: string): void {
    if (name === 'table' && this.#isInImpliedBody) this.onclosetag('tbody');
    if (BLOCKS.has(name)) this.#break();
    if (name === 'table' && this.#tables.pop()) this.#builder.closeTable();
    if (name === 'ol' || name === 'ul') this.#lists.close();
    if (name === 'select') this.#closeDropDown();
    if (name === 'q') this.#quote('\u201D');
    if (this.#emptySince.pop() === this.#written && this.#isInCell && this.#context.isShown) this.#drawn(name);
    this.#open.pop();
  }

  ontext(data: string): void {
    this.#count();
    const context = this.#context;
    if (context.name === 'option') this.#dropDown?.text(data);
    if (!context.isShown) return;
    if (data.trim() !== '') this.#endAnnouncedBox();
    if (!context.keepsSpace) this.#text(this.#collapse(data));
    else for (const [index, line] of data.split('\n').entries()) this.#preformatted(line, index > 0);
  }

  oncomment(data: string): void {
    if (this.#isInCell) this.#conditional(data);
    const state = checkboxData(data);
    if (this.#awaitsData && state) this.#announcedBox(state);
    if (!beginsCheckbox(data)) return;
    this.#endAnnouncedBox();
    this.#awaitsData = true;
    if (state) this.#announcedBox(state);
  }

  onprocessinginstruction(_name: string, data: string): void {
    if (this.#isInCell) this.#conditionOfMany(data);
  }

  #conditionOfMany(condition: string): void {
    const text = conditionOfMany(condition);
    if (text !== null) this.#unclear(say('written-by-condition', { text }));
  }

  /** What only Outlook shows, or only older browsers. */
  #conditional(comment: string): void {
    const text = wordsOfSome(comment);
    if (text) this.#unclear(say('written-by-condition', { text: text.slice(0, 80) }));
    this.#conditionOfMany(comment);
    if (drawsForSome(comment)) this.#drawn('v:line');
  }

  #drawn(name: string): void {
    const drawing = { kind: 'shape', name, small: true, position: { kind: 'inline' } } as const;
    this.drawings.push({ drawing, place: this.#builder.place() });
  }

  /** Browsers write the quotation marks that the element stands for. */
  #quote(mark: string): void {
    if (this.#context.isShown) this.#text(mark);
  }

  get #context(): Context {
    return this.#open.at(-1) ?? OUTERMOST;
  }

  get #isInCell(): boolean {
    return this.#open.some(({ name }) => name === 'td' || name === 'th');
  }

  #openTable(): void {
    this.#builder.openTable();
    this.#tables.push(new TableGrid());
  }

  /** Browsers put rows that lie in a table by themselves into a body, by which style sheets may name them. */
  #openImpliedBody(): void {
    this.onopentag('tbody', {});
    this.#implied.add(this.#context);
  }

  get #isInImpliedBody(): boolean {
    return this.#implied.has(this.#context);
  }

  /** Browsers show a table's head above what is written before it, and its foot below what follows. */
  #noteGroup(name: string): void {
    const grid = this.#tables.at(-1);
    if (grid && grid.row >= 0 && name === 'thead') this.#unclear(say('moved-by-style', { text: name }));
    if (grid && name === 'tfoot') grid.footEnds = true;
  }

  /** Columns may be hidden or blackened as a whole. */
  #noteColumn(): void {
    const { hidden, dark, untold } = this.#context.look;
    if (this.#tables.length > 0 && (hidden || dark || untold)) this.#unclear(say('shown-by-style', { text: 'col' }));
  }

  #openRow(row: Styled): void {
    const grid = this.#tables.at(-1);
    const isInFoot = this.#open.findLast(({ name }) => ROW_GROUPS.has(name))?.name === 'tfoot';
    if (grid?.footEnds && !isInFoot) {
      grid.footEnds = false;
      this.#unclear(say('moved-by-style', { text: 'tfoot' }));
    }
    grid?.openRow(row);
  }

  #openCell(cell: Styled): void {
    const grid = this.#tables.at(-1);
    if (!grid) return;
    const { column, width, rows } = grid.openCell(cell.attributes);
    this.#builder.atCell(grid.row, column);
    this.#builder.spanRows(rows);
    if (width > 1) this.#builder.widenRow();
    this.#builder.lookOfCell(lookOfCell(cell, grid.rowLook));
  }

  /** Whether the element is a control, which then was shown. */
  #control(name: string, attributes: Attributes): boolean {
    const control = controlOf(name, attributes);
    if (control?.kind === 'box') this.#box('form-field', control.state, control.mark);
    if (control?.kind === 'text' && this.#context.isShown) this.#text(control.text);
    if (control?.kind === 'untold' && this.#context.isShown) this.#unclear(say('drop-down'));
    return control !== null;
  }

  #closeDropDown(): void {
    const chosen = this.#dropDown?.chosen ?? null;
    this.#dropDown = null;
    // Its options are not shown, and yet the chosen one is.
    if (this.#open.at(-2)?.isShown === false) return;
    if (chosen === null) this.#unclear(say('drop-down'));
    else this.#text(chosen);
  }

  /** Signs may be pictures whose text is the sign itself; one whose text speaks of a box or tick cannot be told. */
  #draw(name: string, attributes: Attributes): void {
    const sign = name === 'img' ? pictureSign(attributes.alt ?? '') : null;
    if (sign?.kind === 'sign') this.#text(sign.text);
    if (sign?.kind === 'mark') this.#box('glyph', 'unclear', sign.text);
    if (liesOverWords(name, attributes)) this.#unclear(say('drawing-over', rowOf(this.#builder.place())));
    const { isShown, look } = this.#context;
    const drawing = sign ? null : drawingOf(name, attributes, look.moved === true);
    // The element itself is among those whose text is not shown.
    const isSeen = NOT_SHOWN.has(name) ? this.#open.at(-2)?.isShown !== false : isShown;
    if (!isSeen || look.hidden) return;
    const place = this.#builder.place();
    if (drawing) this.drawings.push({ drawing, place });
    if (showsPage(name, attributes))
      this.#builder.problem('attachment-skipped', say('document-includes-document'), place);
  }

  /** What a style sheet writes is seen like all writing, but which of it applies is for a browser to tell. */
  #generate(): void {
    const { look, isShown } = this.#context;
    if (!look.generated || !isShown || look.hidden || /^[\s"«»“”„•◦▪‣–—-]*$/u.test(look.generated)) return;
    this.#unclear(say('written-by-style', { text: look.generated.slice(0, 80) }));
  }

  #beginItem(attributes: Attributes): void {
    const { look, isShown } = this.#context;
    const shown = this.#lists.item(attributes, look);
    if (shown !== null && isShown && !look.hidden) this.#unclear(say('written-by-style', { text: shown }));
  }

  #box(source: BoxItem['source'], seen: BoxItem['state'], mark: string): void {
    const { look, change, isShown } = this.#context;
    if (!isShown) return;
    this.#noteMoved(mark);
    if (look.hidden) this.#unclear(say('box-hidden'));
    this.#written += 1;
    const state = look.hidden ? 'unclear' : seen;
    this.#builder.box({ source, state, mark: mark.slice(0, 100), ...(change && { change }) });
    this.#endsWithSpace = false;
  }

  #announcedBox(state: BoxItem['state']): void {
    this.#awaitsData = false;
    this.#box('form-field', state, 'FORMCHECKBOX');
  }

  #endAnnouncedBox(): void {
    if (this.#awaitsData) this.#announcedBox('unclear');
  }

  #preformatted(line: string, isNew: boolean): void {
    if (isNew) this.#break();
    this.#text(line);
  }

  /** White space counts as one space, and as none at a line's start. No-break spaces are kept. */
  #collapse(text: string): string {
    const collapsed = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
    return this.#endsWithSpace ? collapsed.replace(/^ /, '') : collapsed;
  }

  #text(text: string): void {
    if (text === '') return;
    const { look, change } = this.#context;
    this.#endsWithSpace = text.endsWith(' ');
    if (text.trim() !== '') this.#written += 1;
    this.#noteMoved(text);
    if (look.isOverridden && look.isRightToLeft && LEFT_TO_RIGHT.test(text)) this.#builder.reverseLetters();
    this.#builder.text(
      withoutFont(look.font === undefined ? text : shownIn(look.font, text)),
      emphasisOf(look),
      change,
      lettersSet(look),
    );
  }

  /** The cells of a form say what belongs together, unless a style moves it within them. */
  #noteMoved(text: string): void {
    if (this.#context.look.moved && this.#isInCell && text.trim() !== '')
      this.#unclear(say('moved-by-style', { text: text.trim().slice(0, 80) }));
    if (this.#context.look.untold && this.#isInCell && text.trim() !== '')
      this.#unclear(say('shown-by-style', { text: text.trim().slice(0, 80) }));
  }

  #break(): void {
    this.#endAnnouncedBox();
    const paragraph = this.#builder.breakParagraph();
    if (paragraph && (this.#context.isQuoted || this.#restIsQuoted)) this.quoted.add(paragraph);
    this.#endsWithSpace = true;
  }

  #unclear(saying: Saying): void {
    this.#builder.problem('mark-unclear', saying, this.#builder.place());
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > LIMITS.nodes) throw tooLarge();
  }
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('attachment-too-large', say('page-too-deep'));
}
