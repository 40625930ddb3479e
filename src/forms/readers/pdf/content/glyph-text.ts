import { symbolToUnicode } from '../../../document/glyphs.ts';
import { withoutRadicals } from './radicals.ts';

/** A glyph as pdf.js hands it over inside a text operation. */
export interface DrawnGlyph {
  unicode: string;
  originalCharCode: number;
  width: number;
  /** Whether its code is 32, so that word spacing applies. It need not be a space: subset fonts number freely. */
  isSpace: boolean;
}

/** A sign that the file does not name: the rendered page must tell what it looks like. */
export const UNNAMED = '\uFFFD';

const CONTROL = /^[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*$/u;
/** Strokes across letters are of no script either, but strike them. */
const HARAKAT = /^(?:(?=\p{Script=Arabic}|\p{Script=Inherited})(?![\u0335-\u0338])\p{Mn})+$/u;
/** A vowel sign's glyph of no width of its own, which some programs map to its letter as well, and the letter again. */
const LETTER_WITH_HARAKAT = /^\p{Script=Arabic}(?:(?=\p{Script=Arabic}|\p{Script=Inherited})\p{Mn})+$/u;
const PRIVATE = /[\uE000-\uF8FF]/u;

/** What a glyph says. `guessed`: its font does not tell, and its code is read as one of Wingdings. */
interface Said {
  text: string;
  guessed: boolean;
}

/**
 * What a glyph says: the font's own map for ordinary fonts, font and code for symbol fonts (whose maps often point to
 * the private use area, or to the letter under the same key), and `UNNAMED` where the file does not tell.
 */
export function glyphText(glyph: DrawnGlyph, font: string): Said {
  const code = glyph.unicode.codePointAt(0) ?? glyph.originalCharCode;
  const symbol = glyph.unicode === '' ? null : symbolToUnicode(font, code);
  if (symbol !== null) return { text: symbol, guessed: false };
  // LibreOffice draws the signs of all of Microsoft's symbol fonts with one of its own, and keeps their codes.
  if (PRIVATE.test(glyph.unicode)) return { text: symbolToUnicode('Wingdings', code) ?? UNNAMED, guessed: true };
  return { text: ordinaryText(glyph), guessed: false };
}

function ordinaryText({ unicode, width }: DrawnGlyph): string {
  if (/^\s$/u.test(unicode)) return ' ';
  // Vowel signs stand beside their letters on the page, in no order that could be told; no form depends on them.
  if (HARAKAT.test(unicode) || (width === 0 && LETTER_WITH_HARAKAT.test(unicode))) return '';
  if (CONTROL.test(unicode)) return unicode === '' || width > 0 ? UNNAMED : '';
  return withoutRadicals(mendLigature(unicode).normalize('NFC'));
}

/** One sign for a lam and an alef, whose map got the lam's byte in the alef's place. */
const TORN_LIGATURE = /^(\u0644)([\u4422\u4423\u4425\u4427])$/u;

/** One sign for two or three small letters of ASCII, the bytes of each exchanged: "fi" as U+6600 U+6900. */
const EXCHANGED_BYTES = /^[愀戀挀搀攀昀最栀椀樀欀氀洀渀漀瀀焀爀猀琀甀瘀眀砀礀稀]{2,3}$/u;

/**
 * Ghostscript writes the map of the Arabic ligature of lam and alef, as in the word for "not", with U+44xx for the alef
 * U+06xx, and that of a Latin one with the bytes of its letters exchanged.
 */
function mendLigature(unicode: string): string {
  if (EXCHANGED_BYTES.test(unicode))
    return unicode.replace(/./gu, (sign) => String.fromCharCode(sign.charCodeAt(0) >> 8));
  return unicode.replace(TORN_LIGATURE, (_, lam: string, alef: string) => {
    return lam + String.fromCodePoint(0x600 + ((alef.codePointAt(0) ?? 0) & 0xff));
  });
}
