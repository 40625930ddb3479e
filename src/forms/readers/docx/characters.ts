import { symbolToUnicode } from '../../glyphs.ts';
import type { XmlElement } from '../../parse-xml.ts';

/** Elements that stand for a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
]);

/** The text directly in an element. */
export function ownText(element: XmlElement): string {
  return element.children.filter((node) => typeof node === 'string').join('');
}

/** The sign of w:sym, as its font shows it. */
export function symbolOf(element: XmlElement): string {
  const code = Number.parseInt(element.attributes['w:char'] ?? '', 16);
  if (!(code > 0x20 && code <= 0xffff)) return '';
  return symbolToUnicode(element.attributes['w:font'] ?? '', code) ?? String.fromCodePoint(code);
}
