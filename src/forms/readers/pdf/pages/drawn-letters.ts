import type { FormReading, ReadingProblem } from '../../../reader.ts';
import { say } from '../../../sentences.ts';
import type { Glyph } from '../content/page-content.ts';

/** A line of letters; fewer are signs. */
const A_LINE = 20;

/** Whether a page has writing in a font whose letters it draws by itself. Browsers put fonts into their prints so. */
export function hasDrawnLetters(glyphs: readonly Glyph[]): boolean {
  let letters = 0;
  return glyphs.some(({ font, text }) => font.type3 && /\p{L}/u.test(text) && ++letters >= A_LINE);
}

/**
 * The texts without any mark on a form whose letters may be bold without this program's knowing: a person looks. Where most
 * texts are marked in another way, one without a mark has none.
 */
export function mayBeMarkedInBold({ records }: FormReading): ReadingProblem[] {
  const bare = records.filter(({ observations }) => observations.every(({ state }) => state !== 'marked'));
  if (bare.length * 2 < records.length) return [];
  return bare.flatMap(({ refs: [ref], place }) =>
    ref ? [{ code: 'mark-unclear' as const, text: ref, place, ...say('pdf-drawn-letters', { text: ref }) }] : [],
  );
}
