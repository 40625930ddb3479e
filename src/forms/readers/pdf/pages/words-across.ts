import { hasRtl } from '../content/bidi.ts';
import type { Glyph, PageContent } from '../content/page-content.ts';
import { centre, contains, type Point, type Rect, union } from '../geometry.ts';
import { type Line, makeLines } from '../layout/lines.ts';
import type { Section } from '../layout/page-layout.ts';
import { glyphPiece, type Piece } from '../layout/pieces.ts';
import type { EmphasisOf } from '../looks/decorations.ts';
import { LARGEST_LETTER } from '../marks/marks.ts';

/** Words that were laid across a page, as watermarks and stamps are. */
export interface WordsAcross {
  /** Their letters, which belong to no line of the page. */
  glyphs: ReadonlySet<Glyph>;
  /** What they say, as a line at the head of the page; none where nothing is laid across. */
  sections: Section[];
}

/** So many of the page's smaller letters lie under those of a word that is laid over its lines. */
const LEAST_UNDER = 3;
/** Letters whose lines run in directions that differ by less, in degrees, are of one word. */
const SAME_DIRECTION = 4;

/**
 * "DRAFT" across the page, level or slanting: large letters that run in another direction than the page's lines, or lie
 * over them. What they say is said of the whole page, as a line at its head would; whether it matters is for the rules on
 * words to tell.
 */
export function wordsAcross({ height }: PageContent, written: readonly Glyph[]): WordsAcross {
  const large = written.filter(({ size, text }) => size >= LARGEST_LETTER && text.trim() !== '');
  if (large.length === 0) return { glyphs: new Set(), sections: [] };
  const small = written.filter(({ size, text }) => size < LARGEST_LETTER && /\p{L}/u.test(text));
  const runs = alike(large).flatMap((letters) => linesOf(letters));
  const across = runs.filter(({ glyphs }) => glyphs.some(isSlanting) || liesOver(glyphs, small));
  // It stands below all lines, so that none of them goes on from it.
  const lines = across.map(({ line, glyphs }) => ({
    ...line,
    y: 2 * height,
    rect: union(glyphs.map(({ box }) => box)),
  }));
  return {
    glyphs: new Set(across.flatMap(({ glyphs }) => glyphs)),
    sections: lines.length > 0 ? [{ kind: 'text', lines }] : [],
  };
}

function isSlanting({ upright }: Glyph): boolean {
  return !upright;
}

function liesOver(letters: readonly Glyph[], small: readonly Glyph[]): boolean {
  const under = small.filter(({ box }) => letters.some((letter) => contains(letter.box, centre(box))));
  return under.length >= LEAST_UNDER;
}

/** Letters that run in one direction, put together. */
function alike(letters: readonly Glyph[]): Glyph[][] {
  return [...Map.groupBy(letters, (glyph) => Math.round(directionOf(glyph) / SAME_DIRECTION)).values()];
}

/** In degrees. */
function directionOf({ from, to }: Glyph): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

const NO_EMPHASIS: EmphasisOf = new Map();

/** The lines that the letters make where the page is turned so that they run level. */
function linesOf(letters: readonly Glyph[]): { line: Line; glyphs: Glyph[] }[] {
  const [first] = letters;
  const angle = first ? (directionOf(first) * Math.PI) / 180 : 0;
  const glyphOf = new Map<Piece, Glyph>(letters.map((glyph) => [levelPiece(glyph, angle), glyph]));
  const rightToLeft = letters.filter(({ text }) => hasRtl(text)).length * 2 > letters.length;
  return makeLines([...glyphOf.keys()], rightToLeft).map((line) => ({
    line,
    glyphs: line.pieces.flatMap((piece) => glyphOf.get(piece) ?? []),
  }));
}

function levelPiece(glyph: Glyph, angle: number): Piece {
  const level = ({ x, y }: Point): Point => ({
    x: x * Math.cos(angle) + y * Math.sin(angle),
    y: y * Math.cos(angle) - x * Math.sin(angle),
  });
  const [from, to] = [level(glyph.from), level(glyph.to)];
  const box: Rect = { left: from.x, right: to.x, top: from.y - glyph.size, bottom: from.y };
  return glyphPiece({ ...glyph, box, baseline: from.y }, NO_EMPHASIS);
}
