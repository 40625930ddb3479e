import type { Attributes } from './elements.ts';

/** An element as far as a selector asks for it. */
export interface Named {
  name: string;
  attributes: Attributes;
}

/** `perhaps` where a selector asks for what is not followed here: an element's neighbours, its number among them. */
export type Match = 'yes' | 'perhaps' | 'no';

/** What one element must be: "td.chosen[width]". */
interface Compound {
  tag: string;
  classes: string[];
  id: string;
  attributes: { name: string; sign: string; value: string }[];
  isUntold: boolean;
}

const PART =
  /([\w-]+|\*)|\.([\w-]+)|#([\w-]+)|\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]\s]*)))?[^\]]*\]|::?([\w-]+)(?:\([^()]*\))?/y;
/** What is so only while somebody points at an element, or after they followed a link. */
const AT_TIMES = /^(?:hover|active|focus(?:-\w+)?|visited|target|selection|placeholder|-\w.*)$/;
const BESIDE = /^(?:before|after|marker)$/;
/** Such elements are all of their kind. */
const ALWAYS = /^(?:link|any-link|root)$/;
const LONGEST_CHAIN = 12;

/** A selector of a style sheet, followed along the elements that lie around one another. */
export class Selector {
  /** Its text is written before or behind the element. */
  readonly isBeside: boolean;
  /** By what its element is looked for: "#id", ".class", a tag, or "*". */
  readonly key: string;
  /** Which of two rules gives way: the one that asks for less. */
  readonly weight: number;
  /** From the element outwards; `isParent` where the next one must hold it without another between. */
  readonly #chain: { compound: Compound; isParent: boolean }[];

  private constructor(own: Compound, chain: { compound: Compound; isParent: boolean }[], isBeside: boolean) {
    this.#chain = chain;
    this.isBeside = isBeside;
    const { tag, classes, id } = own;
    this.key = id ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : tag;
    this.weight = chain.reduce((sum, { compound }) => sum + weightOf(compound), 0);
  }

  /** Null for a selector that never holds on a page that is only read, or that is none. */
  static parse(text: string): Selector | null {
    const parts = withoutArguments(text)
      .trim()
      .split(/\s*([>+~])\s*|\s+/);
    const chain: { compound: Compound; isParent: boolean }[] = [];
    let isBeside = false;
    const noteBeside = () => {
      isBeside ||= chain.length === 0;
    };
    for (let at = parts.length - 1; at >= 0; at -= 2) {
      const compound = compoundOf(parts[at] ?? '', noteBeside);
      if (!compound) return null;
      const sign = parts[at - 1];
      // Of elements beside one another only the later one is known.
      const isLast = sign === '+' || sign === '~' || chain.length === LONGEST_CHAIN;
      chain.push({ compound: isLast ? { ...compound, isUntold: true } : compound, isParent: sign === '>' });
      if (isLast) break;
    }
    const [own] = chain;
    return own ? new Selector(own.compound, chain, isBeside) : null;
  }

  /** @param around what the element lies in, the outermost first */
  match(element: Named, around: readonly Named[]): Match {
    const path = [...around, element];
    let standing = [path.length - 1];
    let isParent = true;
    for (const [index, { compound, ...link }] of this.#chain.entries()) {
      const places = index === 0 ? standing : isParent ? standing.map((at) => at - 1) : outOf(standing);
      standing = places.filter((at) => fits(compound, path[at]));
      if (standing.length === 0) return 'no';
      isParent = link.isParent;
    }
    return this.#chain.some(({ compound }) => compound.isUntold) ? 'perhaps' : 'yes';
  }
}

/** What stands in the brackets of a pseudo-class is not followed. */
function withoutArguments(text: string): string {
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replaceAll(/(?<=:[\w-]+)\([^()]*\)/g, '');
    bare = bare.replaceAll(/(?<=\([^()]*):?[\w-]*\([^()]*\)/g, '');
  }
  return bare;
}

/** Every place further out than the innermost of these. */
function outOf(places: readonly number[]): number[] {
  return Array.from({ length: Math.max(...places) }, (_, at) => at);
}

function compoundOf(text: string, beside: (pseudo: string) => void): Compound | null {
  const compound: Compound = { tag: '*', classes: [], id: '', attributes: [], isUntold: false };
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const [, tag, name, id, attribute, sign, ...rest] = PART.exec(text) ?? [];
    const [quoted, single, bare, pseudo] = rest;
    if (tag !== undefined) compound.tag = tag.toLowerCase();
    else if (name !== undefined) compound.classes.push(name);
    else if (id !== undefined) compound.id = id;
    else if (attribute !== undefined) {
      const value = quoted ?? single ?? bare ?? '';
      compound.attributes.push({ name: attribute.toLowerCase(), sign: sign ?? '', value });
    } else if (pseudo === undefined || AT_TIMES.test(pseudo)) return null;
    else if (BESIDE.test(pseudo)) beside(pseudo);
    else if (!ALWAYS.test(pseudo)) compound.isUntold = true;
  }
  return text === '' ? null : compound;
}

function weightOf({ tag, classes, id, attributes }: Compound): number {
  return (tag === '*' ? 0 : 1) + 100 * (classes.length + attributes.length) + (id ? 10_000 : 0);
}

function fits({ tag, classes, id, attributes }: Compound, element: Named | undefined): boolean {
  if (!element) return false;
  if (tag !== '*' && tag !== element.name) return false;
  if (id && element.attributes.id !== id) return false;
  const own = (element.attributes.class ?? '').split(/\s+/);
  return classes.every((each) => own.includes(each)) && attributes.every((each) => holds(each, element.attributes));
}

function holds({ name, sign, value }: Compound['attributes'][number], attributes: Attributes): boolean {
  const own = attributes[name];
  if (own === undefined) return false;
  if (sign === '=') return own === value;
  if (sign === '~=') return own.split(/\s+/).includes(value);
  if (sign === '|=') return own === value || own.startsWith(`${value}-`);
  if (sign === '^=') return own.startsWith(value);
  if (sign === '$=') return own.endsWith(value);
  return sign === '' || own.includes(value);
}
