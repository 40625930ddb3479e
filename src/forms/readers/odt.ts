import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { odtDocument } from './odt/odt-document.ts';
import { placeProblems } from './place-problems.ts';

/** OpenDocument texts, in their container or flat. */
export const odtReader: Reader = {
  name: 'odt',
  formats: ['odt'],
  read: async (file, context) => placeProblems(locateForm(odtDocument(file), context)),
};
