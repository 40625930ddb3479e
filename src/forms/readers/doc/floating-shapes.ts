import { type Drawing, type DrawingPosition, SMALL_DRAWING } from '../placed-drawing.ts';
import { drawingsOf, type Shape } from './drawing-layer.ts';
import { bytesIn, type FileInformation } from './file-information.ts';
import { floatingPicture } from './pictures.ts';

/** English Metric Units in a twentieth of a point. */
const PER_TWIP = 635;
const SPA_SIZE = 26;
const PICTURE_FRAME = 75;

const POSITION_V = 0x0391;
const RELATIVE_V = 0x0392;

/** The drawings that float over the main text, by the position of the character that anchors them ([MS-DOC] 2.8.37). */
export function floatingShapes(information: FileInformation): ReadonlyMap<number, Drawing> {
  const { shapes } = drawingsOf(information);
  const anchors = bytesIn(information, 'shapeAnchors');
  const count = Math.max(0, Math.floor((anchors.length - 4) / (4 + SPA_SIZE)));
  const found = new Map<number, Drawing>();
  for (let index = 0; index < count; index += 1) {
    const spa = anchors.subarray(4 * (count + 1) + SPA_SIZE * index).subarray(0, SPA_SIZE);
    const shape = shapes.get(spa.readInt32LE(0));
    if (shape) found.set(anchors.readUInt32LE(4 * index), drawingOf(spa, shape));
  }
  return found;
}

/** The writing that is drawn across pages, in headers and elsewhere. */
export function drawnTexts(information: FileInformation): string[] {
  return [...drawingsOf(information).shapes.values()].flatMap(({ drawnText }) => drawnText || []);
}

function drawingOf(spa: Buffer, shape: Shape): Drawing {
  const { type, properties } = shape;
  const picture = floatingPicture(shape);
  const [left = 0, top = 0, right = 0, bottom = 0] = [4, 8, 12, 16].map((at) => spa.readInt32LE(at));
  return {
    kind: type === PICTURE_FRAME || picture ? 'picture' : 'shape',
    name: '',
    ...(picture && { picture }),
    small: Math.min(right - left, bottom - top) * PER_TWIP < SMALL_DRAWING,
    position: positionOf(top, bottom, (spa.readUInt16LE(20) >> 3) & 3, properties),
  };
}

/** What the shape's own properties say of its place outranks what its anchor says. */
function positionOf(
  top: number,
  bottom: number,
  anchored: number,
  properties: ReadonlyMap<number, number>,
): DrawingPosition {
  if ((properties.get(POSITION_V) ?? 0) !== 0 || bottom < top) return { kind: 'unknown' };
  switch (properties.get(RELATIVE_V) ?? anchored) {
    case 0:
    case 1:
      return { kind: 'on-page', bottom: bottom * PER_TWIP };
    case 2:
    case 3:
      return { kind: 'beside-paragraph', top: top * PER_TWIP, bottom: bottom * PER_TWIP };
    default:
      return { kind: 'unknown' };
  }
}
