import { locateRecords } from '../locate-records.ts';
import type { Reader } from '../reader.ts';
import { placeProblems } from './place-problems.ts';
import { rtfDocument } from './rtf/rtf-document.ts';

/** Rich Text Format files. */
export const rtfReader: Reader = {
  name: 'rtf',
  formats: ['rtf'],
  read: async (file) => placeProblems(locateRecords(rtfDocument(file))),
};
