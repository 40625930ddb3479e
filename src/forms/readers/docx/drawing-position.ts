import type { XmlElement } from '../../packages/parse-xml.ts';
import type { DrawingPosition } from '../placed-drawing.ts';

const PARAGRAPH = new Set(['paragraph', 'line', 'text']);
const PAGE = new Set(['page', 'margin', 'topMargin']);

/** Reads the anchor of a drawing given with all its parts. VML says too little of it to be relied upon. */
export function drawingPosition(parts: readonly XmlElement[]): DrawingPosition {
  if (parts.some(({ name }) => name === 'wp:inline')) return { kind: 'inline' };
  const anchor = parts.find(({ name }) => name === 'wp:anchor');
  if (!anchor) return isInlineVml(parts) ? { kind: 'inline' } : { kind: 'unknown' };
  const vertical = parts.find(({ name }) => name === 'wp:positionV');
  const offset = vertical && childText(vertical, 'wp:posOffset');
  const height = Number(parts.find(({ name }) => name === 'wp:extent')?.attributes.cy);
  const top = Number(offset);
  if (!vertical || !offset || !Number.isFinite(top) || !Number.isFinite(height)) return { kind: 'unknown' };
  const from = vertical.attributes.relativeFrom ?? '';
  if (PARAGRAPH.has(from)) return { kind: 'beside-paragraph', top, bottom: top + height };
  return PAGE.has(from) ? { kind: 'on-page', bottom: top + height } : { kind: 'unknown' };
}

/** A VML shape stands in the line unless its style takes it out of the text. */
function isInlineVml(parts: readonly XmlElement[]): boolean {
  const shapes = parts.filter(({ attributes }) => attributes.style !== undefined);
  return shapes.length > 0 && shapes.every(({ attributes }) => !/position\s*:/iu.test(attributes.style ?? ''));
}

function childText(element: XmlElement, name: string): string | undefined {
  const found = element.children.find((node) => typeof node !== 'string' && node.name === name);
  if (found === undefined || typeof found === 'string') return undefined;
  return found.children
    .filter((node) => typeof node === 'string')
    .join('')
    .trim();
}
