import type { Saying } from '../../../domain/saying.ts';
import type { DocumentProblem, FormDocument, Item } from '../../document/form-document.ts';
import { type FormFile, UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { lostChanges } from '../lost-changes.ts';
import type { PlacedDrawing } from '../placed-drawing.ts';
import { RtfInterpreter } from './interpreter.ts';
import { readTokens } from './tokens.ts';

const SIGNATURE = /^\s*\{\\rtf/;

/**
 * Reads a Rich Text Format file as a document.
 * @throws UnreadableFile
 */
export function rtfDocument(file: FormFile): FormDocument {
  return walkRtf(file).document;
}

/** The document, and what is drawn in its text. */
export function walkRtf(file: FormFile): { document: FormDocument; drawings: readonly PlacedDrawing[] } {
  const source = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('latin1');
  if (!SIGNATURE.test(source)) throw damaged(say('rtf-beginning'));
  const interpreter = new RtfInterpreter(file.name);
  for (const token of readTokens(source)) {
    interpreter.take(token);
    if (interpreter.isComplete) break;
  }
  if (!interpreter.isComplete) throw damaged(say('end-missing'));
  const { drawings } = interpreter;
  const document = interpreter.result();
  return { document: interpreter.byLibreOffice ? doubtBoxes(document) : document, drawings };
}

const LOST_STATES: DocumentProblem = {
  code: 'mark-unclear',
  ...say('rtf-states-lost'),
};

/** LibreOffice's RTF has every form box in its place, and none with its state: an empty one says nothing. */
function doubtBoxes(document: FormDocument): FormDocument {
  const isFormBox = (item: Item) => item.kind === 'box' && item.source === 'form-field';
  const doubt = (item: Item): Item => (item.kind === 'box' && isFormBox(item) ? { ...item, state: 'unclear' } : item);
  const found = document.paragraphs.some(({ items }) => items.some(isFormBox));
  const lost = lostChanges(document);
  return {
    paragraphs: document.paragraphs.map((paragraph) => ({ ...paragraph, items: paragraph.items.map(doubt) })),
    problems: [...document.problems, ...(found ? [LOST_STATES] : []), ...lost],
  };
}

function damaged(what: Saying): UnreadableFile {
  return new UnreadableFile('attachment-damaged', say('file-damaged', { what }));
}
