import type { FormDocument, Paragraph } from '../../form-document.ts';
import { ParagraphBuilder } from '../../paragraph-builder.ts';
import type { FormFile } from '../../reader.ts';
import { decodeText } from '../decode-text.ts';
import { leaveOutQuotes } from '../quoted-text.ts';
import { withoutFont } from '../word-marks.ts';

const LINE_END = /\r\n|[\r\n\f\u0085\u2028\u2029]/;
/** Quoted lines begin with one or more ">". */
const QUOTED = /^\s{0,3}>/;

/**
 * Reads plain text, such as a mail's body into which a form was pasted; every line is a paragraph.
 * @throws UnreadableFile `attachment-too-large`
 */
export function textDocument(file: FormFile): FormDocument {
  const builder = new ParagraphBuilder(file.name);
  const quoted = new Set<Paragraph>();
  for (const line of decodeText(file.bytes).split(LINE_END)) {
    builder.text(withoutFont(line));
    const paragraph = builder.endParagraph();
    if (paragraph && QUOTED.test(line)) quoted.add(paragraph);
  }
  return leaveOutQuotes(builder.result(), quoted);
}
