import { type Drawing, type DrawingPosition, SMALL_DRAWING } from '../placed-drawing.ts';

/** English Metric Units in a twentieth of a point. */
const PER_TWIP = 635;
const PICTURE_FRAME = '75';

/** A drawing as its group describes it: words for its edges, and named properties. */
export interface Shape {
  edges: Map<string, number>;
  /** What its upper edge is measured from: "shpbypara", "shpbypage"; "shpbyignore" where a property says it. */
  from: string;
  properties: Map<string, string>;
  /** The property whose value follows. */
  property: string;
}

export function emptyShape(): Shape {
  return { edges: new Map(), from: '', properties: new Map(), property: '' };
}

export function shapeWord(shape: Shape, word: string, value: number | null): void {
  if (/^shp(?:left|top|right|bottom)$/.test(word)) shape.edges.set(word, value ?? 0);
  else if (/^shpby/.test(word)) shape.from = word;
}

export function drawingOf({ edges, from, properties }: Shape): Drawing {
  const edge = (name: string) => (edges.get(`shp${name}`) ?? 0) * PER_TWIP;
  const [width, height] = [edge('right') - edge('left'), edge('bottom') - edge('top')];
  const isPicture = properties.get('shapeType') === PICTURE_FRAME || properties.has('pib');
  return {
    kind: isPicture ? 'picture' : 'shape',
    name: properties.get('wzName') ?? '',
    small: Math.min(width, height) < SMALL_DRAWING,
    position: positionOf(edge('top'), edge('bottom'), from, properties),
  };
}

const PAGE = new Set(['shpbypage', 'shpbymargin', '0', '1']);
const PARAGRAPH = new Set(['shpbypara', '2', '3']);

function positionOf(
  top: number,
  bottom: number,
  from: string,
  properties: ReadonlyMap<string, string>,
): DrawingPosition {
  const measured = properties.get('posrelv') ?? from;
  if ((properties.get('posv') ?? '0') !== '0' || bottom < top) return { kind: 'unknown' };
  if (PARAGRAPH.has(measured)) return { kind: 'beside-paragraph', top, bottom };
  return PAGE.has(measured) ? { kind: 'on-page', bottom } : { kind: 'unknown' };
}
