import type { Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import { glyphKind, symbolToUnicode, wordKind } from '../glyphs.ts';

/** Where something is, so that none of several goes unreported: counted from one; nothing outside of tables. */
export function rowOf({ table, row }: Place): { table: number | null; row: number | null } {
  return table === undefined ? { table: null, row: null } : { table: table + 1, row: (row ?? 0) + 1 };
}

/** Whether staff are told of a drawing that may lie over the form. */
export function isDrawing({ said }: Saying): boolean {
  return said?.code === 'drawing-over';
}

const SPACE = 0x20;
/** Wingdings' boxes, circles, tick and cross, at the places to which Word moves the signs of symbol fonts. */
const FONTLESS = /[\uF06F\uF0A1\uF0A4\uF0A8\uF0FB-\uF0FE]/g;

/** The text where its font was lost on the way: what people tick with is Wingdings'. */
export function withoutFont(text: string): string {
  return text.replace(FONTLESS, (sign) => symbolToUnicode('Wingdings', sign.codePointAt(0) ?? 0) ?? sign);
}

/** The text as a font shows it: characters of symbol fonts become the signs that they draw. */
export function shownIn(font: string, text: string): string {
  if (symbolToUnicode(font, SPACE) === null) return text;
  return Array.from(text, (character) => symbolToUnicode(font, character.codePointAt(0) ?? 0) ?? character).join('');
}

const LIST_SIGNS = new Set(['box-marked', 'box-empty', 'circle-marked', 'circle-empty', 'free-mark']);

/**
 * A list's sign that looks like a box, circle or tick; null for ordinary bullets. Word processors turn a typed box into a
 * list by themselves, and some people mark an option by giving it a bullet with a tick: it stands nowhere in the text.
 * @param bullet the list's sign as the file names it, in its font.
 */
export function listSign(font: string, bullet: string): string | null {
  const code = bullet.codePointAt(0);
  if (code === undefined) return null;
  const sign = symbolToUnicode(font, code) ?? String.fromCodePoint(code);
  const isPlainBullet = sign.length === 1 && sign < '\u0080';
  if (wordKind(bullet) === 'free-mark') return bullet;
  return !isPlainBullet && LIST_SIGNS.has(glyphKind(sign) ?? '') ? sign : null;
}

/**
 * The words that a list puts before its paragraphs beside their numbers ("Not agreed 1:"); null where it puts numbers
 * or letters alone.
 * @param label the list's label as the file names it, numbers left out.
 */
export function listWords(label: string): string | null {
  return /\p{L}{2}/u.test(label) ? label.replace(/\s+/gu, ' ').trim() : null;
}
