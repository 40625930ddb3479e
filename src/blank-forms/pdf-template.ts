import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import type { Consultation } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';
import { type FilledWording, type FormWordings, fillWording, type RecordWords } from './form-wording.ts';
import { PdfFields, type PlacedField } from './pdf-fields.ts';
import { type EncodedRun, Typesetter } from './typesetter.ts';
import { shortenUnicodeMaps } from './unicode-maps.ts';

const PAGE = { width: 595, height: 842, top: 795, bottom: 60 };
const COLUMNS = { label: 50, box: 185, words: 210, right: 545 };
const SIZE = 9;
const LEADING = 12.5;

/** The form of one consultation in one language, with fields that are filled for each administration. */
export interface PdfTemplate {
  document: PDFDocument;
  typesetter: Typesetter;
  /** The fields that the program fills, by name. */
  filled: ReadonlyMap<string, PlacedField>;
  /** "Administration of {state}" */
  administration: string;
  /** Ready-made lines: Latin characters one by one, and whole names in another script. */
  encoded: ReadonlyMap<string, EncodedRun[]>;
}

const SCRIPT_FONTS: Partial<Record<Language, string>> = { ar: 'NotoNaskhArabic.ttf', zh: 'NotoSansSC.ttf' };

/**
 * Lays the form out once. Everything that will ever be written into it must be encoded before the fonts are embedded.
 * @param stateNames the Member States' names in this language
 */
export async function layOutPdf(
  wordings: FormWordings,
  consultation: Consultation,
  language: Language,
  stateNames: readonly string[],
): Promise<PdfTemplate> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const embed = (file: string) =>
    document.embedFont(readFileSync(new URL(`fonts/${file}`, import.meta.url)), { subset: true });
  const script = SCRIPT_FONTS[language];
  const latin = await embed('NotoSans.ttf');
  const ofScript = script ? await embed(script) : null;
  const typesetter = new Typesetter(latin, ofScript, language === 'ar');
  const words = fillWording(wordings[language], consultation, language);
  const layout = new Layout(document, typesetter);
  layout.head(words, consultation.replyAddress);
  for (const record of words.records) layout.record(record);
  layout.close(words);
  document.setTitle(words.subject[0] ?? '');
  document.setLanguage(language);
  const { administration } = words;
  const names = stateNames.flatMap((name) => [name, administration.replace('{state}', () => name)]);
  const encoded = new Map([...LATIN, ...names].map((text) => [text, typesetter.encode(text)]));
  await shortenUnicodeMaps(document, ofScript ? [latin, ofScript] : [latin]);
  return { document, typesetter, filled: layout.fields.filled, administration, encoded };
}

/** What addresses are written with: Latin letters with the accents of Western Europe. */
const LATIN = Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).filter(
  (character) => /[^\p{Cc}\u00ad]/u.test(character),
);

/** Writes the form from top to bottom. Places are given as from left to right and mirrored for Arabic. */
class Layout {
  readonly fields: PdfFields;
  readonly #document: PDFDocument;
  readonly #type: Typesetter;
  #page: PDFPage;
  #y = PAGE.top;

  constructor(document: PDFDocument, type: Typesetter) {
    this.#document = document;
    this.#type = type;
    this.#page = document.addPage([PAGE.width, PAGE.height]);
    this.fields = new PdfFields(document, (x, width) => (type.rightToLeft ? PAGE.width - x - width : x));
  }

  head(words: FilledWording, replyAddress: string): void {
    for (const line of words.subject) this.#write(line, COLUMNS.label, COLUMNS.right, 10.5);
    this.#y -= 6;
    const [left, value, right, field] = [50, 138, 300, 388] as const;
    const top = this.#y;
    this.#write(words.to, left, value);
    this.#y = top;
    for (const line of words.director) this.#write(line, value, right);
    this.#write(words.email, left, value, SIZE, false);
    this.#write(replyAddress, value, right);
    this.#write(words.reference, left, value, SIZE, false);
    this.#fill('reference', value, right);
    const end = this.#y;
    this.#y = top;
    this.#write(words.from, right, field, SIZE, false);
    for (const [name, hint] of [
      ['name', words.sender[0]],
      ['role', words.sender[1]],
    ] as const)
      this.#typed(name, hint, field);
    this.#fill('state', field, COLUMNS.right);
    this.#fill('address', field, COLUMNS.right);
    this.#write(words.email, right, field, SIZE, false);
    this.#fill('email', field, COLUMNS.right);
    this.#write(words.date, right, field, SIZE, false);
    this.#typed('date', words.placeAndDate, field);
    this.#y = Math.min(this.#y, end) - 8;
    this.#write(words.salutation, COLUMNS.label, COLUMNS.right);
    this.#write(words.opening, COLUMNS.label, COLUMNS.right);
    this.#y -= 4;
    this.#write(words.selectOne, COLUMNS.words, COLUMNS.right);
  }

  record(record: RecordWords): void {
    const height = this.#heightOf(record);
    if (this.#y - height < PAGE.bottom) this.#nextPage();
    const top = this.#y + LEADING - 2;
    const start = this.#y;
    for (const line of record.label) this.#write(line, COLUMNS.label, COLUMNS.box - 6);
    const labelEnd = this.#y;
    this.#y = start;
    this.#tick(record.ref, 'opinion', 'assigns', COLUMNS.box + 3);
    this.#write(withoutCircle(record.assigns), COLUMNS.words, COLUMNS.right - 4);
    for (const [option, words] of [
      ['none', record.noComments],
      ['attached', record.commentsAttached],
    ] as const) {
      this.#tick(record.ref, 'comments', option, COLUMNS.words + 6);
      this.#write(words, COLUMNS.words + 24, COLUMNS.right - 4);
    }
    const middle = this.#y + LEADING - 4;
    this.#y -= 3;
    this.#tick(record.ref, 'opinion', 'does-not-assign', COLUMNS.box + 3);
    this.#write(record.notAssigns, COLUMNS.words, COLUMNS.right - 4);
    const bottom = Math.min(this.#y, labelEnd) + LEADING - 5;
    this.#frame(top, middle, bottom);
    this.#y = bottom - LEADING + 1;
  }

  close(words: FilledWording): void {
    if (this.#y < PAGE.bottom + 90) this.#nextPage();
    this.#y -= 8;
    this.#write(words.close, COLUMNS.label, COLUMNS.right);
    this.#typed('signatory', words.sender[0], COLUMNS.label);
    this.#typed('signatory role', words.sender[1], COLUMNS.label);
    this.#fill('administration', COLUMNS.label, COLUMNS.right);
  }

  #nextPage(): void {
    this.#page = this.#document.addPage([PAGE.width, PAGE.height]);
    this.#y = PAGE.top;
  }

  #heightOf(record: RecordWords): number {
    const count = (text: string, from: number) => this.#type.wrap(text, COLUMNS.right - 4 - from, SIZE).length;
    const lines =
      count(withoutCircle(record.assigns), COLUMNS.words) +
      count(record.noComments, COLUMNS.words + 24) +
      count(record.commentsAttached, COLUMNS.words + 24) +
      count(record.notAssigns, COLUMNS.words);
    return lines * LEADING + 10;
  }

  #write(text: string, left: number, right: number, size = SIZE, advance = true): void {
    const start = this.#y;
    for (const line of this.#type.wrap(text, right - left, size)) {
      this.#type.draw(this.#page, line, this.#type.rightToLeft ? PAGE.width - left : left, this.#y, size);
      this.#y -= LEADING;
    }
    if (!advance) this.#y = start;
  }

  #tick(ref: string, group: 'opinion' | 'comments', option: string, x: number): void {
    this.fields.radio(
      this.#page,
      `${ref.replaceAll('.', '_')}.${group}`,
      option,
      { x, y: this.#y - 2 },
      group === 'opinion',
    );
  }

  #fill(name: string, left: number, right: number): void {
    this.fields.fillable(this.#page, name, { x: left, y: this.#y - 3, width: right - left });
    this.#y -= LEADING;
  }

  /** A field to type into, with its hint below it. */
  #typed(name: string, hint: string, left: number): void {
    this.fields.typed(this.#page, name, hint, { x: left, y: this.#y - 3, width: 157 });
    this.#y -= LEADING + 4;
  }

  #frame(top: number, middle: number, bottom: number): void {
    const mirror = (x: number) => (this.#type.rightToLeft ? PAGE.width - x : x);
    const line = (x1: number, y1: number, x2: number, y2: number) =>
      this.#page.drawLine({
        start: { x: mirror(x1), y: y1 },
        end: { x: mirror(x2), y: y2 },
        thickness: 0.5,
        color: rgb(0, 0, 0),
      });
    const [label, box, words, right] = [COLUMNS.label - 5, COLUMNS.box - 2, COLUMNS.words - 5, COLUMNS.right];
    for (const x of [label, box, words, right]) line(x, top, x, bottom);
    line(label, top, right, top);
    line(label, bottom, right, bottom);
    line(box, middle, right, middle);
  }
}

/** The combining circle of the instruction stands alone on the issued form and would enclose a letter here. */
function withoutCircle(text: string): string {
  return text.replaceAll(/\s*\u20DD/gu, '');
}
