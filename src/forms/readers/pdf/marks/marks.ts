import { glyphKind, wordKind } from '../../../document/glyphs.ts';
import type { Overlay } from '../content/annotations.ts';
import type { Glyph, PageContent, PlacedImage, Shape } from '../content/page-content.ts';
import { area, centre, contains, grow, height, intersect, overlaps, type Rect, union, width } from '../geometry.ts';
import { paintedOver } from '../looks/visibility.ts';
import { drawingsIn, isCovered, type PicturesAlone } from '../rendered/pictures-alone.ts';
import type { Figures } from '../shapes/figures.ts';
import { goesRound } from '../shapes/pen-rings.ts';
import { isOval, isRound, isSolid } from '../shapes/shape-kinds.ts';
import { isDrawnRound } from './annotation-looks.ts';
import type { Target } from './targets.ts';

/** Something that was put on the page and may be a mark: a typed sign, a stroke, an annotation, a picture. */
export interface Mark {
  kind: 'typed' | 'stroke' | 'annotation' | 'picture';
  box: Rect;
  /** As a person would name it. */
  name: string;
  /** Whether it is of the closed list of signs that mark; strokes are judged by their ink. */
  clear: boolean;
  author: string | null;
  /** A line drawn round something. */
  ring: boolean;
  /** One clean square or dot. */
  solid: boolean;
  /** A small circle, open or full. */
  dot?: boolean;
  /** A letter that is written across or upside down: of no line, but a mark where it stands at a box. */
  turned?: boolean;
  glyph?: Glyph;
  /** The annotation that draws it. */
  annotation?: string;
  /** The strokes of a pen annotation, one by one. */
  strokes?: Rect[];
}

/** All marks of a page except the wording itself: what belongs to a target is told by where it lies. */
export function findMarks(
  content: PageContent,
  figures: Figures,
  overlays: readonly Overlay[],
  glyphs: readonly Glyph[],
  pictures: PicturesAlone | null,
): Mark[] {
  return [
    ...standingAlone(glyphs).map(typedMark),
    ...content.glyphs.filter(isTurned).map(turnedMark),
    ...strokeMarks(figures, paintedOver(content.shapes)),
    ...figures.rings.map(ringMark),
    ...overlays.flatMap((overlay) => annotationMark(overlay, content) ?? []),
    ...pictureMarks(content, pictures),
  ];
}

/** Larger letters, in points, that are turned are a word across the page (`words-across.ts`). */
export const LARGEST_LETTER = 20;

function isTurned({ upright, hidden, text, size }: Glyph): boolean {
  return !upright && hidden === null && text.trim() !== '' && size < LARGEST_LETTER;
}

function turnedMark({ box, text }: Glyph): Mark {
  const name = `"${text}" written across`;
  return { kind: 'stroke', box, name, clear: false, author: null, ring: false, solid: false, turned: true };
}

function typedMark(glyph: Glyph): Mark {
  const clear =
    glyphKind(glyph.text) === 'free-mark' ||
    wordKind(glyph.text) === 'free-mark' ||
    /-marked$/.test(glyphKind(glyph.text) ?? '');
  return { kind: 'typed', box: glyph.box, name: glyph.text, clear, author: null, ring: false, solid: false, glyph };
}

/** Signs, and letters with nothing written close before or after them. A ligature is a word of its own: Arabic "لا". */
function standingAlone(glyphs: readonly Glyph[]): Glyph[] {
  const visible = glyphs.filter(({ text, box }) => text.trim() !== '' && width(box) > 0);
  const letters = visible.filter(({ text }) => !glyphKind(text)).sort((one, other) => one.box.left - other.box.left);
  const rows = Map.groupBy(letters, ({ baseline }) => Math.round(baseline / ROW));
  return visible.filter((glyph) => glyphKind(glyph.text) || !(isLigature(glyph) || hasNeighbour(glyph, rows)));
}

function isLigature({ text }: Glyph): boolean {
  return /^\p{L}{2,}$/u.test(text.normalize('NFKC')) && wordKind(text) === null;
}

/** Height in points of the bands in which neighbours are looked up. */
const ROW = 4;

function hasNeighbour(glyph: Glyph, rows: ReadonlyMap<number, readonly Glyph[]>): boolean {
  const reach = grow(glyph.box, 0.12 * glyph.size);
  const row = Math.round(glyph.baseline / ROW);
  return [row - 1, row, row + 1].some((band) =>
    rows
      .get(band)
      ?.some(
        (other) =>
          other !== glyph &&
          Math.abs(other.baseline - glyph.baseline) < 0.3 * glyph.size &&
          other.box.left < reach.right &&
          other.box.right > reach.left,
      ),
  );
}

/** Strokes that touch are one mark: a cross is two lines. One that was painted over was taken back: a person must see it. */
function strokeMarks(figures: Figures, isPaintedOver: (shape: Shape) => boolean): Mark[] {
  const clusters: Shape[][] = [];
  for (const shape of figures.strokes.slice(0, 3_000)) {
    const reach = grow(shape.box, 0.1);
    const touching = clusters.filter((cluster) => cluster.some((other) => overlaps(grow(other.box, 1.5), reach)));
    const joined = [shape, ...touching.flat()];
    for (const cluster of touching) clusters.splice(clusters.indexOf(cluster), 1);
    clusters.push(joined);
  }
  return clusters.map((cluster) => {
    const isTakenBack = cluster.some(isPaintedOver);
    return {
      kind: 'stroke',
      box: union(cluster.map(({ box }) => box)),
      name: isTakenBack ? 'drawn strokes, painted over' : 'drawn strokes',
      clear: !isTakenBack,
      author: null,
      ring: cluster.length === 1 && cluster.every(isOval),
      solid: cluster.length === 1 && cluster.every(isSolid),
      dot: cluster.every(isRound),
    };
  });
}

function ringMark({ box }: Shape): Mark {
  return { kind: 'stroke', box, name: 'a drawn ring', clear: true, author: null, ring: true, solid: false };
}

const DRAWN = new Set(['Ink', 'Stamp', 'Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Caret', 'FileAttachment']);

/** Annotations that are drawn round something by nature; a pen's lines may be. */
const ROUND = new Set(['Circle', 'Square']);

/** Annotations of strokes as a pen makes them. */
const PENS = new Set(['Ink', 'Line', 'PolyLine', 'Polygon']);

function annotationMark(overlay: Overlay, content: PageContent): Mark | null {
  if (overlay.hidden || !DRAWN.has(overlay.subtype)) return null;
  const drawn = content.shapes.filter(({ annotation, hidden }) => annotation === overlay.id && !hidden);
  const box = drawn.length > 0 ? intersect(union(drawn.map((shape) => shape.box)), overlay.box) : overlay.box;
  const isFilled = drawn.length > 0 && drawn.every(isSolid);
  return {
    kind: 'annotation',
    box,
    name: `${overlay.subtype} annotation`,
    clear: true,
    author: overlay.author,
    annotation: overlay.id,
    ring:
      !isFilled && (ROUND.has(overlay.subtype) ? isDrawnRound(drawn) : drawn.length === 1 && drawn.every(goesRound)),
    solid: isFilled && drawn.length === 1,
    ...(PENS.has(overlay.subtype) && { strokes: drawn.map((shape) => shape.box) }),
  };
}

/** Larger pictures that were not looked into lie behind the page. */
const LARGEST_PICTURE = 40_000;

/** Each drawing in the page's pictures; a picture as a whole where it could not be looked into. */
function pictureMarks({ images, width, height }: PageContent, pictures: PicturesAlone | null): Mark[] {
  const page = { left: 0, top: 0, right: width, bottom: height };
  const isClosed = ({ annotation }: PlacedImage) => pictures === null || annotation !== null;
  const shown = images.filter(({ hidden }) => !hidden);
  const closed = shown.filter((image) => isClosed(image) && area(image.box) < LARGEST_PICTURE).map(({ box }) => box);
  const open = shown.filter((image) => !isClosed(image)).map(({ box }) => intersect(box, page));
  return [...closed, ...open.flatMap((box) => (pictures ? drawnOr(pictures, box) : []))].map(pictureMark);
}

/** The drawings in a picture; itself where it is a piece of blank paper laid over something. */
function drawnOr(pictures: PicturesAlone, box: Rect): Rect[] {
  const drawings = drawingsIn(pictures, box);
  return drawings.length === 0 && area(box) < LARGEST_PICTURE && isCovered(pictures, box) ? [box] : drawings;
}

function pictureMark(box: Rect): Mark {
  return { kind: 'picture', box, name: 'a picture', clear: false, author: null, ring: false, solid: false };
}

/** What a mark does to a target: it lies in it, it merely comes near, or it has nothing to do with it. */
export function relation(mark: Mark, target: Target): 'in' | 'near' | null {
  const size = Math.max(width(target.box), height(target.box));
  const reach = grow(target.box, mark.kind === 'typed' ? 0.05 * size : 0.3 * size);
  const large = Math.max(width(mark.box), height(mark.box)) > 3.2 * size;
  // A long stroke over a box may strike it, or only pass by. A ring round an option encloses its circle.
  if (large) return !mark.ring && mark.kind !== 'typed' && overlaps(mark.box, target.box) ? 'near' : null;
  if (contains(reach, centre(mark.box)) || contains(mark.box, centre(target.box))) return 'in';
  if (mark.kind === 'typed') return null;
  return overlaps(mark.box, grow(target.box, 0.6 * size)) ? 'near' : null;
}
