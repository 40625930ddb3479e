import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import { recordTexts } from './annex-2.ts';
import type { MarkedAnswer } from './docx-writer.ts';

const run = promisify(execFile);

/** Converts Word files to PDF with LibreOffice, all in one start of the program. Keyed and returned by name. */
export async function convertToPdf(files: Readonly<Record<string, Uint8Array>>): Promise<Record<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'pdf-writer-'));
  const names = Object.keys(files);
  try {
    await mkdir(join(folder, 'out'));
    for (const [index, name] of names.entries()) {
      await writeFile(join(folder, `${index}.docx`), files[name] as Uint8Array);
    }
    const inputs = names.map((_, index) => join(folder, `${index}.docx`));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'out'), ...inputs];
    await run('soffice', args, { timeout: 60_000 + 5_000 * names.length });
    const made = await Promise.all(names.map((_, index) => readFile(join(folder, 'out', `${index}.pdf`))));
    return Object.fromEntries(names.map((name, index) => [name, new Uint8Array(made[index] as Uint8Array)]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How the boxes and circles of a fillable form are made. */
export type FieldKind = 'check-boxes' | 'radio-buttons';

export interface FillableForm {
  consultation: Consultation;
  kind: FieldKind;
  answers: Readonly<Record<string, MarkedAnswer>>;
  /** Draws the fields into the page and removes them. */
  flatten?: boolean;
  /** Leaves the table's lines out. */
  unruled?: boolean;
}

interface Pen {
  document: PDFDocument;
  page: PDFPage;
  font: PDFFont;
  y: number;
}

const LEFT = { label: 50, box: 190, words: 215, right: 545 };

/** A fillable Annex 2 in English, laid out by program: no word processor has touched it. */
export async function writeFillableForm(form: FillableForm): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const pen: Pen = { document, page: document.addPage([595, 842]), font, y: 790 };
  const { circular } = form.consultation;
  write(pen, `Subject: Member State response to TSB Circular ${circular}:`, LEFT.label, LEFT.right);
  write(
    pen,
    `I would like to advise you of the opinion of this Administration, TSB Circular ${circular}.`,
    LEFT.label,
    LEFT.right,
  );
  for (const text of form.consultation.texts) writeRecord(pen, form, text);
  write(pen, 'Yours faithfully,', LEFT.label, LEFT.right);
  write(pen, 'Administration of Switzerland', LEFT.label, LEFT.right);
  if (form.flatten) document.getForm().flatten();
  return document.save();
}

function writeRecord(pen: Pen, form: FillableForm, text: DeterminedText): void {
  const words = recordTexts(form.consultation, 'en', text);
  if (pen.y < 190) {
    pen.page = pen.document.addPage([595, 842]);
    pen.y = 790;
  }
  const top = pen.y + 12;
  const answer = form.answers[text.ref];
  const tick = ticker(pen, form, text.ref);
  write({ ...pen }, words.label, LEFT.label, LEFT.box - 5);
  tick('opinion', 'assign', LEFT.box, answer?.decision === 'assign');
  write(pen, words.assigns, LEFT.words, LEFT.right);
  tick('options', 'none', LEFT.words, answer?.comments === 'none');
  write(pen, words.noComments, LEFT.words + 22, LEFT.right);
  tick('options', 'attached', LEFT.words, answer?.comments === 'attached');
  write(pen, words.commentsAttached, LEFT.words + 22, LEFT.right);
  const middle = pen.y + 11;
  tick('opinion', 'refuse', LEFT.box, answer?.decision === 'not-assign');
  write(pen, words.notAssigns, LEFT.words, LEFT.right);
  const bottom = pen.y + 11;
  if (!form.unruled) rule(pen, top, middle, bottom);
  pen.y -= 2;
}

function rule(pen: Pen, top: number, middle: number, bottom: number): void {
  for (const x of [LEFT.label - 4, LEFT.box - 4, LEFT.words - 4, LEFT.right]) line(pen, x, top, x, bottom);
  for (const y of [top, bottom]) line(pen, LEFT.label - 4, y, LEFT.right, y);
  line(pen, LEFT.box - 4, middle, LEFT.right, middle);
}

function line({ page }: Pen, x1: number, y1: number, x2: number, y2: number): void {
  page.drawLine({ start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, thickness: 0.5, color: rgb(0, 0, 0) });
}

function ticker(pen: Pen, { kind }: FillableForm, ref: string) {
  const fields = pen.document.getForm();
  const groups = new Map<string, ReturnType<typeof fields.createRadioGroup>>();
  const name = ref.replaceAll('.', '_');
  return (group: string, option: string, x: number, on: boolean): void => {
    const place = { x, y: pen.y - 2, width: 11, height: 11 };
    if (kind === 'check-boxes') {
      const box = fields.createCheckBox(`${name}.${group}.${option}`);
      box.addToPage(pen.page, place);
      if (on) box.check();
      return;
    }
    const radio = groups.get(group) ?? fields.createRadioGroup(`${name}.${group}`);
    groups.set(group, radio);
    radio.addOptionToPage(option, pen.page, place);
    if (on) radio.select(option);
  };
}

/** Writes wrapped words and moves the pen down. */
function write(pen: Pen, words: string, left: number, right: number): void {
  const size = 9;
  let current = '';
  const flush = () => {
    pen.page.drawText(current, { x: left, y: pen.y, size, font: pen.font });
    pen.y -= 12;
    current = '';
  };
  // The standard fonts have no enclosing circle: a fillable form names the options without it.
  for (const word of words.replaceAll(/\s*\u20DD/gu, '').split(/\s+/u)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (pen.font.widthOfTextAtSize(longer, size) > right - left && current !== '') flush();
    current = current === '' ? word : `${current} ${word}`;
  }
  flush();
}
