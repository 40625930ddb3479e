import { Parser } from 'htmlparser2';
import type { FormDocument } from '../../document/form-document.ts';
import { type FormFile, UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { decodeText } from '../decode-text.ts';
import type { PlacedDrawing } from '../placed-drawing.ts';
import { leaveOutQuotes } from '../quoted/quoted-text.ts';
import { HtmlWalk } from './html-walk.ts';
import { styleSheetOf } from './page-sheets.ts';

const LARGEST_BYTES = 10 * 1024 * 1024;
const META_CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)/i;
const HEAD_LENGTH = 4096;

/**
 * Reads an HTML page, such as a mail's body into which a form was pasted. Quoted mail is left out.
 * @throws UnreadableFile `attachment-too-large`
 */
export function htmlDocument(file: FormFile): FormDocument {
  return walkHtml(file).document;
}

/** The page, and what is drawn on it. */
export function walkHtml(file: FormFile): { document: FormDocument; drawings: readonly PlacedDrawing[] } {
  if (file.bytes.length > LARGEST_BYTES) {
    throw new UnreadableFile('attachment-too-large', say('page-too-large'));
  }
  const head = Buffer.from(file.bytes.subarray(0, HEAD_LENGTH)).toString('latin1');
  const text = decodeText(file.bytes, META_CHARSET.exec(head)?.[1] ?? null);
  const walk = new HtmlWalk(file.name, styleSheetOf(text));
  new Parser(walk, { recognizeSelfClosing: false }).end(text);
  return { document: leaveOutQuotes(walk.result(), walk.quoted), drawings: walk.drawings };
}
