import type { FormDocument } from '../form-document.ts';
import { locateRecords } from '../locate-records.ts';
import { type FormFile, type Reader, UnreadableFile } from '../reader.ts';
import { BrokenStructure } from './doc/compound-file.ts';
import { docDocument } from './doc/doc-document.ts';

/** Binary Word files, Word 97 to 2003. */
export const docReader: Reader = {
  name: 'doc',
  formats: ['doc'],
  read: async (file) => locateRecords(await readOrConvert(file)),
};

async function readOrConvert(file: FormFile): Promise<FormDocument> {
  try {
    return docDocument(file);
  } catch (error) {
    if (!(error instanceof BrokenStructure)) throw error;
    throw new UnreadableFile('format-unsupported', `The Word file cannot be read: ${error.message}.`, { cause: error });
  }
}
