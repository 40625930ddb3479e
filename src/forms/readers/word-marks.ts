import { symbolToUnicode } from '../glyphs.ts';

/** What staff are told about things in a file that may be marks but cannot be read. */
export const UNCLEAR = {
  dropDown: 'A drop-down field was chosen from; its choice was not read.',
  drawing: 'A drawing lies over the table; it may be a mark and was not read.',
  hiddenBox: 'A box is in hidden text; it was not read.',
} as const;

const SPACE = 0x20;

/** The text as a font shows it: characters of symbol fonts become the signs that they draw. */
export function shownIn(font: string, text: string): string {
  if (symbolToUnicode(font, SPACE) === null) return text;
  return Array.from(text, (character) => symbolToUnicode(font, character.codePointAt(0) ?? 0) ?? character).join('');
}
