import { PDFHexString } from 'pdf-lib';
import type { Consultation } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';
import { type BlankFormRequest, type FormAttachment, formFileName } from './blank-form.ts';
import type { FormWordings } from './form-wording.ts';
import type { PlacedField } from './pdf-fields.ts';
import { layOutPdf, type PdfTemplate } from './pdf-template.ts';
import type { EncodedRun } from './typesetter.ts';

const SIZE = 9;

/** Fills one consultation's form in one language, for one administration after the other. */
export class PdfForm {
  readonly #template: Promise<PdfTemplate>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(wordings: FormWordings, consultation: Consultation, language: Language, stateNames: readonly string[]) {
    this.#template = layOutPdf(wordings, consultation, language, stateNames);
  }

  /** The form as fillable PDF: boxes and circles are groups of radio buttons, so that no two of one kind can be on. */
  write(request: BlankFormRequest): Promise<FormAttachment> {
    // One document serves all: they are written one after the other.
    const written = this.#last.then(async () => fillAndSave(await this.#template, request));
    this.#last = written.catch(() => undefined);
    return written;
  }
}

async function fillAndSave(template: PdfTemplate, request: BlankFormRequest): Promise<FormAttachment> {
  const { addressee } = request;
  const values: Record<string, string> = {
    reference: addressee.reference,
    state: addressee.stateName,
    address: addressee.address.join(', '),
    email: addressee.email,
    administration: template.administration.replace('{state}', () => addressee.stateName),
  };
  for (const [name, field] of template.filled) fill(template, field, values[name] ?? '');
  const bytes = await template.document.save({ updateFieldAppearances: false, addDefaultPage: false });
  return { name: formFileName(request, 'pdf'), type: 'application/pdf', bytes };
}

/** Writes value and look of a field: the look is drawn here, because a viewer need not have the fonts. */
function fill(template: PdfTemplate, field: PlacedField, value: string): void {
  const { document, typesetter } = template;
  const { width, height } = field;
  const runs = encoded(template, value);
  const natural = runs.reduce((sum, run) => sum + run.width, 0) * SIZE;
  const size = natural > width - 4 ? (SIZE * (width - 4)) / natural : SIZE;
  const start = typesetter.rightToLeft ? width - 2 - natural * (size / SIZE) : 2;
  const shown = runs.map(({ script, hex }) => `/${script ? 'Script' : 'Latin'} ${size.toFixed(2)} Tf <${hex}> Tj`);
  const content = `/Tx BMC q BT ${start.toFixed(2)} 4 Td ${shown.join(' ')} ET Q EMC`;
  const stream = document.context.stream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: { Font: typesetter.fontResources() },
  });
  field.acroField.setValue(PDFHexString.fromText(value));
  document.context.assign(field.appearance, stream);
}

/** A known name as a whole, anything else by its Latin characters; what the fonts lack is left out of the look. */
function encoded({ encoded: known }: PdfTemplate, value: string): EncodedRun[] {
  return known.get(value) ?? [...value].flatMap((character) => known.get(character) ?? []);
}
