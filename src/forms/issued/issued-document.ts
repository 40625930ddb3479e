import { rememberedOf } from '../../domain/remembered.ts';
import type { FormDocument } from '../document/form-document.ts';
import type { IssuedForm } from '../reader.ts';
import { docxDocument } from '../readers/docx/docx-document.ts';

/** The blank form opened, once for all replies; null if it cannot be. */
export const issuedDocument = rememberedOf(({ docx }: IssuedForm): FormDocument | null => {
  try {
    return docxDocument({ name: 'issued form', bytes: docx });
  } catch {
    return null;
  }
});
