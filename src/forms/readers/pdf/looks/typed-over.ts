import { glyphKind, wordKind } from '../../../document/glyphs.ts';
import type { Glyph } from '../content/page-content.ts';
import { centre, contains, width } from '../geometry.ts';

/** Signs of which a row makes a line. */
const OF_A_LINE = /^[-‐‑‒–—―−~≈=/\\]$/u;
/** So many letters beneath such signs show that a row was typed over them. */
const LEAST_LETTERS = 3;

/**
 * The letters over which somebody typed a row of hyphens, dashes or slashes, and the marks over which somebody typed one:
 * they are struck out.
 */
export function typedOver(glyphs: readonly Glyph[]): Glyph[] {
  const signs = glyphs.filter(({ text }) => OF_A_LINE.test(text));
  if (signs.length === 0) return [];
  const rows = Map.groupBy(signs, ({ baseline }) => Math.round(baseline / ROW));
  const struck = glyphs.filter((glyph) => {
    if (!(/\p{L}/u.test(glyph.text) || isMark(glyph)) || width(glyph.box) <= 0) return false;
    const row = Math.round(glyph.baseline / ROW);
    const near = [row - 1, row, row + 1].flatMap((one) => rows.get(one) ?? []);
    return near.some((sign) => contains(glyph.box, centre(sign.box)));
  });
  return struck.length >= LEAST_LETTERS && signs.length >= LEAST_LETTERS ? struck : struck.filter(isMark);
}

function isMark({ text }: Glyph): boolean {
  return wordKind(text) === 'free-mark' || /^free-mark$|-marked$/.test(glyphKind(text) ?? '');
}

/** Height in points of the bands in which signs are looked up. */
const ROW = 6;
