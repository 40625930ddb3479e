import type { Place } from '../../../domain/evidence.ts';
import type { DocumentProblem, FormDocument, Paragraph } from '../../document/form-document.ts';
import { childElements, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { type FormFile, UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { marginComment } from '../margin-comments.ts';
import type { OfficePackage } from '../office-package.ts';
import type { PlacedDrawing } from '../placed-drawing.ts';
import { themeFonts } from './letters.ts';
import { ListSigns } from './list-signs.ts';
import { openPackage } from './open-package.ts';
import { Styles } from './styles.ts';
import { type PartContext, type WalkedPart, walkPart } from './walk-part.ts';

/** Parts read before the document (a letterhead names the administration) and after it (notes may hold a condition). */
const BEFORE = ['header'];
const AFTER = ['footer', 'footnotes', 'endnotes'];

/**
 * Everything that a Word file shows, in reading order. Headers, notes and comments come as text before and after the
 * document.
 *
 * @throws UnreadableFile if the file is damaged or beyond the limits.
 */
export function docxDocument(file: FormFile): FormDocument {
  return walkDocx(file).document;
}

/** The document, and the drawings in it. */
export function walkDocx(file: FormFile): Pick<WalkedPart, 'document' | 'drawings'> {
  return walkPackage(openPackage(file.bytes));
}

/** The same of a package that is open, in whatever kind of file it lay. */
export function walkPackage(pkg: OfficePackage): Pick<WalkedPart, 'document' | 'drawings'> {
  const links = pkg.related(pkg.mainPart);
  const partsOf = (types: string[]) => [
    ...new Set(links.filter(({ type }) => types.includes(type)).map((link) => link.target)),
  ];
  const context: PartContext = {
    pkg,
    theme: themeFonts(firstPart(pkg, partsOf(['theme']))),
    styles: new Styles(firstPart(pkg, partsOf(['styles']))),
    listSigns: new ListSigns(firstPart(pkg, partsOf(['numbering']))),
  };
  const { document, drawings, comments } = walkMain(context);
  const around = partsOf([...BEFORE, 'footer']).flatMap((part) => drawnAround(part, context));
  const before = textOnly(partsOf(BEFORE), context);
  const after = textOnly(partsOf(AFTER), context);
  const problems = [
    ...document.problems,
    ...partsOf(['comments']).flatMap((part) => commentsOf(partOf(pkg, part), comments)),
  ];
  return {
    document: { problems, paragraphs: [...before, ...document.paragraphs, ...after] },
    drawings: [...drawings, ...around],
  };
}

function walkMain(context: PartContext): WalkedPart {
  const { mainPart } = context.pkg;
  const root = partOf(context.pkg, mainPart);
  if (root.name === 'w:document') return walkPart(root, mainPart, context);
  throw new UnreadableFile('attachment-damaged', say('word-no-document'));
}

function firstPart(pkg: OfficePackage, parts: string[]): XmlElement | null {
  return parts[0] === undefined ? null : partOf(pkg, parts[0]);
}

/** A part that the document points to but that is not there was lost, and with it what it says. */
function partOf(pkg: OfficePackage, part: string): XmlElement {
  const root = pkg.xml(part);
  if (root) return root;
  throw new UnreadableFile('attachment-damaged', say('word-part-lost', { part }));
}

function commentsOf(root: XmlElement, places: ReadonlyMap<string, Place>): DocumentProblem[] {
  return childElements(root, 'w:comment').flatMap((comment) => {
    const place = places.get(comment.attributes['w:id'] ?? '');
    const saying = marginComment(textContent(comment), comment.attributes['w:author']);
    return saying ? [{ code: 'mark-unclear', ...saying, ...(place && { place }) }] : [];
  });
}

/** Lines, rings and ink of a header or footer whose anchor tells that they reach down the page: they may lie over the form. */
function drawnAround(part: string, context: PartContext): PlacedDrawing[] {
  return walkPart(partOf(context.pkg, part), part, context).drawings.flatMap(({ drawing }) => {
    const isDrawn = drawing.kind === 'shape' || drawing.kind === 'ink';
    const isPlaced = drawing.position.kind === 'on-page' || drawing.position.kind === 'beside-paragraph';
    return isDrawn && isPlaced ? [{ drawing, place: { part, paragraph: 0 } }] : [];
  });
}

/** Boxes and drawings outside the document are letterhead, never answers. First and later pages often say the same. */
function textOnly(parts: string[], context: PartContext): Paragraph[] {
  const seen = new Set<string>();
  return parts.flatMap((part) => {
    const { paragraphs } = walkPart(partOf(context.pkg, part), part, context).document;
    return paragraphs.flatMap((paragraph) => {
      const items = paragraph.items.filter((item) => item.kind === 'text');
      const text = items.map((item) => item.text).join('');
      if (text.trim() === '' || seen.has(text)) return [];
      seen.add(text);
      return [{ ...paragraph, items }];
    });
  });
}
