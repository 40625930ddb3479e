import type { Reader } from '../reader.ts';
import { readDrawn } from './read-drawn.ts';
import { walkWordXml } from './word-xml/word-xml-document.ts';

/** Word documents saved as one XML file: Word 2003 XML, and the parts of a docx in a row (flat OPC). */
export const wordXmlReader: Reader = {
  name: 'word-xml',
  formats: ['word-xml'],
  read: async (file, context) => readDrawn(file, walkWordXml(file), context),
};
