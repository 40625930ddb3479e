import type { Place } from '../../domain/evidence.ts';
import { symbolToUnicode } from '../glyphs.ts';

/** What staff are told about things in a file that may be marks but cannot be read. */
export const UNCLEAR = {
  dropDown: 'A drop-down field was chosen from; its choice was not read.',
  hiddenBox: 'A box is in hidden text; it was not read.',
} as const;

const DRAWING = 'A drawing lies over the form; it may be a mark and was not read';

/** Says where the drawing is, so that none of several goes unreported. */
export function drawingOver({ table, row }: Place): string {
  return table === undefined ? `${DRAWING}.` : `${DRAWING} (table ${table + 1}, row ${(row ?? 0) + 1}).`;
}

export function isDrawing(message: string): boolean {
  return message.startsWith(DRAWING);
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
