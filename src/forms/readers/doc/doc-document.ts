import type { FormDocument, Paragraph } from '../../document/form-document.ts';
import { PLAIN } from '../../document/paragraph-builder.ts';
import type { FormFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { lostChanges } from '../lost-changes.ts';
import { commentsIn } from '../margin-comments.ts';
import type { Drawing, PlacedDrawing } from '../placed-drawing.ts';
import { isDrawing } from '../word-marks.ts';
import { BrokenStructure, openCompoundFile } from './compound-file.ts';
import { readFileInformation, TEXT_PARTS } from './file-information.ts';
import { drawnTexts, floatingShapes } from './floating-shapes.ts';
import { Formatting } from './formatting.ts';
import { Pictures } from './pictures.ts';
import { readText } from './piece-table.ts';
import { type WalkedText, walkText } from './text-walk.ts';

/**
 * Reads a binary Word file as a document, its main text first.
 * @throws UnreadableFile `attachment-encrypted`, `attachment-too-large`
 * @throws BrokenStructure if it is damaged or older than Word 97
 */
export function docDocument(file: FormFile): FormDocument {
  return walkDoc(file).document;
}

export interface WalkedDoc extends WalkedText {
  /** The picture that a drawing names, if the file holds it. */
  pictureOf: (id: string) => Uint8Array | null;
}

/** The document, and the drawings that float over it or stand in its lines. */
export function walkDoc(file: FormFile): WalkedDoc {
  const information = readFileInformation(openCompoundFile(file.bytes));
  const { text, pieces } = readText(information);
  const formatting = new Formatting(information, pieces);
  const shapes = floatingShapes(information);
  const pictures = new Pictures(information);
  const parts: FormDocument[] = [];
  const drawings: PlacedDrawing[] = [];
  let start = 0;
  for (const part of TEXT_PARTS) {
    const end = start + information.lengths[part];
    if (end > text.length) throw new BrokenStructure(say('doc-text-cut'));
    const name = part === 'main' ? file.name : part;
    const isMain = part === 'main';
    const walked = walkText({
      name,
      text,
      start,
      end,
      formatting,
      data: information.data,
      pictures,
      shapes: isMain ? shapes : NONE,
      isMain,
    });
    if (isMain) drawings.push(...walked.drawings);
    if (part === 'comments') parts.push({ paragraphs: [], problems: commentsIn(walked.document.paragraphs) });
    else parts.push(part.startsWith('header') ? withoutDrawings(walked.document) : walked.document);
    start = end;
  }
  const across = drawnTexts(information).map((drawn) => drawnParagraph(drawn));
  const paragraphs = [...parts.flatMap((part) => part.paragraphs), ...across];
  const problems = parts.flatMap((part) => part.problems);
  const lost = information.byLibreOffice ? lostChanges({ paragraphs, problems }) : [];
  const document = { paragraphs, problems: [...problems, ...lost] };
  return { document, drawings, pictureOf: (id) => pictures.pictureOf(id) };
}

function drawnParagraph(text: string): Paragraph {
  return { place: { part: 'headers', paragraph: 0 }, items: [{ kind: 'text', text, format: PLAIN }] };
}

const NONE: ReadonlyMap<number, Drawing> = new Map();

/** What is drawn in a page's header or footer is letterhead. */
function withoutDrawings(document: FormDocument): FormDocument {
  return { ...document, problems: document.problems.filter((problem) => !isDrawing(problem)) };
}
