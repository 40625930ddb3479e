import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { walkDocx } from './docx/docx-document.ts';
import { reportDrawings } from './report-drawings.ts';

/** Word files since 2007: documents and templates, with macros or without, transitional or strict. */
export const docxReader: Reader = {
  name: 'docx',
  formats: ['docx'],
  read: async (file, context) => {
    const { document, drawings } = walkDocx(file);
    return reportDrawings(locateForm(document, context), drawings);
  },
};
