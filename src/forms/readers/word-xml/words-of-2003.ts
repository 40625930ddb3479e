import type { XmlElement, XmlNode } from '../../packages/parse-xml.ts';

/** What Word 2003 writes in the middle of its text and Word today in parts of their own. */
export interface SetApart {
  comments: XmlElement[];
  footnotes: XmlElement[];
  endnotes: XmlElement[];
  headers: XmlElement[];
  footers: XmlElement[];
}

const ELEMENTS: Readonly<Record<string, string>> = {
  'w:vmerge': 'w:vMerge',
  'w:listPr': 'w:numPr',
  'w:ilfo': 'w:numId',
};

const ATTRIBUTES: Readonly<Record<string, string>> = {
  'w:h-ansi': 'w:hAnsi',
  'w:fareast': 'w:eastAsia',
};

const CHANGES: Readonly<Record<string, string>> = {
  'Word.Insertion': 'w:ins',
  'Word.Deletion': 'w:del',
};

const NOTE_REFERENCE: XmlElement = { name: 'w:footnoteReference', attributes: {}, children: [] };

/** How an element of Word 2003's XML is written today. What stands elsewhere today is put there. */
export function asToday(element: XmlElement, apart: SetApart): XmlElement {
  const [only] = renamed(element, apart);
  return typeof only === 'object' ? only : { ...element, children: [] };
}

function renamed(element: XmlElement, apart: SetApart): XmlNode[] {
  switch (element.name) {
    case 'aml:annotation':
      return annotation(element, apart);
    case 'w:ocx':
      return [control(element)];
    case 'w:footnote':
      apart.footnotes.push(copy(element, element.name, apart));
      return [NOTE_REFERENCE];
    case 'w:endnote':
      apart.endnotes.push(copy(element, element.name, apart));
      return [NOTE_REFERENCE];
    case 'w:hdr':
      apart.headers.push(copy(element, element.name, apart));
      return [];
    case 'w:ftr':
      apart.footers.push(copy(element, element.name, apart));
      return [];
    default:
      return [copy(element, ELEMENTS[element.name] ?? element.name, apart)];
  }
}

/** Word 2003 has one element for every kind of note on its text: changes, margin comments, bookmarks. */
function annotation(element: XmlElement, apart: SetApart): XmlNode[] {
  const type = element.attributes['w:type'] ?? '';
  const author = element.attributes['aml:author'];
  const named: Record<string, string> = author === undefined ? {} : { 'w:author': author };
  const change = CHANGES[type];
  if (change) return [{ name: change, attributes: named, children: contentOf(element, apart) }];
  if (type === 'Word.Comment') {
    const id = String(apart.comments.length);
    apart.comments.push({
      name: 'w:comment',
      attributes: { 'w:id': id, ...named },
      children: contentOf(element, apart),
    });
    return [{ name: 'w:commentReference', attributes: { 'w:id': id }, children: [] }];
  }
  // How the text looked before its format was changed is no text.
  return type === 'Word.Formatting' || type === 'Word.Numbering' ? [] : contentOf(element, apart);
}

function contentOf(element: XmlElement, apart: SetApart): XmlNode[] {
  return element.children.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.name === 'aml:content' ? copy(node, node.name, apart).children : renamed(node, apart);
  });
}

/** A control whose state lies in a binary form of its own: it is there, and what it says is not known. */
function control({ attributes }: XmlElement): XmlElement {
  const name = attributes['w:name'] ?? 'control';
  const inner: XmlElement = { name: 'w:control', attributes: { 'w:name': name }, children: [] };
  return { name: 'w:object', attributes: {}, children: [inner] };
}

function copy({ name: before, attributes, children }: XmlElement, name: string, apart: SetApart): XmlElement {
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [ATTRIBUTES[key] ?? key, valueToday(before, key, value)]),
    ),
    children: children.flatMap((node) => (typeof node === 'string' ? [node] : renamed(node, apart))),
  };
}

function valueToday(element: string, attribute: string, value: string): string {
  if (element === 'w:style' && attribute === 'w:default') return value === 'on' ? '1' : '0';
  // "dark-blue" was named "darkBlue" later.
  if (element === 'w:highlight') return value.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return value;
}
