import { NOTE_SIGN, symbolToUnicode } from '../../document/glyphs.ts';
import type { XmlElement } from '../../packages/parse-xml.ts';

/** Elements that stand for a character; of a reference to a note only that it is there matters, not its number. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:footnoteReference', NOTE_SIGN],
  ['w:endnoteReference', NOTE_SIGN],
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
