import { child, childElements, type XmlElement } from '../../packages/parse-xml.ts';
import { ListLabels, type ListLevel, type Numbering } from '../list-labels.ts';

const NUMBERINGS: Readonly<Record<string, Numbering>> = {
  upperRoman: 'roman',
  lowerRoman: 'roman',
  upperLetter: 'letters',
  lowerLetter: 'letters',
  decimal: 'digits',
};

/** What a Word file's lists put before paragraphs beside plain bullets and numbers. */
export class ListSigns {
  readonly #labels = new ListLabels();

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
      for (const override of childElements(list, 'w:lvlOverride')) {
        this.#addLevels(id, childElements(override, 'w:lvl'));
        const start = child(override, 'w:startOverride')?.attributes['w:val'];
        if (start !== undefined) this.#labels.restart(id, numberIn(override), Number(start));
      }
    }
  }

  /** The sign that w:numPr puts before the paragraph that comes next, or null. */
  next(numPr: XmlElement | undefined): string | null {
    const list = child(numPr, 'w:numId')?.attributes['w:val'];
    if (list === undefined) return null;
    return this.#labels.next(list, Number(child(numPr, 'w:ilvl')?.attributes['w:val'] ?? 0));
  }

  #addLevels(list: string, levels: XmlElement[]): void {
    for (const level of levels) this.#labels.define(list, numberIn(level), levelOf(level));
  }
}

function numberIn({ attributes }: XmlElement): number {
  return Number(attributes['w:ilvl'] ?? 0);
}

function levelOf(level: XmlElement): ListLevel {
  const format = child(level, 'w:numFmt')?.attributes['w:val'] ?? 'decimal';
  const label = child(level, 'w:lvlText')?.attributes['w:val'] ?? '';
  // With no numbers at all, what is left is shown as a bullet is.
  const isBullet = format === 'bullet' || format === 'none';
  return {
    kind: child(level, 'w:lvlPicBulletId') ? 'picture' : isBullet ? 'bullet' : 'number',
    text: label.replace(/%\d/gu, ''),
    font: child(child(level, 'w:rPr'), 'w:rFonts')?.attributes['w:ascii'] ?? '',
    numbering: NUMBERINGS[format] ?? 'other',
    start: Number(child(level, 'w:start')?.attributes['w:val'] ?? 1),
  };
}
