import { child, childElements, type XmlElement } from '../../parse-xml.ts';
import { listSign, listWords } from '../word-marks.ts';

/** The signs that a Word file's lists put before paragraphs, where they look like boxes, circles or ticks or are words. */
export class ListSigns {
  readonly #levels = new Map<string, string>();

  /** @param root the numbering part, or null. */
  constructor(root: XmlElement | null) {
    const abstracts = new Map<string, XmlElement>();
    for (const each of childElements(root ?? undefined, 'w:abstractNum')) {
      abstracts.set(each.attributes['w:abstractNumId'] ?? '', each);
    }
    for (const list of childElements(root ?? undefined, 'w:num')) {
      const id = list.attributes['w:numId'] ?? '';
      const abstract = abstracts.get(child(list, 'w:abstractNumId')?.attributes['w:val'] ?? '');
      this.#addLevels(id, childElements(abstract, 'w:lvl'));
      this.#addLevels(
        id,
        childElements(list, 'w:lvlOverride').flatMap((each) => childElements(each, 'w:lvl')),
      );
    }
  }

  /** The sign that w:numPr puts before a paragraph, or null. */
  sign(numPr: XmlElement | undefined): string | null {
    const list = child(numPr, 'w:numId')?.attributes['w:val'] ?? '';
    const level = child(numPr, 'w:ilvl')?.attributes['w:val'] ?? '0';
    return this.#levels.get(`${list}/${level}`) ?? null;
  }

  #addLevels(list: string, levels: XmlElement[]): void {
    for (const level of levels) {
      const key = `${list}/${level.attributes['w:ilvl'] ?? '0'}`;
      const sign = signOf(level);
      if (sign === null) this.#levels.delete(key);
      else this.#levels.set(key, sign);
    }
  }
}

function signOf(level: XmlElement): string | null {
  const text = child(level, 'w:lvlText')?.attributes['w:val'] ?? '';
  if (child(level, 'w:numFmt')?.attributes['w:val'] !== 'bullet') return listWords(text.replace(/%\d/gu, ''));
  const font = child(child(level, 'w:rPr'), 'w:rFonts')?.attributes['w:ascii'] ?? '';
  return listSign(font, text);
}
