import { locateForm } from '../locate-form.ts';
import type { Reader } from '../reader.ts';
import { reportDrawings } from './report-drawings.ts';
import { walkWordXml } from './word-xml/word-xml-document.ts';

/** Word documents saved as one XML file: Word 2003 XML, and the parts of a docx in a row (flat OPC). */
export const wordXmlReader: Reader = {
  name: 'word-xml',
  formats: ['word-xml'],
  read: async (file, context) => {
    const { document, drawings } = walkWordXml(file);
    return reportDrawings(locateForm(document, context), drawings);
  },
};
