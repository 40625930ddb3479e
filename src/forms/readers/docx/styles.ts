import { child, childElements, type XmlElement } from '../../packages/parse-xml.ts';
import { isOutOfSight } from './out-of-sight.ts';
import { emphasisOf, ownProperties, type RunProperties, shadeOf } from './run-format.ts';

/** Properties that switch each other off where a paragraph style and a character style both set them (17.7.3). */
const TOGGLES = ['bold', 'boldComplex', 'italic', 'italicComplex', 'strike', 'hidden'] as const;

interface Style {
  basedOn: string | undefined;
  run: RunProperties;
  paragraph: XmlElement | undefined;
  hidesParts: boolean;
}

/** A chain of styles longer than this is a circle. */
const LONGEST_CHAIN = 40;

/** The styles of a document: what a run looks like before its own properties are applied. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #defaults: RunProperties;
  readonly #defaultIds = new Map<string, string>();
  readonly #resolved = new Map<string, RunProperties>();

  /** @param root the styles part, or null for a document without styles. */
  constructor(root: XmlElement | null) {
    const defaults = child(child(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault');
    this.#defaults = defaults ? ownProperties(defaults) : {};
    for (const style of childElements(root ?? undefined, 'w:style')) this.#add(style);
  }

  /** Properties from the defaults, the paragraph's style and the run's style. */
  run(paragraphStyle: string | undefined, runStyle: string | undefined): RunProperties {
    const key = `${paragraphStyle ?? ''}\n${runStyle ?? ''}`;
    const known = this.#resolved.get(key);
    if (known) return known;
    const paragraph = this.#chain(paragraphStyle ?? this.#defaultIds.get('paragraph'));
    const character = this.#chain(runStyle ?? this.#defaultIds.get('character'));
    const result = { ...this.#defaults, ...merge(paragraph), ...merge(character) };
    for (const toggle of TOGGLES) {
      if (merge(paragraph)[toggle] && merge(character)[toggle]) result[toggle] = false;
    }
    this.#resolved.set(key, result);
    return result;
  }

  /** The numbering that a paragraph style brings (w:numPr), if any. */
  numbering(paragraphStyle: string | undefined): XmlElement | undefined {
    const chain = this.#chain(paragraphStyle ?? this.#defaultIds.get('paragraph'));
    return chain.map((style) => child(style.paragraph, 'w:numPr')).findLast((numPr) => numPr !== undefined);
  }

  /** What is said of a paragraph by its style and by itself, the latter counting more. */
  paragraph(paragraphStyle: string | undefined, own: XmlElement | undefined): XmlElement {
    const chain = this.#chain(paragraphStyle ?? this.#defaultIds.get('paragraph'));
    const children = new Map<string, XmlElement>();
    for (const each of [...chain.map(({ paragraph }) => paragraph), own].flatMap((pPr) => childElements(pPr))) {
      const attributes = { ...children.get(each.name)?.attributes, ...each.attributes };
      children.set(each.name, { ...each, attributes });
    }
    return { name: 'w:pPr', attributes: {}, children: [...children.values()] };
  }

  /** Whether a table's style strikes or hides some of its rows or columns (w:tblStylePr). */
  tableHides(tableStyle: string | undefined): boolean {
    return this.#chain(tableStyle).some(({ hidesParts }) => hidesParts);
  }

  #add(element: XmlElement): void {
    const { 'w:styleId': id, 'w:type': type = '', 'w:default': isDefault } = element.attributes;
    if (id === undefined) return;
    this.#styles.set(id, {
      basedOn: child(element, 'w:basedOn')?.attributes['w:val'],
      run: ownProperties(element),
      paragraph: child(element, 'w:pPr'),
      hidesParts: type === 'table' && [element, ...childElements(element, 'w:tblStylePr')].some(hides),
    });
    if (isDefault === '1' || isDefault === 'true') this.#defaultIds.set(type, id);
  }

  /** The style and those it is based on, the most general one first. */
  #chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    let style = this.#styles.get(id ?? '');
    while (style && chain.length < LONGEST_CHAIN) {
      chain.unshift(style);
      style = this.#styles.get(style.basedOn ?? '');
    }
    return chain;
  }
}

/** Whether a table's style, or its part for some rows or columns, leaves letters struck or unseen. White ones are seen on a ground. */
function hides(element: XmlElement): boolean {
  const cell = shadeOf(child(child(element, 'w:tcPr'), 'w:shd'));
  const look = emphasisOf(ownProperties(element), {
    shaded: 'none',
    cell,
    hidden: isOutOfSight(child(element, 'w:pPr')),
  });
  return look.has('strike') || look.has('hidden');
}

function merge(chain: Style[]): RunProperties {
  return Object.assign({}, ...chain.map((style) => style.run));
}
