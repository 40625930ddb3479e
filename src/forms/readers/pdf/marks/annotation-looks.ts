import type { Overlay, PageAnnotations, Widget } from '../content/annotations.ts';
import type { PageContent, Shape } from '../content/page-content.ts';
import { centre, grow, height, overlaps, type Rect, union } from '../geometry.ts';
import type { RenderedPage } from '../rendered/render-pdf.ts';
import { goesRound } from '../shapes/pen-rings.ts';
import { isFrameOrGround, isOval, isRectangle, isRing, isWhite } from '../shapes/shape-kinds.ts';
import type { Target } from './targets.ts';

/** Annotations whose drawings are looked at as marks, whatever they draw (`marks.ts`). */
const MARKS = new Set(['Ink', 'Stamp', 'Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Caret', 'FileAttachment']);
/** A thinner line, in points, is no marker's. */
const MARKER = 4;
/** A field's edge takes up so much of its height. */
const EDGE = 0.25;
/** So many letters show that a drawing lies over words and not beside them. */
const LEAST_LETTERS = 2;
/** A statement's wording goes on so far below its box, in points. */
const STATEMENT = 34;

/** The edge of a highlighter's area, as a share of its height, may be round or thin. */
const EDGE_OF_AREA = 0.2;
/** So much ink within a highlighter's area is a line through the words: its own colour is the ground there. */
const DRAWN_THROUGH = 0.03;

/**
 * Where annotations draw over the form's words or boxes what neither marks nor annotations of their kind draw: a line
 * through a statement as the look of a highlighter, of a link or of a button. Programs show such a look, whatever the
 * annotation calls itself.
 */
export function foreignLooks(
  content: PageContent,
  annotations: PageAnnotations,
  targets: readonly Target[],
  rendered: RenderedPage | null,
): Rect[] {
  if (targets.length === 0) return [];
  const form = grow(union(targets.map(({ box }) => box)), STATEMENT);
  const widgets = new Map(annotations.widgets.map((widget) => [widget.id, widget]));
  const overlays = new Map(annotations.overlays.map((overlay) => [overlay.id, overlay]));
  const foreign = content.shapes.filter((shape) => {
    if (shape.annotation === null || !isSeen(shape) || annotations.unshown.has(shape.annotation)) return false;
    const overlay = overlays.get(shape.annotation);
    if (overlay) return !isOfItsKind(shape, overlay);
    const widget = widgets.get(shape.annotation);
    return widget ? !isOfField(shape, widget) : true;
  });
  const drawn = [
    ...foreign.map(({ box }) => box),
    ...annotations.framedLinks,
    ...annotations.overlays.flatMap((overlay) => drawnThrough(overlay, rendered)),
  ];
  const letters = drawn.length > 0 ? content.glyphs.filter(isLetter).map(({ box }) => box) : [];
  return drawn.filter(
    (box) =>
      centre(box).y > form.top &&
      centre(box).y < form.bottom &&
      (targets.some((target) => overlaps(target.box, box)) ||
        letters.filter((letter) => overlaps(grow(letter, -0.2 * height(letter)), grow(box, 0.1))).length >=
          LEAST_LETTERS),
  );
}

/** Whether an annotation that is drawn round something draws what goes round. */
export function isDrawnRound(shapes: readonly Shape[]): boolean {
  return shapes.every((shape) => isRectangle(shape) || isRing(shape) || isOval(shape) || goesRound(shape));
}

/** pdf.js draws highlighters in a way of its own instead of how the file says: the rendered page tells. */
function drawnThrough({ emphasis, hasLook, hidden, quads }: Overlay, rendered: RenderedPage | null): Rect[] {
  if (emphasis !== 'highlight' || !hasLook || hidden || !rendered?.beneath) return [];
  const { ink, beneath } = rendered;
  return quads.filter((quad) => ink.added(grow(quad, -EDGE_OF_AREA * height(quad)), beneath) > DRAWN_THROUGH);
}

function isSeen({ hidden, alpha, colour, fill, stroke }: Shape): boolean {
  return hidden === null && (fill || stroke) && alpha >= 0.05 && !isWhite(colour);
}

function isLetter({ annotation, hidden, text }: PageContent['glyphs'][number]): boolean {
  return annotation === null && hidden === null && /\p{L}/u.test(text);
}

function isOfItsKind(shape: Shape, { subtype, emphasis, quads, box }: Overlay): boolean {
  if (MARKS.has(subtype) || emphasis === 'strike') return true;
  if (emphasis === 'highlight') return shape.fill || shape.lineWidth >= MARKER;
  if (emphasis === 'underline') return [...quads, box].some((quad) => shape.box.top > centre(quad).y);
  return subtype === 'FreeText' && isEdgeOrGround(shape, box);
}

/** Check boxes and radio buttons are judged by what they draw; other fields draw their edges and what was typed. */
function isOfField(shape: Shape, { kind, box }: Widget): boolean {
  const isSmall = height(box) <= STATEMENT && box.right - box.left <= STATEMENT;
  return ((kind === 'check' || kind === 'radio') && isSmall) || isEdgeOrGround(shape, box);
}

function isEdgeOrGround(shape: Shape, field: Rect): boolean {
  const edge = EDGE * height(field);
  const isLevelLine = height(shape.box) < 2;
  const isAtEdge = shape.box.bottom < field.top + edge || shape.box.top > field.bottom - edge;
  return isLevelLine ? isAtEdge : isFrameOrGround(shape, field);
}
