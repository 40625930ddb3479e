import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { placeProblems } from './place-problems.ts';
import { rtfDocument } from './rtf/rtf-document.ts';

/** Rich Text Format files. */
export const rtfReader: Reader = {
  name: 'rtf',
  formats: ['rtf'],
  read: async (file, context) => placeProblems(locateForm(rtfDocument(file), context)),
};
