import type { FormDocument } from '../../document/form-document.ts';
import { parseXml } from '../../packages/parse-xml.ts';
import { type FormFile, UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { walkPackage } from '../docx/docx-document.ts';
import { NAMESPACES } from '../docx/namespaces.ts';
import type { OfficePackage } from '../office-package.ts';
import { flatPackage } from './flat-package.ts';
import { word2003Package } from './word-2003.ts';

const ALL_NAMESPACES = {
  ...NAMESPACES,
  'http://schemas.microsoft.com/office/2006/xmlPackage': 'pkg',
  'http://schemas.microsoft.com/office/word/2003/wordml': 'w',
  'http://schemas.microsoft.com/office/word/2003/auxHint': 'wx',
  'http://schemas.microsoft.com/aml/2001/core': 'aml',
};

/** Everything that the document shows. @throws UnreadableFile if it is damaged, beyond the limits, or no Word document. */
export function wordXmlDocument(file: FormFile): FormDocument {
  return walkWordXml(file).document;
}

/** The document, and the drawings in it. */
export function walkWordXml(file: FormFile): ReturnType<typeof walkPackage> {
  return walkPackage(openWordXml(file));
}

/** Both kinds are read as the container that Word would write today. */
function openWordXml(file: FormFile): OfficePackage {
  const root = parseXml(file.bytes, file.name, ALL_NAMESPACES);
  if (root.name === 'pkg:package') return flatPackage(root);
  if (root.name === 'w:wordDocument') return word2003Package(root);
  throw new UnreadableFile('format-unsupported', say('office-no-word'));
}
