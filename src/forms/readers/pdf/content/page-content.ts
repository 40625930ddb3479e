import type { Point, Rect } from '../geometry.ts';
import type { Turn } from '../page-view.ts';

/** One glyph as the page's content stream, or an annotation's appearance, draws it. */
export interface Glyph {
  /** What it says, by its font's ToUnicode map or encoding; symbol fonts by font and code. May be several characters. */
  text: string;
  /** Advance box: from origin to origin of the next glyph, and from ascender to descender. Combining glyphs have no width. */
  box: Rect;
  baseline: number;
  /** Where its part of the base line begins and ends, as it is drawn. */
  from: Point;
  to: Point;
  /** Font size in points as shown. */
  size: number;
  font: FontTraits;
  /** Font and code: equal for equal drawings, unequal for unequal ones as far as the file tells. */
  sign: string;
  /** Its font does not say what it is: the code is read as if it were of Wingdings, and the page must bear that out. */
  guessed: boolean;
  colour: string;
  /** Why it cannot be seen, where the drawing instructions alone tell so. */
  hidden: string | null;
  /** Position in the order of painting: later things cover earlier ones. */
  order: number;
  /** The annotation whose appearance it belongs to. */
  annotation: string | null;
  /** Whether the text runs left to right on the page as it is read, not turned, slanting or upside down. */
  upright: boolean;
}

export interface FontTraits {
  name: string;
  bold: boolean;
  italic: boolean;
  /** Its letters are drawn by the page (Type 3, ISO 32000-1 §9.6.5): bold ones may have the name of those that are not. */
  type3: boolean;
}

/** One subpath that was stroked or filled. */
export interface Shape {
  points: Point[];
  /** Straight lines only. */
  straight: boolean;
  closed: boolean;
  box: Rect;
  stroke: boolean;
  fill: boolean;
  /** Colour of the fill, or of the stroke where it is not filled. */
  colour: string;
  /** 0 (not visible) to 1. */
  alpha: number;
  /** Colours below shine through (a highlighter), so it covers nothing. */
  blended: boolean;
  lineWidth: number;
  order: number;
  annotation: string | null;
  hidden: string | null;
}

export interface PlacedImage {
  box: Rect;
  order: number;
  annotation: string | null;
  hidden: string | null;
}

/** Everything that a page draws, in the space of the page as it is read. */
export interface PageContent {
  page: number;
  turn: Turn;
  scale: number;
  width: number;
  height: number;
  /** How many letters run in each direction, in degrees clockwise from left to right. */
  directions: Record<Turn, number>;
  glyphs: Glyph[];
  shapes: Shape[];
  images: PlacedImage[];
}
