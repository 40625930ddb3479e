import type { Place } from '../../../domain/evidence.ts';
import type { Saying } from '../../../domain/saying.ts';
import type { Ground } from '../../document/colour.ts';
import type { Change, FormDocument } from '../../document/form-document.ts';
import { ParagraphBuilder, PLAIN } from '../../document/paragraph-builder.ts';
import { child, childElements, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { say } from '../../sentences.ts';
import type { OfficePackage } from '../office-package.ts';
import { isMarkAlone, type PlacedDrawing } from '../placed-drawing.ts';
import { activeXState } from './activex.ts';
import { chooseAlternative, doBranchesDiffer } from './alternatives.ts';
import { hasBoldFrame, hasDiagonal, isFramed, isLined } from './borders.ts';
import { boundState, boundTexts } from './bound-data.ts';
import { CHARACTERS, ownText, symbolOf } from './characters.ts';
import { describeDrawing } from './drawings.ts';
import { Flow } from './flow.ts';
import type { ThemeFonts } from './letters.ts';
import type { ListSigns } from './list-signs.ts';
import { isOn } from './on-off.ts';
import { isFlat, isFramedElsewhere, isOutOfSight, isSetOffPage } from './out-of-sight.ts';
import { emphasisOf, isAtOtherLine, ownProperties, shadeOf } from './run-format.ts';
import type { Styles } from './styles.ts';
import { isSwallowed, mergeOf, TableWalk } from './table-walk.ts';
import { CHANGES, changeIn } from './tracked-changes.ts';

/** What the reading of every part of one file shares. */
export interface PartContext {
  pkg: OfficePackage;
  styles: Styles;
  theme: ThemeFonts;
  listSigns: ListSigns;
}

export interface WalkedPart {
  document: FormDocument;
  /** What is drawn, where: a letterhead's logo and a signature are harmless, over a record anything may be a mark. */
  drawings: PlacedDrawing[];
  /** Where the margin comments are anchored, by their number. */
  comments: ReadonlyMap<string, Place>;
}

/** Reads one part (the document, a header, the footnotes) into paragraphs. */
export function walkPart(root: XmlElement, part: string, context: PartContext): WalkedPart {
  return new PartWalk(part, context).run(root);
}

/** What an element inherits from those around it. */
interface Scope {
  change?: Change;
  shaded: Ground;
  hidden: boolean;
}

type Handler = (element: XmlElement, scope: Scope) => void;

/** Elements that describe and show nothing, beside those whose names end in "Pr". */
const SILENT = new Set(['w:tblPrEx', 'w:tblGrid', 'w:ffData', 'w:fldData']);

class PartWalk {
  readonly #part: string;
  readonly #context: PartContext;
  readonly #builder: ParagraphBuilder;
  readonly #tables: TableWalk;
  readonly #drawings: PlacedDrawing[] = [];
  readonly #comments = new Map<string, Place>();
  readonly #changes = new Map<string, Change>();
  readonly #handlers: ReadonlyMap<string, Handler>;
  #flow: Flow;

  constructor(part: string, context: PartContext) {
    this.#part = part;
    this.#context = context;
    this.#builder = new ParagraphBuilder(part);
    this.#tables = new TableWalk(this.#builder);
    this.#flow = new Flow(this.#builder, context.theme);
    this.#handlers = this.#handlersByName();
  }

  run(root: XmlElement): WalkedPart {
    this.#children(root, { shaded: 'none', hidden: false });
    this.#flow.finish();
    return { document: this.#builder.result(), drawings: this.#drawings, comments: this.#comments };
  }

  #handlersByName(): Map<string, Handler> {
    const text: Handler = (element, scope) => this.#flow.text(ownText(element), scope.change);
    const code: Handler = (element) => this.#flow.fieldCode(ownText(element));
    const run: Handler = (element, scope) => this.#run(element, scope);
    const drawing: Handler = (element, scope) => this.#drawing(element, scope);
    return new Map<string, Handler>(
      Object.entries({
        'w:p': (element, scope) => this.#paragraph(element, scope),
        'w:r': run,
        'm:r': run,
        'w:t': text,
        'w:delText': text,
        'm:t': text,
        'w:sym': (element, scope) => this.#flow.text(symbolOf(element), scope.change),
        'w:bdo': (element, scope) => this.#override(element, scope),
        'w:tbl': (element, scope) => this.#table(element, scope),
        'w:tr': (element, scope) => this.#row(element, scope),
        'w:tc': (element, scope) => this.#cell(element, scope),
        'w:sdt': (element, scope) => this.#contentControl(element, scope),
        'w:fldChar': (element, scope) => this.#flow.fieldChar(element, scope.change),
        'w:fldSimple': (element, scope) => this.#simpleField(element, scope),
        'w:instrText': code,
        'w:delInstrText': code,
        'mc:AlternateContent': (element, scope) => {
          if (doBranchesDiffer(element)) this.#flow.doubt('mark-unclear', (row) => say('branches-differ', row));
          this.#children(chooseAlternative(element), scope);
        },
        'w:commentReference': (element) => this.#comments.set(element.attributes['w:id'] ?? '', this.#builder.place()),
        'm:phant': (element, scope) => this.#phantom(element, scope),
        'm:borderBox': (element, scope) => this.#borderBox(element, scope),
        'w:drawing': drawing,
        'w:pict': drawing,
        'w:object': drawing,
        'w:contentPart': drawing,
        'w14:contentPart': drawing,
        'w:altChunk': () => this.#skipped(say('document-includes-file')),
        'w:subDoc': () => this.#skipped(say('document-includes-document')),
      }),
    );
  }

  #children(element: XmlElement, scope: Scope): void {
    for (const node of element.children) {
      if (typeof node !== 'string') this.#element(node, scope);
    }
  }

  /** An element that is not known is looked into: better a text too many than one overlooked. */
  #element(element: XmlElement, scope: Scope): void {
    const { name } = element;
    const character = CHARACTERS.get(name);
    const handler = this.#handlers.get(name);
    if (character !== undefined) this.#flow.text(character, scope.change);
    else if (handler) handler(element, scope);
    else if (CHANGES.has(name)) this.#children(element, this.#changed(element, scope));
    else if (!SILENT.has(name) && !name.endsWith('Pr')) this.#children(element, scope);
  }

  #paragraph(element: XmlElement, scope: Scope): void {
    const properties = child(element, 'w:pPr');
    const flow = this.#flow;
    flow.paragraphStyle = child(properties, 'w:pStyle')?.attributes['w:val'];
    const all = this.#context.styles.paragraph(flow.paragraphStyle, properties);
    flow.paragraphLined = isLined(all) && !isFramed(all);
    flow.paragraphShaded = isFramed(all) ? 'highlight' : shadeOf(child(all, 'w:shd'));
    const numbering = child(properties, 'w:numPr') ?? this.#context.styles.numbering(flow.paragraphStyle);
    const sign = this.#context.listSigns.next(numbering);
    if (sign !== null) this.#builder.text(`${sign}\t`, PLAIN, scope.change);
    if (isFramedElsewhere(all) && this.#builder.tableDepth > 0 && textContent(element).trim() !== '')
      flow.doubt('mark-unclear', (row) => say('drawing-over', row));
    this.#children(element, { ...scope, hidden: scope.hidden || isOutOfSight(all) });
    flow.endParagraph(scope.change);
    const change = changeIn(child(properties, 'w:rPr'));
    if (change) this.#builder.text('\n', PLAIN, this.#changed(change, scope).change);
    this.#builder.endParagraph();
  }

  #run(element: XmlElement, scope: Scope): void {
    const flow = this.#flow;
    const rPr = child(element, 'w:rPr');
    const style = child(rPr, 'w:rStyle')?.attributes['w:val'];
    const inherited = this.#context.styles.run(flow.paragraphStyle, style);
    flow.properties = rPr ? { ...inherited, ...ownProperties(element) } : inherited;
    if (isAtOtherLine(flow.properties) && textContent(element).trim() !== '')
      flow.doubt('mark-unclear', (row) => say('letters-off-line', row));
    const { shaded, hidden } = scope;
    flow.emphasis = emphasisOf(flow.properties, { shaded: flow.paragraphShaded, cell: shaded, hidden });
    this.#children(element, scope);
  }

  /** Text with a direction of its own against that of its letters (ECMA-376 part 1, 17.3.2.3). */
  #override(element: XmlElement, scope: Scope): void {
    if (element.attributes['w:val'] === 'rtl') this.#builder.reverseLetters();
    this.#children(element, scope);
  }

  /** What keeps a formula's room free without being seen (ECMA-376 part 1, 22.1.2.81). */
  #phantom(element: XmlElement, scope: Scope): void {
    const shown = child(child(element, 'm:phantPr'), 'm:show');
    const isHidden = shown !== undefined && !isOn(shown, 'm:val');
    if (isHidden && textContent(element).trim() !== '') this.#flow.doubt('mark-unclear', () => say('box-hidden'));
    this.#children(element, scope);
  }

  /** A formula's frame may have lines through it (ECMA-376 part 1, 22.1.2.11). */
  #borderBox(element: XmlElement, scope: Scope): void {
    const lines = childElements(child(element, 'm:borderBoxPr')).filter(({ name }) => name.startsWith('m:strike'));
    const isStruck = lines.some(({ attributes }) => !['0', 'off', 'false'].includes(attributes['m:val'] ?? '1'));
    if (isStruck) this.#flow.doubt('mark-unclear', (row) => say('formula-struck', row));
    this.#children(element, scope);
  }

  #simpleField(element: XmlElement, scope: Scope): void {
    const code = element.attributes['w:instr'] ?? '';
    this.#flow.simpleField(code, () => this.#children(element, scope), scope.change);
  }

  #contentControl(element: XmlElement, scope: Scope): void {
    const read = () => {
      for (const content of childElements(element, 'w:sdtContent')) this.#children(content, scope);
    };
    const properties = child(element, 'w:sdtPr');
    this.#compareWithData(element, boundTexts(this.#context.pkg, properties));
    this.#flow.contentControl(properties, boundState(this.#context.pkg, properties), read, scope.change);
  }

  /** Word shows the data on opening, whatever the document itself says. */
  #compareWithData(control: XmlElement, stored: string[] | null): void {
    const shown = childElements(control, 'w:sdtContent').map(textContent).join('');
    const isSame = stored === null || stored.some((text) => withoutSpaces(text) === withoutSpaces(shown));
    if (isSame) return;
    const other = { shown: shown.trim().slice(0, 100), stored: (stored[0] ?? '').slice(0, 100) };
    this.#flow.doubt('marks-disagree', (row) => say('shows-other-than-data', { ...other, ...row }));
  }

  #table(element: XmlElement, scope: Scope): void {
    const properties = child(element, 'w:tblPr');
    const text = textContent(element).trim();
    const isLaidOver = child(properties, 'w:tblpPr') !== undefined && text !== '' && isMarkAlone(text);
    if (isLaidOver) this.#flow.doubt('mark-unclear', (row) => say('drawing-over', row));
    if (this.#context.styles.tableHides(child(properties, 'w:tblStyle')?.attributes['w:val']))
      this.#flow.doubt('mark-unclear', () => say('table-style-hides'));
    const hidden = scope.hidden || isSetOffPage(properties);
    this.#tables.table(() => this.#children(element, { ...scope, hidden }));
  }

  #row(element: XmlElement, scope: Scope): void {
    const properties = child(element, 'w:trPr');
    const change = changeIn(properties);
    const inner = change ? this.#changed(change, scope) : scope;
    const hidden = scope.hidden || isOn(child(properties, 'w:hidden')) || isFlat(properties, element);
    const columnsBefore = Number(child(properties, 'w:gridBefore')?.attributes['w:val'] ?? 0) || 0;
    this.#tables.row(columnsBefore, () => this.#children(element, { ...inner, hidden }));
  }

  #cell(element: XmlElement, scope: Scope): void {
    const properties = child(element, 'w:tcPr');
    const change = changeIn(properties);
    const inner = change ? this.#changed(change, scope) : scope;
    const shaded = shadeOf(child(properties, 'w:shd'));
    const span = Number(child(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1) || 1;
    const look = { ground: shaded, isFramed: hasBoldFrame(properties) };
    const merge = mergeOf(properties);
    const text = () => textContent(element).trim();
    this.#tables.cell({ span, look, merge, isSwallowed: isSwallowed(properties), text }, (isHidden) => {
      if (hasDiagonal(properties)) this.#flow.doubt('mark-unclear', (row) => say('cell-crossed-out', row));
      this.#children(element, { ...inner, shaded, hidden: inner.hidden || isHidden || isSetOffPage(properties) });
    });
  }

  #drawing(element: XmlElement, scope: Scope): void {
    const control = child(element, 'w:control');
    const state = control && activeXState(this.#context.pkg, this.#part, control.attributes['r:id'] ?? '');
    if (control && state) {
      const mark = control.attributes['w:name'] ?? 'ActiveX control';
      this.#flow.box({ source: 'form-field', state, mark }, scope.change);
      return;
    }
    const drawing = describeDrawing(element);
    if (!drawing) return;
    if (drawing.kind === 'embedded-file') this.#skipped(say('document-holds-file'));
    const isShown = !scope.hidden && scope.change === undefined;
    const { picture, ...drawn } = drawing;
    this.#drawings.push({ drawing: isShown && picture ? drawing : drawn, place: this.#builder.place() });
    for (const box of drawing.textBoxes) this.#textBox(box, scope);
    if (drawing.wordArt !== '') this.#wordArt(drawing.wordArt);
  }

  #textBox(content: XmlElement, scope: Scope): void {
    const outer = this.#flow;
    this.#flow = new Flow(this.#builder, this.#context.theme);
    this.#builder.openFrame();
    this.#children(content, { ...scope, shaded: 'none' });
    this.#flow.finish();
    this.#builder.closeFrame();
    this.#flow = outer;
  }

  #wordArt(text: string): void {
    this.#builder.openFrame();
    this.#builder.text(text);
    this.#builder.closeFrame();
  }

  #skipped(saying: Saying): void {
    this.#builder.problem('attachment-skipped', saying, this.#builder.place());
  }

  /** Inside a deletion everything is deleted; otherwise the innermost change counts. */
  #changed(element: XmlElement, scope: Scope): Scope {
    const type = CHANGES.get(element.name);
    if (!type || scope.change?.type === 'deleted') return scope;
    const author = element.attributes['w:author'] ?? null;
    const key = `${type}\n${author ?? ''}`;
    const change = this.#changes.get(key) ?? { type, author };
    this.#changes.set(key, change);
    return { ...scope, change };
  }
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}
