import { locateRecords } from '../locate-records.ts';
import type { Reader } from '../reader.ts';
import { odtDocument } from './odt/odt-document.ts';
import { placeProblems } from './place-problems.ts';

/** OpenDocument texts, in their container or flat. */
export const odtReader: Reader = {
  name: 'odt',
  formats: ['odt'],
  read: async (file) => placeProblems(locateRecords(odtDocument(file))),
};
