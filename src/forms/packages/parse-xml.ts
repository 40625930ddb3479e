import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';

/**
 * An element of a parsed part. Names and attribute names carry the caller's prefix ("w:p", "w:val"), whatever prefix
 * the file chose; names in a namespace that the caller did not list read "{uri}local".
 */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Elements and text, in order. White space is kept. */
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Namespace URI -> prefix to use in names. Several URIs may share a prefix (strict and transitional OOXML). */
export type Namespaces = Readonly<Record<string, string>>;

export interface XmlLimits {
  depth: number;
  /** Start tags, end tags and texts together. */
  events: number;
}

export const XML_LIMITS: XmlLimits = { depth: 200, events: 2_000_000 };

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/**
 * Parses one XML part into a tree. A document type declaration is refused, and with it every entity beyond the five
 * that XML defines: office formats need neither.
 *
 * @param part the part's name, for the message.
 * @returns the root element.
 * @throws UnreadableFile `attachment-damaged` if the part is not well-formed, `attachment-too-large` beyond the limits.
 */
export function parseXml(bytes: Uint8Array, part: string, namespaces: Namespaces, limits = XML_LIMITS): XmlElement {
  const builder = new TreeBuilder(part, namespaces, limits);
  try {
    builder.parse(decode(bytes));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw damaged(part, error);
  }
  return builder.result();
}

/** The first child element of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
}

/** The child elements, of that name if one is given. */
export function childElements(element: XmlElement | undefined, name?: string): XmlElement[] {
  const nodes = element?.children ?? [];
  return nodes.filter((node): node is XmlElement => typeof node !== 'string' && (!name || node.name === name));
}

/** Every element below this one, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    yield node;
    yield* descendants(node);
  }
}

/** All text below this element, in document order. */
export function textContent(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : textContent(node))).join('');
}

class TreeBuilder {
  readonly #part: string;
  readonly #namespaces: Namespaces;
  readonly #limits: XmlLimits;
  readonly #open: XmlElement[] = [];
  #root: XmlElement | undefined;
  #events = 0;

  constructor(part: string, namespaces: Namespaces, limits: XmlLimits) {
    this.#part = part;
    this.#namespaces = namespaces;
    this.#limits = limits;
  }

  parse(xml: string): void {
    const parser = new SaxesParser({ xmlns: true, position: false });
    parser.on('doctype', () => {
      throw damaged(this.#part, new Error('document type declarations are refused'));
    });
    parser.on('opentag', (tag) => {
      const attributes: Record<string, string> = Object.create(null);
      for (const attribute of Object.values(tag.attributes)) {
        attributes[this.#name(attribute.uri, attribute.local)] = attribute.value;
      }
      this.#start({ name: this.#name(tag.uri, tag.local), attributes, children: [] });
    });
    parser.on('closetag', () => {
      this.#count();
      this.#open.pop();
    });
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.write(xml).close();
  }

  result(): XmlElement {
    if (!this.#root) throw damaged(this.#part);
    return this.#root;
  }

  #start(element: XmlElement): void {
    this.#count();
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
    if (this.#open.length > this.#limits.depth) throw tooLarge(this.#part);
  }

  #text(text: string): void {
    this.#count();
    this.#open.at(-1)?.children.push(text);
  }

  #count(): void {
    this.#events += 1;
    if (this.#events > this.#limits.events) throw tooLarge(this.#part);
  }

  #name(uri: string, local: string): string {
    if (uri === '') return local;
    const known = Object.hasOwn(this.#namespaces, uri) ? this.#namespaces[uri] : undefined;
    const prefix = uri === XML_NAMESPACE ? 'xml' : known;
    return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
  }
}

/** UTF-8 unless a byte order mark or the XML declaration says otherwise. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  const declaration = Buffer.from(bytes.subarray(0, 100)).toString('latin1');
  const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1];
  return decodeAs(declared ?? 'utf-8', bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

function damaged(part: string, cause?: unknown): UnreadableFile {
  return new UnreadableFile('attachment-damaged', say('part-damaged', { part }), { cause });
}

function tooLarge(part: string): UnreadableFile {
  return new UnreadableFile('attachment-too-large', say('part-too-large', { part }));
}
