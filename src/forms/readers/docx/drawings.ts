import { descendants, textContent, type XmlElement } from '../../packages/parse-xml.ts';
import { type Drawing, isMarkAlone, SMALL_DRAWING } from '../placed-drawing.ts';
import { drawingPosition } from './drawing-position.ts';
import { shownPicture } from './shown-picture.ts';

/** A drawing of a Word file, with the writing in it. */
export interface WordDrawing extends Drawing {
  /** The contents of its text boxes (w:txbxContent), which are read as text. */
  textBoxes: XmlElement[];
  /** Writing drawn as a picture across the page: "DRAFT". */
  wordArt: string;
}

const INK = new Set(['contentPart', 'inkContent']);
const SHAPES = new Set([
  'v:shape',
  'v:oval',
  'v:rect',
  'v:roundrect',
  'v:line',
  'v:polyline',
  'v:curve',
  'v:arc',
  'wps:wsp',
]);

/** Null for what draws nothing of its own: a horizontal rule. */
export function describeDrawing(element: XmlElement): WordDrawing | null {
  const parts = [element, ...descendants(element)];
  const textBoxes = outermost(parts.filter((part) => part.name === 'w:txbxContent'));
  const shapes = parts.filter((part) => SHAPES.has(part.name) && part.attributes['o:hr'] === undefined);
  const isPicture = parts.some((part) => part.name === 'pic:pic' || part.name === 'v:imagedata');
  const common = {
    name: nameOf(parts),
    small: isSmall(parts),
    position: drawingPosition(parts),
    ...pictureIn(parts),
    textBoxes,
    wordArt: wordArt(parts),
  };
  if (parts.some((part) => INK.has(localName(part)))) return { kind: 'ink', ...common };
  const written = textBoxes.map((box) => textContent(box).trim()).filter((text) => text !== '');
  if (written.length > 0) return { kind: written.every(isMarkAlone) ? 'shape' : 'text-box', ...common };
  if (parts.some((part) => part.name === 'o:OLEObject')) return { kind: 'embedded-file', ...common };
  if (isPicture) return { kind: 'picture', ...common };
  if (shapes.length > 0) return { kind: 'shape', ...common };
  return parts.some((part) => part.name === 'a:graphicData') ? { kind: 'picture', ...common } : null;
}

function pictureIn(parts: XmlElement[]): Pick<Drawing, 'picture'> {
  const picture = shownPicture(parts);
  return picture ? { picture } : {};
}

function nameOf(parts: XmlElement[]): string {
  const named = parts.find((part) => part.name === 'wp:docPr');
  const shape = parts.find((part) => SHAPES.has(part.name));
  return named?.attributes.name ?? shape?.attributes.id ?? 'drawing';
}

function wordArt(parts: XmlElement[]): string {
  return parts.flatMap(({ name, attributes }) => (name === 'v:textpath' ? (attributes.string ?? []) : [])).join(' ');
}

/** Unknown sizes count as small. */
function isSmall(parts: XmlElement[]): boolean {
  const extent = parts.find((part) => part.name === 'wp:extent');
  if (!extent) return !parts.some((part) => part.name === 'v:imagedata');
  return Number(extent.attributes.cx) < SMALL_DRAWING || Number(extent.attributes.cy) < SMALL_DRAWING;
}

/** Text boxes that lie in another one's content are read with it. */
function outermost(boxes: XmlElement[]): XmlElement[] {
  const inner = new Set(boxes.flatMap((box) => [...descendants(box)]));
  return boxes.filter((box) => !inner.has(box));
}

function localName(part: XmlElement): string {
  return part.name.replace(/^.*[:}]/, '');
}
