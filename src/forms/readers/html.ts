import { locateRecords } from '../locate-records.ts';
import type { Reader } from '../reader.ts';
import { htmlDocument } from './html/html-document.ts';

/** Forms as HTML: in the mail's body or as a file. */
export const htmlReader: Reader = {
  name: 'html',
  formats: ['html'],
  read: async (file) => locateRecords(htmlDocument(file)),
};
