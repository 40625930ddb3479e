import type { BoxItem, Emphasis } from '../../../document/form-document.ts';
import { emphasisSet, PLAIN } from '../../../document/paragraph-builder.ts';
import type { Glyph } from '../content/page-content.ts';
import { centre, type Rect } from '../geometry.ts';
import type { EmphasisOf } from '../looks/decorations.ts';

/** What a line is made of: one glyph's text, or one box. */
export interface Piece {
  text: string;
  format: ReadonlySet<Emphasis>;
  box: BoxItem | null;
  rect: Rect;
  /** Where it stands in its line: the middle of a small letter, or of the box. */
  y: number;
  /** Where it stands in its row: its origin for a glyph without width. */
  x: number;
  size: number;
  /** The family of the letters; undefined where the file does not name it. */
  font?: string | undefined;
  order: number;
}

export function glyphPiece(glyph: Glyph, emphasis: EmphasisOf): Piece {
  const kinds = emphasis.get(glyph);
  return {
    text: glyph.text,
    format: kinds ? formatOf(kinds) : PLAIN,
    box: null,
    rect: glyph.box,
    y: glyph.baseline - 0.27 * glyph.size,
    x: glyph.box.left,
    size: glyph.size,
    font: fontOf(glyph),
    order: glyph.order,
  };
}

/** All letters that a page draws by itself: browsers put bold Arabic so beside plain one of a named font. */
const DRAWN_BY_PAGE = 'drawn by the page';

function fontOf({ font }: Glyph): string | undefined {
  return font.type3 ? DRAWN_BY_PAGE : familyOf(font.name);
}

/** "Arial-BoldMT", "Arial,Bold": weight and slant stand behind the family's name, and are told otherwise. */
function familyOf(name: string): string | undefined {
  return name.split(/[-,]/u)[0]?.replace(/(?:PS)?MT$/u, '') || undefined;
}

const FORMATS = new Map<string, ReadonlySet<Emphasis>>();

/** Most letters of a page have one of two or three looks. */
function formatOf(kinds: ReadonlySet<Emphasis>): ReadonlySet<Emphasis> {
  const key = [...kinds].join();
  const known = FORMATS.get(key) ?? emphasisSet(Object.fromEntries([...kinds].map((kind) => [kind, true])));
  FORMATS.set(key, known);
  return known;
}

export function boxPiece(box: BoxItem, rect: Rect, order: number): Piece {
  const { x, y } = centre(rect);
  return { text: '\uFFFC', format: PLAIN, box, rect, y, x, size: rect.bottom - rect.top, order };
}

/** Text that comes as a whole, without glyphs: a form field's value. */
export function textPiece(text: string, rect: Rect): Piece {
  const { y } = centre(rect);
  const size = Math.min(11, rect.bottom - rect.top);
  return { text, format: PLAIN, box: null, rect, y, x: rect.left, size, order: 0 };
}
