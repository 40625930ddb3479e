import type { BoxItem, TextItem } from '../document/form-document.ts';

/** One code point of the document, or one box. */
export interface Char {
  codePoint: string;
  item: TextItem | BoxItem;
}

/** Many rules ask for a whole line's text. */
const whole = new WeakMap<readonly Char[], string>();

/** @param text of all the characters, where it is known already */
export function keepText(chars: readonly Char[], text: string): string {
  whole.set(chars, text);
  return text;
}

/** The text of characters, in which a space stands for each box. */
export function textOf(chars: readonly Char[], start = 0, end = chars.length): string {
  if (start > 0 || end < chars.length) return textBetween(chars, start, end);
  return whole.get(chars) ?? keepText(chars, textBetween(chars, 0, chars.length));
}

function textBetween(chars: readonly Char[], start: number, end: number): string {
  let text = '';
  for (let at = Math.max(0, start); at < Math.min(end, chars.length); at++) {
    const char = chars[at] as Char;
    text += char.item.kind === 'box' ? ' ' : char.codePoint;
  }
  return text;
}
