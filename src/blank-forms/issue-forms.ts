import type { Consultation } from '../domain/consultation.ts';
import type { Language } from '../domain/language.ts';
import type { StateNames } from '../domain/state-names.ts';
import type { BlankFormRequest, FormAttachment } from './blank-form.ts';
import type { FormWordings } from './form-wording.ts';
import { writeDocx } from './write-docx.ts';
import { PdfForm } from './write-pdf.ts';

/** Writes the form made out to one administration, as Word file and as fillable PDF. */
export interface FormIssuer {
  issue(request: BlankFormRequest): Promise<FormAttachment[]>;
}

/** So many laid out forms are kept: all languages of a few consultations. */
const MOST_KEPT = 12;

/**
 * @param memberStates codes of all Member States, whose names the forms must be able to show
 */
export function openFormIssuer(
  wordings: FormWordings,
  memberStates: readonly string[],
  stateNames: StateNames,
): FormIssuer {
  const kept = new Map<string, PdfForm>();
  const layOut = (consultation: Consultation, language: Language): PdfForm => {
    // A consultation that was corrected is laid out anew.
    const key = JSON.stringify([language, consultation]);
    const known = kept.get(key);
    if (known) return known;
    const names = memberStates.map((code) => stateNames(code, language));
    const form = new PdfForm(wordings, consultation, language, names);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, form);
    return form;
  };
  return {
    issue: async (request) => [
      writeDocx(wordings, request),
      await layOut(request.consultation, request.language).write(request),
    ],
  };
}
