import type { Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import { symbolToUnicode } from '../document/glyphs.ts';

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
