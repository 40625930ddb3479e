import { child, childElements, descendants, type XmlElement } from '../../packages/parse-xml.ts';
import { ListLabels, type ListLevel, type Numbering } from '../list-labels.ts';

const NUMBERINGS: Readonly<Record<string, Numbering>> = {
  I: 'roman',
  i: 'roman',
  A: 'letters',
  a: 'letters',
  '1': 'digits',
};

/** What the lists of an OpenDocument text put before paragraphs beside plain bullets and numbers. */
export class ListSigns extends ListLabels {
  /**
   * @param roots the parts that define styles.
   * @param fontOf the font family that a text style names.
   */
  constructor(roots: readonly XmlElement[], fontOf: (textStyle: string | undefined) => string | undefined) {
    super();
    for (const list of roots.flatMap((root) => [...descendants(root)])) {
      if (list.name !== 'text:list-style') continue;
      for (const level of childElements(list)) {
        const { attributes } = level;
        const own = child(level, 'style:text-properties')?.attributes;
        const font = own?.['fo:font-family'] ?? own?.['style:font-name'] ?? fontOf(attributes['text:style-name']) ?? '';
        const definition = levelOf(level, font.replaceAll(/["']/g, ''));
        if (definition) this.define(list.attributes['style:name'] ?? '', Number(attributes['text:level']), definition);
      }
    }
  }
}

function levelOf({ name, attributes }: XmlElement, font: string): ListLevel | null {
  if (name === 'text:list-level-style-bullet')
    return { kind: 'bullet', text: attributes['text:bullet-char'] ?? '', font, numbering: 'other', start: 1 };
  if (name === 'text:list-level-style-image') return { kind: 'picture', text: '', font, numbering: 'other', start: 1 };
  if (name !== 'text:list-level-style-number') return null;
  const format = attributes['style:num-format'] ?? '';
  return {
    kind: format === '' ? 'bullet' : 'number',
    text: attributes['loext:num-list-format']?.replace(/%\d+%/gu, '') ?? besideNumber(attributes),
    font,
    numbering: NUMBERINGS[format] ?? 'other',
    start: Number(attributes['text:start-value'] ?? 1),
  };
}

function besideNumber(attributes: XmlElement['attributes']): string {
  return `${attributes['style:num-prefix'] ?? ''} ${attributes['style:num-suffix'] ?? ''}`;
}

/** The lists that are open where a text is read. */
export class OpenLists {
  readonly #signs: ListSigns;
  readonly #styles: (string | undefined)[] = [];
  /** Of the item that begins: it stands before the item's first paragraph alone. */
  #next: string | null = null;

  constructor(signs: ListSigns) {
    this.#signs = signs;
  }

  /** A list within a list goes on with its style, one level deeper. */
  open(list: XmlElement): void {
    const style = list.attributes['text:style-name'] ?? this.#styles.at(-1);
    this.#styles.push(style);
    if (list.attributes['text:continue-numbering'] !== 'true') this.#signs.restart(style ?? '', this.#styles.length);
  }

  close(): void {
    this.#styles.pop();
    this.#next = null;
  }

  beginItem({ attributes }: XmlElement): void {
    const style = this.#styles.at(-1) ?? '';
    const start = attributes['text:start-value'];
    if (start !== undefined) this.#signs.restart(style, this.#styles.length, Number(start));
    this.#next = this.#signs.next(style, this.#styles.length);
  }

  /** The sign before a paragraph that begins here, or null. */
  take(): string | null {
    const sign = this.#next;
    this.#next = null;
    return sign;
  }
}
