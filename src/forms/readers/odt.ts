import { locateRecords } from '../locate-records.ts';
import type { Reader } from '../reader.ts';
import { odtDocument } from './odt/odt-document.ts';

/** OpenDocument texts, in their container or flat. */
export const odtReader: Reader = {
  name: 'odt',
  formats: ['odt'],
  read: async (file) => locateRecords(odtDocument(file)),
};
