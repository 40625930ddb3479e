import { median } from '../../../measure/median.ts';
import { dilate } from '../../picture/ink/dilate.ts';
import type { Inks } from '../../picture/ink/inks.ts';
import { createRaster, crop, encloses, type Raster, type Rect } from '../../picture/raster.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import { findBracketPairs } from './bracket-pairs.ts';
import { type Drawn, type EmptyOutlines, type OutlineKind, outlineOf } from './own-outlines.ts';
import { BESIDE_LINE, reachDown } from './reach-down.ts';
import { REACH, searchOutline, TAKEN_IN } from './search-outline.ts';

/** Where a line begins with its first letter, that is no outline, be it a D or an O. */
const TOUCHING = 2;

/**
 * Learns from a page's own empty boxes and circles how they stand to the lines of the options.
 * @param outlines those that stand free on the page
 */
export function learnOutlines(
  inks: Inks,
  outlines: readonly Outline[],
  lines: readonly SlotLine[],
  rightToLeft: boolean,
): EmptyOutlines {
  const { ink } = inks;
  // Around a printed outline a pen draws a larger one, which is nearer to the words.
  const rings = outlines.filter((outer) =>
    outlines.some((inner) => inner !== outer && encloses(outer.rect, inner.rect)),
  );
  const unringed = outlines.filter((outline) => !rings.includes(outline));
  let pairs: Outline[] | null = null;
  const bracketPairs = () => {
    pairs ??= findBracketPairs(ink);
    return pairs;
  };
  const learn = (kind: OutlineKind): Drawn | null => {
    const own = lines.filter((line) => outlineOf(line) === kind);
    const among = (known: readonly Outline[], shape: Outline['shape']) => {
      const free = own.flatMap((line) => {
        const outline = nearestOutline(line, lines, known, rightToLeft);
        return outline ? [{ line, rect: outline.rect }] : [];
      });
      return summarise(ink, free, shape, rightToLeft);
    };
    const alike = unringed.filter(({ shape }) => shape === kind);
    // Scanning rounds corners off: where the shape itself is not found, any outline in its place will do.
    const drawn = among(alike, kind) ?? among(unringed, kind) ?? among(bracketPairs(), 'brackets');
    if (drawn) return drawn;
    const searched = own.flatMap((line) => {
      const rect = searchOutline(inks, line, kind, rightToLeft);
      return rect ? [{ line, rect }] : [];
    });
    return summarise(ink, searched, kind, rightToLeft);
  };
  return { box: learn('box'), circle: learn('circle') };
}

function nearestOutline(
  line: SlotLine,
  lines: readonly SlotLine[],
  outlines: readonly Outline[],
  rightToLeft: boolean,
) {
  const below = ({ rect }: Outline) => rect.y + rect.height / 2 - line.y;
  const isBeside = (outline: Outline) => Math.abs(below(outline)) < BESIDE_LINE;
  const reach = reachDown(line, lines);
  const gap = ({ rect }: Outline) => (rightToLeft ? rect.x - line.start : line.start - rect.x - rect.width);
  return outlines
    .filter((outline) => gap(outline) > (line.isExact ? -TOUCHING : -outline.rect.width - TAKEN_IN))
    .filter((outline) => gap(outline) < REACH)
    .filter((outline) => isBeside(outline) || (below(outline) > 0 && below(outline) < reach))
    .sort((a, b) => Number(isBeside(b)) - Number(isBeside(a)) || gap(a) - gap(b))[0];
}

/** At least two empty ones, alike in size and place; else this print does not say what an empty one looks like. */
function summarise(
  ink: Raster,
  pairs: { line: SlotLine; rect: Rect }[],
  shape: Outline['shape'],
  rightToLeft: boolean,
): Drawn | null {
  if (pairs.length < 2) return null;
  const offsets = pairs.map(({ line, rect }) => ({
    width: rect.width,
    height: rect.height,
    dx: rightToLeft ? rect.x - line.start : line.start - rect.x - rect.width,
    dy: rect.y + rect.height / 2 - line.y,
    rect,
  }));
  // Strokes in marked outlines make smaller squares, some of them alike: the print is large, and alike everywhere.
  const likeOf = (one: (typeof offsets)[number]) =>
    offsets.filter(
      (other) =>
        Math.abs(other.width - one.width) < 4 &&
        Math.abs(other.height - one.height) < 4 &&
        Math.abs(other.dy - one.dy) < 9,
    );
  const likeSized = offsets
    .map((one) => ({ like: likeOf(one), size: one.width }))
    .reduce((most, next) => (next.like.length * next.size > most.like.length * most.size ? next : most)).like;
  const of = (key: 'width' | 'height' | 'dx' | 'dy') => median(likeSized.map((offset) => offset[key]));
  const drawn = { width: of('width'), height: of('height'), dx: of('dx'), dy: of('dy'), off: {} };
  const middle = median(likeSized.map(({ rect }) => rect.x));
  const inColumn = likeSized.filter(({ rect }) => Math.abs(rect.x - middle) < 7);
  const alike = likeSized.filter((offset) => Math.abs(offset.dx - drawn.dx) < 14);
  const kept = inColumn.length >= alike.length ? inColumn : alike;
  if (kept.length < 2) return null;
  const rects = kept.map((offset) => offset.rect);
  return {
    ...drawn,
    shape,
    column: kept === inColumn ? middle : null,
    blank: darkestCommon(ink, rects, drawn),
    count: rects.length,
  };
}

function darkestCommon(ink: Raster, rects: Rect[], { width, height }: { width: number; height: number }): Raster {
  const out = createRaster(width, height, 255);
  for (const rect of rects) {
    const one = dilate(crop(ink, { x: rect.x, y: rect.y, width, height }), 1);
    for (let i = 0; i < out.data.length; i++) out.data[i] = Math.min(out.data[i] ?? 255, one.data[i] ?? 255);
  }
  return out;
}
