import type { Saying } from '../../../domain/saying.ts';
import type { Ground } from '../../document/colour.ts';
import type { BoxItem, FormDocument } from '../../document/form-document.ts';
import { NOTE_SIGN } from '../../document/glyphs.ts';
import { ParagraphBuilder } from '../../document/paragraph-builder.ts';
import { childElements, descendants, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { say } from '../../sentences.ts';
import { marginComment } from '../margin-comments.ts';
import type { PlacedDrawing } from '../placed-drawing.ts';
import { UNTOLD } from '../word-fields.ts';
import { rowOf, shownIn } from '../word-marks.ts';
import { contentControlState, fieldmarkState, fieldType, isCheckboxControl, readControls } from './boxes.ts';
import { describeDrawing, SHAPES } from './drawings.ts';
import { lettersSet } from './letters.ts';
import { OpenLists } from './list-signs.ts';
import { cellsOf, rowsOf } from './table-rows.ts';
import { emphasisOf, type TextProperties, type TextStyles } from './text-styles.ts';
import { readTrackedChanges, type TrackedChange } from './tracked-changes.ts';

type Handler = (element: XmlElement, format: TextProperties) => void;

const MOST_SPACES = 1000;

/** A part as it was read, and what is drawn in it. */
export interface WalkedText {
  document: FormDocument;
  drawings: PlacedDrawing[];
}

/** Reads the text below an element (a document's body, a page's header) into paragraphs. */
export function walkText(root: XmlElement, part: string, styles: TextStyles): WalkedText {
  const walk = new TextWalk(root, part, styles);
  walk.children(root, {});
  return walk.result();
}

/** A paragraph with a field that hides it where a condition holds, which nobody here works out. */
function mayBeHidden({ children }: XmlElement): boolean {
  return children.some((child) => typeof child !== 'string' && child.name === 'text:hidden-paragraph');
}

class TextWalk {
  readonly #builder: ParagraphBuilder;
  readonly #styles: TextStyles;
  readonly #changes: Map<string, TrackedChange>;
  readonly #controls: Map<string, { state: BoxItem['state']; name: string }>;
  readonly #drawings: PlacedDrawing[] = [];
  readonly #lists: OpenLists;
  #change: TrackedChange | undefined;
  /** One within the other: a change of format, too, may begin and end within an insertion. */
  #openChanges: TrackedChange[] = [];
  #inParagraph = false;
  /** Inside the old kind of field, whose end is an element of its own, what a check box shows is no text. */
  #inCheckbox = false;

  constructor(root: XmlElement, part: string, styles: TextStyles) {
    this.#builder = new ParagraphBuilder(part);
    this.#styles = styles;
    this.#lists = new OpenLists(styles.listSigns);
    this.#changes = readTrackedChanges(root);
    this.#controls = readControls(root);
  }

  result(): WalkedText {
    return { document: this.#builder.result(), drawings: this.#drawings };
  }

  children(element: XmlElement, format: TextProperties): void {
    for (const node of element.children) {
      if (typeof node === 'string') this.#characters(node, format);
      else (this.#handlers[node.name] ?? this.#other)(node, format);
    }
  }

  readonly #other: Handler = (element, format) => this.children(element, format);
  readonly #skip: Handler = () => {};
  readonly #paragraph: Handler = (element, format) => {
    const around = this.#inParagraph;
    this.#inParagraph = true;
    const sign = this.#lists.take();
    if (sign !== null) this.#text(`${sign}\t`, {});
    const own = this.#styles.over(format, 'paragraph', element.attributes['text:style-name']);
    this.children(element, mayBeHidden(element) ? { ...own, hidden: true } : own);
    this.#builder.endParagraph();
    this.#inParagraph = around;
  };

  readonly #list: Handler = (element, format) => {
    this.#lists.open(element);
    this.children(element, format);
    this.#lists.close();
  };

  readonly #span: Handler = (element, format) => {
    this.children(element, this.#styles.over(format, 'text', element.attributes['text:style-name']));
  };

  readonly #frame: Handler = (element, format) => {
    this.#noteDrawing(element, format);
    const around = this.#inParagraph;
    this.#inParagraph = false;
    this.#builder.openFrame();
    this.children(element, format);
    this.#builder.closeFrame();
    this.#inParagraph = around;
  };

  #noteDrawing(element: XmlElement, format: TextProperties): void {
    const drawing = describeDrawing(element, this.#styles.graphic(element.attributes['draw:style-name']));
    if (drawing?.picture && format.hidden) drawing.picture.isAltered = true;
    if (drawing) this.#drawings.push({ drawing, place: this.#builder.place() });
  }

  readonly #table: Handler = (element, format) => {
    this.#builder.breakParagraph();
    this.#builder.openTable();
    for (const { row, number, isHidden } of rowsOf(element)) {
      const { ground, isFlat } = this.#styles.lookOfRow(row.attributes['table:style-name']);
      this.#cells(row, number, ground, isHidden || isFlat ? { ...format, hidden: true } : format);
    }
    this.#builder.closeTable();
  };

  /** A condition hides a section where it holds, which nobody here works out. */
  readonly #section: Handler = (element, format) => {
    const isShown = (element.attributes['text:display'] ?? 'true') === 'true';
    this.children(element, isShown ? format : { ...format, hidden: true });
  };

  readonly #fieldmark: Handler = (element, format) => {
    const type = fieldType(element);
    if (type === 'FORMCHECKBOX') this.#box('form-field', fieldmarkState(element), 'FORMCHECKBOX', format);
    if (type === 'FORMDROPDOWN') this.#unclear(say('drop-down'));
    if (element.name === 'field:fieldmark-start') this.#inCheckbox = type === 'FORMCHECKBOX';
  };

  readonly #contentControl: Handler = (element, format) => {
    if (!isCheckboxControl(element)) return this.children(element, format);
    const state = contentControlState(element);
    if (state === 'unclear') this.#disagrees(element);
    const inner = [...descendants(element)];
    for (const drawn of inner.filter(({ name }) => name === 'draw:frame' || SHAPES.has(name)))
      this.#noteDrawing(drawn, format);
    const spans = inner.filter(({ name }) => name === 'text:span');
    const own = spans.reduce((around, { attributes }) => {
      return this.#styles.over(around, 'text', attributes['text:style-name']);
    }, format);
    if (own.strike) this.#unclear(say('box-struck-or-hidden', rowOf(this.#builder.place())));
    const around = this.#change;
    const changed = inner.find(({ name }) => name === 'text:change-start' || name === 'text:change');
    this.#change = changed ? this.#changeOf(changed) : around;
    this.#box('content-control', state, textContent(element).trim(), own);
    this.#change = around;
  };

  readonly #control: Handler = (element, format) => {
    const control = this.#controls.get(element.attributes['draw:control'] ?? '');
    if (control) this.#box('form-field', control.state, control.name, format);
  };

  /** What a condition shows is worked out anew by whoever opens the file; what was stored may be another thing. */
  readonly #untold: Handler = (_element, format) => this.#text(UNTOLD, format);

  readonly #handlers: Readonly<Record<string, Handler>> = {
    'text:p': this.#paragraph,
    'text:h': this.#paragraph,
    'text:list': this.#list,
    'text:list-item': (element, format) => {
      this.#lists.beginItem(element);
      this.children(element, format);
    },
    'text:span': this.#span,
    'text:a': this.#span,
    'text:s': (element, format) => {
      this.#text(' '.repeat(Math.min(MOST_SPACES, Number(element.attributes['text:c'] ?? 1) || 1)), format);
    },
    'text:tab': (_element, format) => this.#text('\t', format),
    'text:line-break': (_element, format) => this.#text('\n', format),
    'text:section': this.#section,
    'text:change-start': (element) => {
      const change = this.#changeOf(element);
      if (change) this.#openChanges.push(change);
      this.#change = this.#openChanges.at(-1);
    },
    'text:change-end': (element) => {
      const ended = this.#changeOf(element);
      this.#openChanges = this.#openChanges.filter((change) => change !== ended);
      this.#change = this.#openChanges.at(-1);
    },
    'text:change': (element, format) => this.#deletion(element, format),
    'field:fieldmark': this.#fieldmark,
    'field:fieldmark-start': this.#fieldmark,
    'field:fieldmark-end': () => {
      this.#inCheckbox = false;
    },
    'loext:content-control': this.#contentControl,
    'draw:control': this.#control,
    'draw:frame': this.#frame,
    ...Object.fromEntries([...SHAPES].map((shape) => [shape, this.#frame])),
    'text:note-citation': (_element, format) => this.#text(NOTE_SIGN, format),
    'text:note-body': this.#frame,
    'office:annotation': (element) => {
      const author = childElements(element, 'dc:creator').map(textContent)[0];
      const written = childElements(element).filter(({ name }) => name !== 'dc:creator' && name !== 'dc:date');
      const saying = marginComment(written.map(textContent).join(' '), author);
      if (saying) this.#unclear(saying);
    },
    'dc:creator': this.#skip,
    'dc:date': this.#skip,
    'text:drop-down': (element, format) => {
      this.#unclear(say('drop-down'));
      this.children(element, format);
    },
    'text:conditional-text': this.#untold,
    'text:hidden-text': this.#untold,
    'table:table': this.#table,
    'text:tracked-changes': this.#skip,
    'text:sequence-decls': this.#skip,
    'text:variable-decls': this.#skip,
    'text:user-field-decls': this.#skip,
    'office:forms': this.#skip,
    'office:change-info': this.#skip,
    'svg:title': this.#skip,
    'svg:desc': this.#skip,
    'text:index-title-template': this.#skip,
  };

  #cells(row: XmlElement, number: number, ground: Ground, format: TextProperties): void {
    for (const { cell, column, isCovered } of cellsOf(row)) {
      this.#builder.atCell(number, column);
      const style = cell.attributes['table:style-name'];
      const look = this.#styles.lookOfCell(style);
      this.#builder.lookOfCell(look.ground === 'none' ? { ...look, ground, isRowsGround: true } : look);
      if (this.#styles.crossesOut(style)) this.#unclear(say('cell-crossed-out', rowOf(this.#builder.place())));
      if (Number(cell.attributes['table:number-columns-spanned'] ?? 1) > 1) this.#builder.widenRow();
      this.#builder.spanRows(Number(cell.attributes['table:number-rows-spanned'] ?? 1) || 1);
      const own = this.#styles.over(format, 'table-cell', style);
      this.children(cell, isCovered ? { ...format, hidden: true } : own);
      this.#builder.breakParagraph();
    }
  }

  #changeOf(element: XmlElement): TrackedChange | undefined {
    return this.#changes.get(element.attributes['text:change-id'] ?? '');
  }

  /** A deletion's text is read where it was; its paragraphs become lines of the one around it. */
  #deletion(element: XmlElement, format: TextProperties): void {
    const change = this.#changeOf(element);
    if (!change?.deleted || this.#change?.type === 'deleted') return;
    const around = this.#change;
    this.#change = change;
    childElements(change.deleted).forEach((block, index) => {
      if (block.name === 'office:change-info') return;
      if (index > 1) this.#text('\n', format);
      const inner = this.#styles.over(format, 'paragraph', block.attributes['text:style-name']);
      this.children(block, inner);
    });
    this.#change = around;
  }

  /** White space between elements is none; in a paragraph it counts as one space, and none at its start (ODF 6.1.2). */
  #characters(text: string, format: TextProperties): void {
    if (!this.#inParagraph) return;
    const collapsed = text.replaceAll(/[ \t\r\n]+/g, ' ');
    this.#text(this.#builder.atParagraphStart ? collapsed.trimStart() : collapsed, format);
  }

  #text(text: string, format: TextProperties): void {
    if (this.#inCheckbox) return;
    const shown = format.font === undefined ? text : shownIn(format.font, text);
    this.#builder.text(shown, emphasisOf(format), this.#change?.plain, lettersSet(shown, format));
  }

  #box(source: BoxItem['source'], seen: BoxItem['state'], mark: string, format: TextProperties): void {
    const isHidden = emphasisOf(format).has('hidden');
    if (isHidden) this.#unclear(say('box-hidden'));
    const change = this.#change?.plain;
    this.#builder.box({ source, state: isHidden ? 'unclear' : seen, mark, ...(change && { change }) });
  }

  #disagrees(element: XmlElement): void {
    const saying = say('odt-sign-differs', { sign: textContent(element).slice(0, 20) });
    this.#builder.problem('marks-disagree', saying, this.#builder.place());
  }

  #unclear(saying: Saying): void {
    this.#builder.problem('mark-unclear', saying, this.#builder.place());
  }
}
