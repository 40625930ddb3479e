import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { walkOdt } from './odt/odt-document.ts';
import { reportDrawings } from './report-drawings.ts';

/** OpenDocument texts, in their container or flat. */
export const odtReader: Reader = {
  name: 'odt',
  formats: ['odt'],
  read: async (file, context) => {
    const { document, drawings } = walkOdt(file);
    return reportDrawings(locateForm(document, context), drawings);
  },
};
