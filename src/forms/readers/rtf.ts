import { locateRecords } from '../locate-records.ts';
import type { Reader } from '../reader.ts';
import { rtfDocument } from './rtf/rtf-document.ts';

/** Rich Text Format files. */
export const rtfReader: Reader = {
  name: 'rtf',
  formats: ['rtf'],
  read: async (file) => locateRecords(rtfDocument(file)),
};
