import type { Reader } from '../reader.ts';
import { walkHtml } from './html/html-document.ts';
import { readDrawn } from './read-drawn.ts';

/** Forms as HTML: in the mail's body or as a file. */
export const htmlReader: Reader = {
  name: 'html',
  formats: ['html'],
  read: async (file, context) => readDrawn(file, walkHtml(file), context),
};
