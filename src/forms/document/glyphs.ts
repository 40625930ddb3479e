/**
 * The characters that carry a state on a form, as closed tables by code point. Whatever is not listed is never taken
 * for a clear mark.
 */
export type GlyphKind =
  | 'box-marked'
  | 'box-empty'
  | 'circle-marked'
  | 'circle-empty'
  | 'free-mark' // a sign that marks the box or circle beside it
  | 'ambiguous' // could be a mark or an empty circle
  | 'bullet'; // a list's own sign

export { symbolToUnicode } from './symbol-fonts.ts';

const TABLE: Record<GlyphKind, string> = {
  'box-marked': '☑☒🗹🗷🗵⊠⮽⮿⛝■◼⬛🔳❎✅▣🞕🞖⬓▩🅇⌧',
  'box-empty': '☐□▢❏❐❑❒◻⬜◽▫🔲⎕⃞🞎🞏🞐🗆🗖⬚',
  'circle-marked': '●◉⦿⚫🔘⬤⊗⊙🞊🞉⏺🅧ⓧⓍ⭙⨂',
  'circle-empty': '○◯⃝⚪⚬❍◌🞅🞆🔾⭘',
  'free-mark': '★◆✓✔❌✗✘✕✖√☓×╳⨯⨉🗙🗸🗶🞩🞪🞫🞬🞭🞮＋+*✱✲＊➕',
  ambiguous: 'Øø⌀∅⊘◐◑◒◓◍◎⭕�/\\',
  bullet: '•·‣⁃◦-–—‐‑−▪',
};

const KIND = new Map<string, GlyphKind>(
  (Object.entries(TABLE) as [GlyphKind, string][]).flatMap(([kind, signs]) =>
    [...signs].map((sign): [string, GlyphKind] => [sign, kind]),
  ),
);

/** U+20DD and U+20DE enclose the character before them, if there is one; on the form they stand alone. */
export const ENCLOSING_CIRCLE = '\u20DD';

/** What readers write where a text refers to a note at its foot, whatever its number. */
export const NOTE_SIGN = '†';

const NOTE_SIGNS = /^[†‡¹²³⁴⁵⁶⁷⁸⁹]$/u;

/** Whether a sign refers to a note. An asterisk may, or may be a mark: `locate/words/note-signs.ts` tells. */
export function isNoteSign(codePoint: string): boolean {
  return NOTE_SIGNS.test(codePoint);
}

/** Variation selectors only choose between the text and the emoji picture of the sign before them. */
export function withoutVariationSelectors(text: string): string {
  return text.replace(/[\uFE0E\uFE0F]/g, '');
}

/** The kind of a single code point, or null where it is no sign of a form. Letters are judged by `wordKind`. */
export function glyphKind(codePoint: string): GlyphKind | null {
  return isPlain(codePoint.charCodeAt(0)) ? null : (KIND.get(codePoint) ?? null);
}

/** Digits, letters and what stands between them in ASCII; of these only the backslash is a sign. */
function isPlain(code: number): boolean {
  return code >= 0x30 && code <= 0x7e && code !== 0x5c;
}

/** X and V of any keyboard, once or repeated: Cyrillic Х, Greek Χ, full-width Ｘ and the small letters. */
const MARK_WORD = /^(?:[xXхХχΧｘＸ]{1,5}|[vVｖＶѵѴ])$/u;

/** Letters by which people mark a box and that may stand right before a word, of two keyboards. */
const MARK_LETTERS = new Set('xXхХvV');

export function isMarkLetter(codePoint: string): boolean {
  return MARK_LETTERS.has(codePoint);
}

/** Wingdings' ticked boxes, tick and cross, where the font was lost and the bare letter shows. */
const LOST_FONT = /^[þýüû]$/u;

/** O of any keyboard and zero: at a circle nobody can tell a ring drawn as a mark from the circle itself. */
const RING_WORD = /^[oOоОοΟ0ｏＯ０٥۵○oQ]{1,2}$/u;

/** Letters of the longest of these: most words are known by their length alone to be none. */
const LONGEST_MARK = 5;

/** Whether a whole word standing alone is a mark that a person typed. */
export function wordKind(word: string): 'free-mark' | 'ambiguous' | null {
  if (word.length > LONGEST_MARK) return null;
  if (MARK_WORD.test(word) || LOST_FONT.test(word)) return 'free-mark';
  return RING_WORD.test(word) ? 'ambiguous' : null;
}
