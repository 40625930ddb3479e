import { glyphKind, wordKind } from '../../../document/glyphs.ts';
import type { Glyph } from '../content/page-content.ts';
import { centre, contains, grow, height, type Rect, width } from '../geometry.ts';
import type { PageInk } from '../rendered/page-ink.ts';
import type { Figures } from '../shapes/figures.ts';
import { inkOfRule } from '../shapes/rule.ts';
import { isRound } from '../shapes/shape-kinds.ts';

/** A sign of which more of its width than this is missing was cut. */
const CUT = 0.25;

/** What stands around a sign. */
interface SignSources {
  glyphs: readonly Glyph[];
  figures: Figures;
  ink: PageInk | null;
}

/**
 * Where signs show on the page. One that is hidden among letters lies as the same sign does elsewhere on the page.
 */
export function signBounds(sources: SignSources): (glyph: Glyph) => Rect {
  const drawn = new Map<Glyph, Rect | null>();
  const around = surroundings(sources);
  const find = (glyph: Glyph) => {
    const found = drawn.get(glyph) ?? drawnBounds(glyph, around);
    drawn.set(glyph, found);
    return found;
  };
  const like = (glyph: Glyph) => {
    for (const other of sources.glyphs) {
      const found = other.sign === glyph.sign && other.size === glyph.size ? find(other) : null;
      if (found) return moved(found, glyph.box.left - other.box.left, glyph.baseline - other.baseline);
    }
    return expectedBounds(glyph);
  };
  return (glyph) => find(glyph) ?? like(glyph);
}

/** All that may stand beside any of the page's signs, brought together once. */
interface Surroundings {
  written: { other: Glyph; bounds: Rect; middle: { x: number; y: number } }[];
  lines: Rect[];
  bullets: Rect[];
  ink: PageInk | null;
}

function surroundings({ glyphs, figures, ink }: SignSources): Surroundings {
  const written = glyphs
    .filter(({ text }) => text.trim() !== '')
    .map((other) => {
      const bounds = isCombining(other) ? expectedBounds(other) : other.box;
      return { other, bounds, middle: centre(bounds) };
    });
  return {
    written,
    lines: [...figures.rules, ...figures.decorations].map(inkOfRule),
    bullets: figures.strokes.filter(isRound).map(({ box }) => box),
    ink,
  };
}

function moved({ left, right, top, bottom }: Rect, x: number, y: number): Rect {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

/**
 * Where a sign shows. Its font's advance tells little (the enclosing circle has none and hangs to the left of its
 * origin), so the drawing nearest to where it should be is looked up on the rendered page; null where none is near.
 */
function drawnBounds(glyph: Glyph, { ink, written, lines, bullets }: Surroundings): Rect | null {
  const { box, size } = glyph;
  const expected = expectedBounds(glyph);
  const middle = centre(expected);
  if (!ink) return null;
  const window = {
    left: box.left - 1.2 * size,
    right: box.right + 1.2 * size,
    top: middle.y - 0.75 * size,
    bottom: middle.y + 0.75 * size,
  };
  // Signs typed over the middle stay, as they are part of the drawing; what stands beside it is left out. Where another
  // sign without a width shows is known too roughly to part two of them.
  const beside = written
    .filter((each) => contains(window, each.middle))
    .filter(({ other }) => other !== glyph && !(isCombining(other) && isCombining(glyph)))
    .filter(({ other }) => !isOver(other, middle, size))
    .map(({ bounds }) => bounds);
  const apart = bullets.filter((box) => distance(box, middle) > 0.5 * size).map((box) => grow(box, 0.5));
  const drawn = ink
    .drawings(window, [...lines, ...beside, ...apart], 1)
    .filter((drawing) => Math.max(width(drawing), height(drawing)) < 1.6 * size)
    .filter((drawing) => isSignSized(drawing, size))
    .sort((one, other) => distance(one, middle) - distance(other, middle));
  const [nearest] = drawn;
  return nearest && distance(nearest, middle) < 0.9 * size ? completed(nearest, beside) : null;
}

/** Not a full stop, but perhaps the narrow part of a sign that letters leave to be seen. */
function isSignSized(drawing: Rect, size: number): boolean {
  const [short = 0, long = 0] = [width(drawing), height(drawing)].sort((one, other) => one - other);
  return short > 0.3 * size || (short > 0.15 * size && long > 0.5 * size);
}

/** Boxes and rings are as wide as high: letters that run into one leave a part of it to be found, up to where they stand. */
function completed(part: Rect, letters: readonly Rect[]): Rect {
  const missing = height(part) - width(part);
  if (missing < CUT * height(part)) return part;
  const isAt = (edge: number, x: number) => Math.abs(edge - x) < 1;
  if (letters.some(({ right }) => isAt(right, part.left))) return { ...part, left: part.left - missing };
  return letters.some(({ left }) => isAt(left, part.right)) ? { ...part, right: part.right + missing } : part;
}

/** Where a sign should be: one without a width hangs to the left of its origin. */
function expectedBounds(glyph: Glyph): Rect {
  const { box, baseline, size } = glyph;
  const middle = { x: isCombining(glyph) ? box.left - 0.45 * size : centre(box).x, y: baseline - 0.35 * size };
  const half = 0.45 * size;
  return { left: middle.x - half, right: middle.x + half, top: middle.y - half, bottom: middle.y + half };
}

function isCombining({ box, size }: Glyph): boolean {
  return width(box) < 0.2 * size;
}

function distance(rect: Rect, point: { x: number; y: number }): number {
  const middle = centre(rect);
  return Math.hypot(middle.x - point.x, middle.y - point.y);
}

function isOver(sign: Glyph, middle: { x: number; y: number }, size: number): boolean {
  const isMark = glyphKind(sign.text) !== null || wordKind(sign.text) !== null;
  return isMark && distance(sign.box, middle) < 0.5 * size;
}
