import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { reportDrawings } from './report-drawings.ts';
import { walkRtf } from './rtf/rtf-document.ts';

/** Rich Text Format files. */
export const rtfReader: Reader = {
  name: 'rtf',
  formats: ['rtf'],
  read: async (file, context) => {
    const { document, drawings } = walkRtf(file);
    return reportDrawings(locateForm(document, context), drawings);
  },
};
