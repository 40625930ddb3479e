import { child, childElements, descendants, type XmlElement } from '../../parse-xml.ts';
import { listSign, listWords } from '../word-marks.ts';

/** The signs that an OpenDocument text's lists put before paragraphs, where they look like boxes, circles or ticks or are words. */
export class ListSigns {
  readonly #signs = new Map<string, string>();

  /**
   * @param roots the parts that define styles.
   * @param fontOf the font family that a text style names.
   */
  constructor(roots: readonly XmlElement[], fontOf: (textStyle: string | undefined) => string | undefined) {
    for (const list of roots.flatMap((root) => [...descendants(root)])) {
      if (list.name !== 'text:list-style') continue;
      for (const level of childElements(list, 'text:list-level-style-bullet')) {
        const { attributes } = level;
        const own = child(level, 'style:text-properties')?.attributes;
        const family = own?.['fo:font-family'] ?? own?.['style:font-name'] ?? fontOf(attributes['text:style-name']);
        const sign = listSign(family?.replaceAll(/["']/g, '') ?? '', attributes['text:bullet-char'] ?? '');
        const key = `${list.attributes['style:name']} ${attributes['text:level']}`;
        if (sign !== null) this.#signs.set(key, sign);
      }
      for (const { attributes } of childElements(list, 'text:list-level-style-number')) {
        const words = listWords(`${attributes['style:num-prefix'] ?? ''} ${attributes['style:num-suffix'] ?? ''}`);
        if (words !== null) this.#signs.set(`${list.attributes['style:name']} ${attributes['text:level']}`, words);
      }
    }
  }

  /** The sign of a list of this style at this level, from one; null where it has none of these. */
  sign(style: string | undefined, level: number): string | null {
    return this.#signs.get(`${style} ${level}`) ?? null;
  }
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
    this.#styles.push(list.attributes['text:style-name'] ?? this.#styles.at(-1));
  }

  close(): void {
    this.#styles.pop();
    this.#next = null;
  }

  beginItem(): void {
    this.#next = this.#signs.sign(this.#styles.at(-1), this.#styles.length);
  }

  /** The sign before a paragraph that begins here, or null. */
  take(): string | null {
    const sign = this.#next;
    this.#next = null;
    return sign;
  }
}
