import { childElements, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { type Drawing, type DrawingPosition, isMarkAlone, SMALL_DRAWING } from '../placed-drawing.ts';
import { emusIn } from './lengths.ts';
import { shownPicture } from './shown-picture.ts';

/** Elements that draw something of their own. */
export const SHAPES: ReadonlySet<string> = new Set([
  'draw:caption',
  'draw:connector',
  'draw:custom-shape',
  'draw:ellipse',
  'draw:circle',
  'draw:line',
  'draw:measure',
  'draw:path',
  'draw:polygon',
  'draw:polyline',
  'draw:rect',
  'draw:regular-polygon',
]);
const PARAGRAPH: ReadonlySet<string> = new Set(['paragraph', 'paragraph-content', 'char', 'line', 'text', 'baseline']);
const PAGE: ReadonlySet<string> = new Set(['page', 'page-content']);

/**
 * What a frame or shape draws; null for a frame of text that is more than a mark.
 * @param graphic the properties of its graphic style
 */
export function describeDrawing(element: XmlElement, graphic: XmlElement['attributes']): Drawing | null {
  const isPicture = childElements(element, 'draw:image').length > 0;
  const texts = childElements(element, 'draw:text-box').map((box) => textContent(box).trim());
  const isMark = texts.some((text) => text !== '') && texts.every(isMarkAlone);
  if (!isPicture && !isMark && !SHAPES.has(element.name)) return null;
  const { attributes } = element;
  const top = emusIn(attributes['svg:y'] ?? attributes['svg:y1']);
  const height = emusIn(attributes['svg:height']) ?? difference(attributes['svg:y1'], attributes['svg:y2']);
  const width = emusIn(attributes['svg:width']) ?? difference(attributes['svg:x1'], attributes['svg:x2']);
  return {
    kind: isPicture ? 'picture' : 'shape',
    name: attributes['draw:name'] ?? '',
    small: Math.min(width ?? 0, height ?? 0) < SMALL_DRAWING,
    ...pictureIn(element, graphic),
    position: positionOf(attributes['text:anchor-type'] ?? '', graphic, top, height),
  };
}

function pictureIn(element: XmlElement, graphic: XmlElement['attributes']): Pick<Drawing, 'picture'> {
  const picture = shownPicture(element, graphic);
  return picture ? { picture } : {};
}

function positionOf(
  anchor: string,
  graphic: XmlElement['attributes'],
  top: number | null,
  height: number | null,
): DrawingPosition {
  if (anchor === 'as-char') return { kind: 'inline' };
  const { 'style:vertical-pos': place = 'from-top', 'style:vertical-rel': from = 'paragraph' } = graphic;
  if (place !== 'from-top' || top === null || height === null) return { kind: 'unknown' };
  if (anchor === 'page' || PAGE.has(from)) return { kind: 'on-page', bottom: top + height };
  return PARAGRAPH.has(from) ? { kind: 'beside-paragraph', top, bottom: top + height } : { kind: 'unknown' };
}

function difference(from: string | undefined, to: string | undefined): number | null {
  const [start, end] = [emusIn(from), emusIn(to)];
  return start === null || end === null ? null : Math.abs(end - start);
}
