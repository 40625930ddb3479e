import type { FormDocument } from '../../form-document.ts';
import type { FormFile } from '../../reader.ts';
import { lostChanges } from '../lost-changes.ts';
import { BrokenStructure, openCompoundFile } from './compound-file.ts';
import { readFileInformation, TEXT_PARTS } from './file-information.ts';
import { Formatting } from './formatting.ts';
import { readText } from './piece-table.ts';
import { walkText } from './text-walk.ts';

/**
 * Reads a binary Word file as a document, its main text first.
 * @throws UnreadableFile `attachment-encrypted`, `attachment-too-large`
 * @throws BrokenStructure if it is damaged or older than Word 97
 */
export function docDocument(file: FormFile): FormDocument {
  const information = readFileInformation(openCompoundFile(file.bytes));
  const { text, pieces } = readText(information);
  const formatting = new Formatting(information, pieces);
  const parts: FormDocument[] = [];
  let start = 0;
  for (const part of TEXT_PARTS) {
    const end = start + information.lengths[part];
    if (end > text.length) throw new BrokenStructure('a part of its text is missing');
    const name = part === 'main' ? file.name : part;
    parts.push(walkText({ name, text, start, end, formatting, data: information.data }));
    start = end;
  }
  const paragraphs = parts.flatMap((part) => part.paragraphs);
  const problems = parts.flatMap((part) => part.problems);
  const lost = information.byLibreOffice ? lostChanges({ paragraphs, problems }) : null;
  return { paragraphs, problems: lost ? [...problems, lost] : problems };
}
