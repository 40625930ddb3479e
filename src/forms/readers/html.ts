import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { htmlDocument } from './html/html-document.ts';

/** Forms as HTML: in the mail's body or as a file. */
export const htmlReader: Reader = {
  name: 'html',
  formats: ['html'],
  read: async (file, context) => locateForm(htmlDocument(file), context),
};
