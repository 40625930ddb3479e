import {
  drawCheckBox,
  drawRadioButton,
  PDFAcroText,
  type PDFDocument,
  PDFName,
  type PDFPage,
  type PDFRadioGroup,
  type PDFRef,
  rgb,
} from 'pdf-lib';

/** A field whose value the program writes: where its look is kept, and how large it is. */
export interface PlacedField {
  acroField: PDFAcroText;
  appearance: PDFRef;
  width: number;
  height: number;
}

interface Place {
  x: number;
  y: number;
  width: number;
}

const HEIGHT = 13;
const TICK = 11;
const BLACK = rgb(0, 0, 0);
const WHITE = rgb(1, 1, 1);

/** The interactive fields of a form. `mirror` gives the left edge of a thing of this width on the page. */
export class PdfFields {
  readonly filled = new Map<string, PlacedField>();
  readonly #document: PDFDocument;
  readonly #mirror: (x: number, width: number) => number;
  readonly #groups = new Map<string, PDFRadioGroup>();

  constructor(document: PDFDocument, mirror: (x: number, width: number) => number) {
    this.#document = document;
    this.#mirror = mirror;
  }

  /** One button of a group, of which at most one can be on: that is what makes both boxes impossible. */
  radio(page: PDFPage, name: string, option: string, at: { x: number; y: number }, isBox: boolean): void {
    let group = this.#groups.get(name);
    if (!group) {
      group = this.#document.getForm().createRadioGroup(name);
      group.enableOffToggling();
      this.#groups.set(name, group);
    }
    const place = { x: this.#mirror(at.x, TICK), y: at.y, width: TICK, height: TICK };
    group.addOptionToPage(option, page, { ...place, borderWidth: 1, borderColor: BLACK, backgroundColor: WHITE });
    group.updateAppearances((_group, widget) => {
      const { width, height } = widget.getRectangle();
      return { normal: isBox ? boxLook(width, height) : circleLook(width, height) };
    });
  }

  /** A field for the administration to type into. */
  typed(page: PDFPage, name: string, hint: string, { x, y, width }: Place): void {
    const field = this.#document.getForm().createTextField(name);
    field.acroField.dict.set(PDFName.of('TU'), this.#document.context.obj(hint));
    const place = { x: this.#mirror(x, width), y, width, height: HEIGHT };
    field.addToPage(page, { ...place, borderWidth: 0.5, borderColor: rgb(0.6, 0.6, 0.6) });
    field.setFontSize(9);
  }

  /** A field that the program fills and nobody changes. */
  fillable(page: PDFPage, name: string, { x, y, width }: Place): void {
    const field = this.#document.getForm().createTextField(name);
    field.addToPage(page, { x: this.#mirror(x, width), y, width, height: HEIGHT, borderWidth: 0 });
    field.enableReadOnly();
    const [widget] = field.acroField.getWidgets();
    const appearance = this.#document.context.nextRef();
    widget?.dict.set(PDFName.of('AP'), this.#document.context.obj({ N: appearance }));
    if (field.acroField instanceof PDFAcroText) {
      this.filled.set(name, { acroField: field.acroField, appearance, width, height: HEIGHT });
    }
  }
}

function boxLook(width: number, height: number) {
  const look = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, thickness: 1, borderWidth: 1, markColor: BLACK };
  const box = { ...look, color: WHITE, borderColor: BLACK };
  return { on: drawCheckBox({ ...box, filled: true }), off: drawCheckBox({ ...box, filled: false }) };
}

function circleLook(width: number, height: number) {
  const look = { x: width / 2, y: height / 2, width: width - 1, height: height - 1, borderWidth: 1, dotColor: BLACK };
  const circle = { ...look, color: WHITE, borderColor: BLACK };
  return { on: drawRadioButton({ ...circle, filled: true }), off: drawRadioButton({ ...circle, filled: false }) };
}
