import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { textDocument } from './text/text-document.ts';

/** Forms pasted as plain text. */
export const textReader: Reader = {
  name: 'text',
  formats: ['text'],
  read: async (file, context) => locateForm(textDocument(file), context),
};
