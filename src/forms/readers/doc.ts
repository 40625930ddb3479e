import type { Saying } from '../../domain/saying.ts';
import type { DocumentProblem, FormDocument } from '../document/form-document.ts';
import { convertDocToDocx } from '../packages/convert-office.ts';
import { type FormFile, type Reader, UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';
import { BrokenStructure } from './doc/compound-file.ts';
import { walkDoc } from './doc/doc-document.ts';
import { OldWordFile } from './doc/file-information.ts';
import { walkDocx } from './docx/docx-document.ts';
import { readDrawn } from './read-drawn.ts';

type Walked = ReturnType<typeof walkDocx>;

/** Binary Word files: Word 97 to 2003 by an own reader, older or damaged ones through LibreOffice if it is installed. */
export const docReader: Reader = {
  name: 'doc',
  formats: ['doc'],
  read: async (file, context) => readDrawn(file, await walkFile(file), context),
};

/**
 * Everything that a binary Word file shows, in reading order.
 * @throws UnreadableFile if it can neither be read nor converted
 */
export async function docFormDocument(file: FormFile): Promise<FormDocument> {
  return (await walkFile(file)).document;
}

async function walkFile(file: FormFile): Promise<Walked> {
  try {
    return walkDoc(file);
  } catch (error) {
    if (!(error instanceof BrokenStructure)) throw error;
    return readConverted(file, error);
  }
}

async function readConverted(file: FormFile, fault: BrokenStructure): Promise<Walked> {
  const docx = await convertDocToDocx(file.bytes);
  if (!docx) throw unreadable(fault, say('doc-not-converted'));
  const { document, drawings } = walkDocx({ name: file.name, bytes: docx });
  // A conversion brings boxes in tracked deletions back to life.
  if (document.paragraphs.some(({ items }) => items.some((item) => item.change))) {
    throw unreadable(fault, say('doc-changes-lost'));
  }
  return { document: { ...document, problems: [...document.problems, conversionDoubt(fault)] }, drawings };
}

/** No conversion is proved to keep every mark: staff compare. */
function conversionDoubt(fault: BrokenStructure): DocumentProblem {
  const saying = say('doc-converted', { why: fault });
  return { code: fault instanceof OldWordFile ? 'mark-unclear' : 'attachment-damaged', ...saying };
}

function unreadable(fault: BrokenStructure, and: Saying): UnreadableFile {
  const code = fault instanceof OldWordFile ? 'format-unsupported' : 'attachment-damaged';
  return new UnreadableFile(code, say('doc-unreadable', { why: fault, and }), { cause: fault });
}
