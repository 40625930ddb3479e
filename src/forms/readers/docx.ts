import type { Reader } from '../reader.ts';
import { walkDocx } from './docx/docx-document.ts';
import { readDrawn } from './read-drawn.ts';

/** Word files since 2007: documents and templates, with macros or without, transitional or strict. */
export const docxReader: Reader = {
  name: 'docx',
  formats: ['docx'],
  read: async (file, context) => readDrawn(file, walkDocx(file), context),
};
