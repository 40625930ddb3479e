import type { PageAnnotations } from '../content/annotations.ts';
import type { PageContent } from '../content/page-content.ts';
import { centre, contains, type Rect, width } from '../geometry.ts';

/** A sheet with two pages side by side is so many times as wide as high, at least. */
const LANDSCAPE = 1.15;
/** The gutter between the two, to each side of the middle, in points. */
const GUTTER = 3;
/** A page of a form, or the end of one. */
const FEW_LETTERS = 40;
const MANY_LETTERS = 400;

/** A part of a sheet that was a page of its own. */
export interface SheetPart {
  bounds: Rect;
  content: PageContent;
  annotations: PageAnnotations;
}

/**
 * The pages on a sheet: one, or two where it was printed with two side by side. Then nothing crosses the middle, and one
 * side at least is full of writing, as no form's own columns are.
 */
export function partsOfSheet(content: PageContent, annotations: PageAnnotations): SheetPart[] {
  const whole = { left: 0, top: 0, right: content.width, bottom: content.height };
  if (content.width < LANDSCAPE * content.height || crossesMiddle(content)) {
    return [{ bounds: whole, content, annotations }];
  }
  const middle = content.width / 2;
  const sides = [
    { ...whole, right: middle },
    { ...whole, left: middle },
  ];
  const letters = sides.map((side) => lettersIn(content, side));
  if (Math.max(...letters) < MANY_LETTERS || Math.min(...letters) < FEW_LETTERS) {
    return [{ bounds: whole, content, annotations }];
  }
  return sides.map((bounds) => partWithin(bounds, content, annotations));
}

function crossesMiddle({ glyphs, shapes, images, width: across }: PageContent): boolean {
  const [from, to] = [across / 2 - GUTTER, across / 2 + GUTTER];
  const crosses = ({ box, hidden }: { box: Rect; hidden: string | null }) =>
    hidden === null && box.left < to && box.right > from && width(box) < 0.9 * across;
  return glyphs.some((glyph) => glyph.text.trim() !== '' && crosses(glyph)) || [...shapes, ...images].some(crosses);
}

function lettersIn({ glyphs }: PageContent, side: Rect): number {
  return glyphs.filter(({ text, hidden, box }) => hidden === null && /\p{L}/u.test(text) && contains(side, centre(box)))
    .length;
}

function partWithin(bounds: Rect, content: PageContent, annotations: PageAnnotations): SheetPart {
  const isWithin = ({ box }: { box: Rect }) => contains(bounds, centre(box));
  const { glyphs, shapes, images } = content;
  const { widgets, overlays, notes, redactions, framedLinks } = annotations;
  return {
    bounds,
    content: {
      ...content,
      glyphs: glyphs.filter(isWithin),
      shapes: shapes.filter(isWithin),
      images: images.filter(isWithin),
    },
    annotations: {
      ...annotations,
      widgets: widgets.filter(isWithin),
      overlays: overlays.filter(isWithin),
      notes: notes.filter(isWithin),
      redactions: redactions.filter(isWithin),
      framedLinks: framedLinks.filter((box) => isWithin({ box })),
    },
  };
}
