import { glyphKind, wordKind } from '../../../document/glyphs.ts';
import { UNNAMED } from '../content/glyph-text.ts';
import type { Glyph, PageContent, Shape } from '../content/page-content.ts';
import { area, centre, contains, coveredShare, grow, type Point, type Rect, union } from '../geometry.ts';
import type { PageInk } from '../rendered/page-ink.ts';
import { isCovered, type PicturesAlone } from '../rendered/pictures-alone.ts';
import { isWhite } from '../shapes/shape-kinds.ts';

const MOST_COVERS = 2_000;
/** White that lets less through takes back what is below. */
const VEIL = 0.4;
/** A sign of which so much is covered may have been taken back. */
const PART_OF_SIGN = 0.4;
/** What covers writing. */
export const AN_AREA = 'an opaque area';
export const AN_IMAGE = 'an image';

/**
 * Tells which of the page's text a person cannot see: what lies under an opaque area or image, has the colour of its
 * ground, or leaves no ink on the rendered page. Sets `hidden` on those glyphs.
 */
export function hideUnseen(content: PageContent, ink: PageInk | null, pictures: PicturesAlone | null = null): void {
  hideCovered(content, pictures);
  if (ink) for (const word of words(content.glyphs)) hideWithoutInk(word, ink);
}

/** @param pictures by which a picture that lets the page shine through is told from one that covers it. */
function hideCovered(content: PageContent, pictures: PicturesAlone | null): void {
  const covers: { box: Rect; order: number; by: string; isPicture?: true }[] = [
    ...content.shapes.filter(isOpaque).map(({ box, order }) => ({ box, order, by: AN_AREA })),
    ...content.images
      .filter(({ hidden }) => !hidden)
      .map(({ box, order, annotation }) => ({
        box,
        order,
        by: AN_IMAGE,
        ...(annotation === null && { isPicture: true as const }),
      })),
  ];
  // Beyond this many the rendered page alone must tell.
  covers.splice(MOST_COVERS);
  if (covers.length === 0) return;
  for (const glyph of content.glyphs) {
    if (glyph.hidden) continue;
    const cover = covers.find(
      ({ box, order, isPicture }) =>
        order > glyph.order && covered(glyph, box) && !(isPicture && pictures && !isCovered(pictures, glyph.box)),
    );
    if (cover) glyph.hidden = cover.by;
  }
}

function isOpaque({ fill, blended, alpha, hidden, box, straight, colour, points }: Shape): boolean {
  const hides = alpha > 0.85 || (isWhite(colour) && alpha >= VEIL);
  const fills = isWhite(colour) || areaOf(points) > FILLED * area(box);
  return fill && !blended && hides && !hidden && area(box) > 9 && straight && fills;
}

/** What is no rectangle, as a tick drawn as an area is not, covers what it reaches over and not all around. */
const FILLED = 0.5;

/** The area within a closed line. */
function areaOf(points: readonly Point[]): number {
  const twice = points.reduce((sum, { x, y }, at) => {
    const next = points[(at + 1) % points.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Tells which strokes lie under something white that was drawn later. */
export function paintedOver(shapes: readonly Shape[]): (stroke: Shape) => boolean {
  const covers = shapes.filter((shape) => isOpaque(shape) && isWhite(shape.colour)).slice(0, MOST_COVERS);
  return (stroke) =>
    covers.some(({ box, order }) => order > stroke.order && coveredShare(grow(stroke.box, 0.1), box) > 0.7);
}

/** Where a glyph without width (the enclosing circle) shows is not told by its origin: the rendered page tells. */
function covered(glyph: Glyph, box: Rect): boolean {
  if (glyph.box.right <= glyph.box.left) return false;
  const share = coveredShare(grow(glyph.box, -0.1 * glyph.size), box);
  return (share > 0.7 && contains(box, centre(glyph.box))) || (share > PART_OF_SIGN && isSign(glyph));
}

/** Neighbouring visible glyphs without a space between them; signs stand alone, so that each is looked at by itself. */
function words(glyphs: readonly Glyph[]): Glyph[][] {
  const found: Glyph[][] = [];
  let last: Glyph | null = null;
  for (const glyph of glyphs) {
    if (glyph.hidden || glyph.text.trim() === '') {
      last = null;
      continue;
    }
    const joins = last && last.baseline === glyph.baseline && !isSign(glyph) && !isSign(last);
    if (joins && last && Math.abs(glyph.box.left - last.box.right) < 0.3 * glyph.size) found.at(-1)?.push(glyph);
    else found.push([glyph]);
    last = glyph;
  }
  return found;
}

export function isSign(glyph: Glyph): boolean {
  return glyphKind(glyph.text) !== null || wordKind(glyph.text) !== null;
}

function hideWithoutInk(word: Glyph[], ink: PageInk): void {
  const box = union(word.map((glyph) => glyph.box));
  const size = word[0]?.size ?? 10;
  const place = box.right - box.left < 0.3 * size ? { ...box, left: box.left - size, right: box.right + size } : box;
  // A program's own tab or space: a sign without a name that shows nothing says nothing.
  if (word.every(({ text }) => text === UNNAMED) && ink.isBlank(grow(place, -0.05 * size))) {
    for (const glyph of word) glyph.text = ' ';
    return;
  }
  const white = word.every(({ colour }) => isWhite(colour)) && ink.ground(place) > 200;
  // A full stop or comma alone may be smaller than a pixel's worth of ink.
  const blank = !/^[\p{P}\p{M}\s]*$/u.test(word.map(({ text }) => text).join('')) && ink.isBlank(place);
  if (!white && !blank) return;
  for (const glyph of word) glyph.hidden = white ? 'white writing' : 'the rendered page, which shows nothing there';
}
