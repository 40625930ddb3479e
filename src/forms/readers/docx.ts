import type { FormDocument } from '../form-document.ts';
import type { FormFile } from '../reader.ts';
import { UnreadableFile } from '../reader.ts';
import { ListSigns } from './docx/list-signs.ts';
import { type DocxPackage, openPackage } from './docx/open-package.ts';
import { Styles } from './docx/styles.ts';
import { type PartContext, walkPart } from './docx/walk-part.ts';

/** Parts beside the document that may carry a name (a letterhead) or a condition (a footnote, a comment). */
const FURTHER_PARTS = new Set(['header', 'footer', 'footnotes', 'endnotes', 'comments']);

/**
 * Everything that a Word file shows, in reading order: documents and templates, with macros or without, transitional
 * or strict. Headers, footers, notes and comments follow the document as text.
 *
 * @throws UnreadableFile if the file is damaged or beyond the limits.
 */
export function docxDocument(file: FormFile): FormDocument {
  const pkg = openPackage(file.bytes);
  const links = pkg.related(pkg.mainPart);
  const partOf = (type: string) => links.find((link) => link.type === type)?.target;
  const context: PartContext = {
    pkg,
    styles: new Styles(xmlOf(pkg, partOf('styles'))),
    listSigns: new ListSigns(xmlOf(pkg, partOf('numbering'))),
  };
  const root = pkg.xml(pkg.mainPart);
  if (root?.name !== 'w:document') {
    throw new UnreadableFile('attachment-damaged', 'The Word file holds no document. Ask the sender to send it again.');
  }
  const document = walkPart(root, pkg.mainPart, context);
  const further = new Set(links.filter((link) => FURTHER_PARTS.has(link.type)).map((link) => link.target));
  const furtherText = [...further].flatMap((part) => textOf(part, context));
  return { ...document, paragraphs: [...document.paragraphs, ...furtherText] };
}

function xmlOf(pkg: DocxPackage, part: string | undefined) {
  return part === undefined ? null : pkg.xml(part);
}

/** Boxes and drawings outside the document are letterhead, never answers. */
function textOf(part: string, context: PartContext): FormDocument['paragraphs'] {
  const root = context.pkg.xml(part);
  if (!root) return [];
  const { paragraphs } = walkPart(root, part, context);
  return paragraphs
    .map((paragraph) => ({ ...paragraph, items: paragraph.items.filter((item) => item.kind === 'text') }))
    .filter((paragraph) => paragraph.items.length > 0);
}
