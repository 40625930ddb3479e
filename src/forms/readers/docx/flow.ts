import type { Saying } from '../../../domain/saying.ts';
import type { Ground } from '../../document/colour.ts';
import type { BoxItem, Change, Emphasis } from '../../document/form-document.ts';
import { type ParagraphBuilder, PLAIN } from '../../document/paragraph-builder.ts';
import { child, type XmlElement } from '../../packages/parse-xml.ts';
import { say } from '../../sentences.ts';
import { rowOf } from '../word-marks.ts';
import { agreedState, type CheckBoxControl, checkBoxControl, shownState } from './content-control.ts';
import { hidesResult, legacyCheckBox, legacyDropDown, type OpenField, shownByCode } from './fields.ts';
import { lettersSet, type ThemeFonts } from './letters.ts';
import { pointsOf, type RunProperties, toShownCharacters } from './run-format.ts';

type Doubt = 'marks-disagree' | 'mark-unclear';

const FORM_CHECK_BOX = /^\s*FORMCHECKBOX\b/i;

/**
 * The text and boxes of one flow of paragraphs as they come: fields show their result and not their code, and the
 * character inside a check box control becomes a box. A text box has a flow of its own.
 */
export class Flow {
  /** Properties of the run that is read. */
  properties: RunProperties = {};
  emphasis: ReadonlySet<Emphasis> = PLAIN;
  paragraphStyle: string | undefined;
  paragraphLined = false;
  /** The paragraph has a coloured ground or a frame. */
  paragraphShaded: Ground = 'none';

  readonly #builder: ParagraphBuilder;
  readonly #theme: ThemeFonts;
  readonly #fields: OpenField[] = [];
  #control: CheckBoxControl | null = null;

  constructor(builder: ParagraphBuilder, theme: ThemeFonts) {
    this.#builder = builder;
    this.#theme = theme;
  }

  text(text: string, change?: Change): void {
    const shown = toShownCharacters(text, this.properties);
    const field = this.#fields.at(-1);
    if (field?.phase === 'code') field.code += shown;
    if (this.#isInCode()) return;
    if (shown.trim() !== '') for (const each of this.#fields) each.hasResult = true;
    if (this.#control && !this.#control.seen && shown.trim() !== '') {
      this.#controlText(shown, this.#control, change);
    } else {
      const letters = lettersSet(shown, this.properties, this.#theme, pointsOf(this.properties), this.paragraphLined);
      this.#builder.text(shown, this.emphasis, change, letters);
    }
  }

  /** A ticked box that is struck through or cannot be seen says nothing certain. */
  box(box: Pick<BoxItem, 'source' | 'state' | 'mark'>, change?: Change): void {
    const isDoubtful = box.state === 'marked' && (this.emphasis.has('strike') || this.emphasis.has('hidden'));
    if (isDoubtful) this.doubt('mark-unclear', (row) => say('box-struck-or-hidden', row));
    this.#builder.box({ ...box, ...(isDoubtful && { state: 'unclear' }), ...(change && { change }) });
  }

  /** Reports what a person must look at, once for each place: they are to find every one of them. */
  doubt(code: Doubt, tell: (row: ReturnType<typeof rowOf>) => Saying): void {
    const place = this.#builder.place();
    this.#builder.problem(code, tell(rowOf(place)), place);
  }

  /** w:fldChar, which begins a field, parts its code from its result, or ends it. */
  fieldChar(element: XmlElement, change?: Change): void {
    const type = element.attributes['w:fldCharType'];
    if (type === 'begin') {
      this.#beginField(child(element, 'w:ffData'), change);
      return;
    }
    const field = this.#fields.at(-1);
    if (!field) return;
    if (type === 'end') this.#fields.pop();
    if (field.phase === 'code') this.#endCode(field, change);
    field.phase = 'result';
    if (type === 'end') this.#compareWithCode(field);
    if (type === 'end' && !field.hasResult) this.#show(shownByCode(field.code), change);
  }

  fieldCode(text: string): void {
    const field = this.#fields.at(-1);
    if (field?.phase === 'code') field.code += text;
  }

  /** w:fldSimple holds its code in an attribute and has no place for a box's state. Where nothing is in it, it shows what its code draws. */
  simpleField(code: string, readContent: () => void, change?: Change): void {
    if (FORM_CHECK_BOX.test(code)) this.#boxWithoutState(change);
    const field: OpenField = { phase: 'result', code, data: undefined, hasResult: false };
    this.#fields.push(field);
    readContent();
    this.#fields.splice(this.#fields.lastIndexOf(field), 1);
    this.#compareWithCode(field);
    if (!field.hasResult) this.#show(shownByCode(code), change);
  }

  /** Reads a content control's content; if the control is a check box, the content's first character is its box. */
  contentControl(
    sdtPr: XmlElement | undefined,
    bound: CheckBoxControl['bound'],
    readContent: () => void,
    change?: Change,
  ): void {
    const outer = this.#control;
    const control = checkBoxControl(sdtPr, bound);
    if (control) this.#control = control;
    readContent();
    if (control) this.#closeControl(change);
    this.#control = outer;
  }

  /** A control of which nothing was shown when its paragraph ends has its box here. */
  endParagraph(change?: Change): void {
    this.#closeControl(change);
  }

  /** A field without its end would hide everything after it. */
  finish(): void {
    if (this.#isInCode()) {
      this.#builder.problem('attachment-damaged', say('field-unended'));
    }
  }

  #isInCode(): boolean {
    return this.#fields.some((field) => field.phase === 'code');
  }

  #beginField(data: XmlElement | undefined, change: Change | undefined): void {
    const box = this.#isInCode() ? null : legacyCheckBox(data);
    this.#fields.push({ phase: 'code', code: '', data, hasResult: false });
    if (box) this.box(box, change);
  }

  #endCode(field: OpenField, change: Change | undefined): void {
    if (FORM_CHECK_BOX.test(field.code) && !child(field.data, 'w:checkBox')) this.#boxWithoutState(change);
    const chosen = legacyDropDown(field.data);
    const isShown = this.#fields.every((each) => each === field || each.phase === 'result');
    if (chosen !== null && isShown) this.#builder.text(chosen, this.emphasis, change);
  }

  #compareWithCode(field: OpenField): void {
    if (hidesResult(field)) this.doubt('mark-unclear', (row) => say('branches-differ', row));
  }

  #show(text: string, change: Change | undefined): void {
    if (!this.#isInCode()) this.#builder.text(text, this.emphasis, change);
  }

  #boxWithoutState(change: Change | undefined): void {
    this.box({ source: 'form-field', state: 'unclear', mark: 'form field without data' }, change);
  }

  /** What follows the first character was put in beside the box. A deleted character is the box as it was before. */
  #controlText(text: string, control: CheckBoxControl, change: Change | undefined): void {
    const [, before = '', sign = '', rest = ''] = /^(\s*)(\S[\uFE0E\uFE0F]?)(.*)$/su.exec(text) ?? [];
    const isDeleted = change?.type === 'deleted';
    const state = isDeleted ? (shownState(sign, control) ?? 'unclear') : agreedState(sign, control);
    this.#builder.text(before, this.emphasis, change);
    this.box({ source: 'content-control', state, mark: `${control.name}: ${sign}` }, change);
    if (!isDeleted) {
      control.seen = true;
      if (state === 'unclear') {
        const stored = control.bound ?? control.declared;
        this.doubt('marks-disagree', (row) => say('box-shows-other', { sign, stored, ...row }));
      }
    }
    if (rest !== '') this.text(rest, change);
  }

  #closeControl(change: Change | undefined): void {
    const control = this.#control;
    if (!control || control.seen) return;
    control.seen = true;
    const isEmpty = control.declared === 'empty' && control.bound !== 'marked';
    const state = isEmpty ? 'empty' : 'unclear';
    this.box({ source: 'content-control', state, mark: control.name }, change);
    if (state === 'unclear') this.doubt('marks-disagree', (row) => say('box-shows-nothing', row));
  }
}
