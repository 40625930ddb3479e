import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { walkHtml } from './html/html-document.ts';
import { reportDrawings } from './report-drawings.ts';

/** Forms as HTML: in the mail's body or as a file. */
export const htmlReader: Reader = {
  name: 'html',
  formats: ['html'],
  read: async (file, context) => {
    const { document, drawings } = walkHtml(file);
    return reportDrawings(locateForm(document, context), drawings);
  },
};
