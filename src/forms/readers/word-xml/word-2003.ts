import { childElements, type XmlElement } from '../../packages/parse-xml.ts';
import { UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { OfficePackage, Relationship } from '../office-package.ts';
import { numberingOf } from './numbering-2003.ts';
import { asToday, type SetApart } from './words-of-2003.ts';

const DOCUMENT = 'document';

/**
 * A document in Word 2003's XML as the parts of a docx. What it says is the same in both; Word 2003 writes notes, margin
 * comments, headers and footers where they are anchored, which today are parts of their own.
 */
export function word2003Package(root: XmlElement): OfficePackage {
  const bodies = childElements(root, 'w:body');
  const [body] = bodies;
  if (!body || bodies.length > 1) throw damaged();
  const apart: SetApart = { comments: [], footnotes: [], endnotes: [], headers: [], footers: [] };
  const document = element('w:document', [asToday(body, apart)]);
  const parts = new Map<string, XmlElement>([[DOCUMENT, document]]);
  const links: Relationship[] = [];
  const add = (type: string, part: string, content: XmlElement | undefined) => {
    if (!content) return;
    parts.set(part, content);
    links.push({ id: part, type, target: part });
  };
  add('styles', 'styles', firstOf(root, 'w:styles', apart));
  add('numbering', 'numbering', numberingOf(childElements(root, 'w:lists')[0]));
  add('comments', 'comments', wholeOf('w:comments', apart.comments));
  add('footnotes', 'footnotes', wholeOf('w:footnotes', apart.footnotes));
  add('endnotes', 'endnotes', wholeOf('w:endnotes', apart.endnotes));
  apart.headers.forEach((header, index) => {
    add('header', `header ${index + 1}`, header);
  });
  apart.footers.forEach((footer, index) => {
    add('footer', `footer ${index + 1}`, footer);
  });
  return {
    mainPart: DOCUMENT,
    xml: (part) => parts.get(part) ?? null,
    bytes: () => null,
    related: (part) => (part === DOCUMENT ? links : []),
  };
}

function firstOf(root: XmlElement, name: string, apart: SetApart): XmlElement | undefined {
  const [found] = childElements(root, name);
  return found && asToday(found, apart);
}

function wholeOf(name: string, children: readonly XmlElement[]): XmlElement | undefined {
  return children.length > 0 ? element(name, [...children]) : undefined;
}

function element(name: string, children: XmlElement[]): XmlElement {
  return { name, attributes: {}, children };
}

function damaged(): UnreadableFile {
  return new UnreadableFile('attachment-damaged', say('word-no-document'));
}
