import type { FormDocument } from '../form-document.ts';
import type { IssuedForm } from '../reader.ts';
import { docxDocument } from '../readers/docx/docx-document.ts';

const opened = new WeakMap<IssuedForm, FormDocument | null>();

/** The blank form opened, once for all replies; null if it cannot be. */
export function issuedDocument(form: IssuedForm): FormDocument | null {
  const known = opened.get(form);
  if (known !== undefined) return known;
  const document = openForm(form);
  opened.set(form, document);
  return document;
}

function openForm({ docx }: IssuedForm): FormDocument | null {
  try {
    return docxDocument({ name: 'issued form', bytes: docx });
  } catch {
    return null;
  }
}
