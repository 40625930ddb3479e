import { glyphKind } from '../../document/glyphs.ts';
import { type Drawing, SMALL_DRAWING } from '../placed-drawing.ts';
import type { Attributes } from './elements.ts';

/** Elements that draw, each as the kind that staff are told of. */
const DRAWS: ReadonlyMap<string, Drawing['kind']> = new Map([
  ['img', 'picture'],
  ['svg', 'shape'],
  ['canvas', 'shape'],
  ['object', 'picture'],
  ['embed', 'picture'],
  ['video', 'picture'],
  ['v:line', 'shape'],
  ['v:polyline', 'shape'],
  ['v:curve', 'shape'],
  ['v:oval', 'shape'],
  ['v:rect', 'shape'],
  ['v:roundrect', 'shape'],
]);

/** English Metric Units a pixel of a page: 96 an inch. */
const PIXEL = 9_525;
/** Pictures so small count who opens a mail; nobody sees them. */
const TRACKING = 2;
const MARK_WORDS = /\b(check|tick|cross|radio|case|casilla)|галоч|флаж|勾|方框|مربع/iu;

/** What a picture shows by its text: a sign, or something that may be a mark; null for any other picture. */
export function pictureSign(alt: string): { kind: 'sign' | 'mark'; text: string } | null {
  const text = alt.trim();
  const [sign, ...more] = Array.from(text).filter((each) => each !== '\ufe0f');
  if (sign && more.length === 0 && glyphKind(sign)) return { kind: 'sign', text: sign };
  return MARK_WORDS.test(text) ? { kind: 'mark', text } : null;
}

/** Whether an element shows another page within this one, which is not at hand: words of any kind may stand there. */
export function showsPage(tag: string, attributes: Attributes): boolean {
  const { type = '' } = attributes;
  // A shadow tree stands in an element's place.
  if (tag === 'template' && attributes.shadowrootmode !== undefined) return true;
  const isSeen = sidesOf(attributes).every((side) => !(side <= TRACKING));
  return isSeen && (tag === 'iframe' || tag === 'frame' || (tag === 'object' && type.startsWith('text/')));
}

/** Its width and height in pixels: a style outdoes the attributes, and pictures of many sizes have their own. */
function sidesOf({ width, height, style = '', srcset }: Attributes): [number, number] {
  const side = (name: string, attribute?: string) => {
    const [, styled] = new RegExp(`(?:^|[;\\s-])${name}\\s*:\\s*([\\d.]+)`, 'i').exec(style) ?? [];
    return Number.parseFloat(styled ?? (srcset === undefined ? attribute : '') ?? '');
  };
  return [side('width', width), side('height', height)];
}

/**
 * What an element draws; null for one that draws nothing that anybody sees.
 * @param isMoved whether a style lays it out of its place: then it may lie anywhere
 */
export function drawingOf(tag: string, attributes: Attributes, isMoved: boolean): Drawing | null {
  const kind = DRAWS.get(tag);
  const sides = sidesOf(attributes);
  if (!kind || sides.some((side) => side <= TRACKING)) return null;
  const isLarge = sides.every((side) => side * PIXEL >= SMALL_DRAWING);
  return {
    kind,
    name: attributes.alt?.slice(0, 60) || tag,
    small: !isLarge,
    position: isMoved ? ANYWHERE : { kind: 'inline' },
  };
}

const ANYWHERE: Drawing['position'] = { kind: 'on-page', bottom: Number.POSITIVE_INFINITY };

/** Whether a line is drawn and moved from its place, so that it may lie over the words before it. */
export function liesOverWords(name: string, { style = '' }: Attributes): boolean {
  const isDrawn = name === 'hr' || /border(?:-top|-bottom)?\s*:[^;]*\b(?:solid|double|dashed|dotted)\b/i.test(style);
  return isDrawn && /margin(?:-top|-bottom)?\s*:[^;]*-\d|position\s*:\s*(?:absolute|relative)|translate/i.test(style);
}
