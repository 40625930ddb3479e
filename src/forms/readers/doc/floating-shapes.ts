import { type Drawing, type DrawingPosition, SMALL_DRAWING } from '../placed-drawing.ts';
import type { FileInformation, Range } from './file-information.ts';

/** English Metric Units in a twentieth of a point. */
const PER_TWIP = 635;
const SPA_SIZE = 26;
const MOST_RECORDS = 20_000;
const DEEPEST = 20;

/** Records of the drawing layer ([MS-ODRAW] 2.2): containers, a shape's number and its properties. */
const CONTAINERS: ReadonlySet<number> = new Set([0xf002, 0xf003, 0xf004]);
const SHAPE_CONTAINER = 0xf004;
const SHAPE = 0xf00a;
const PROPERTIES: ReadonlySet<number> = new Set([0xf00b, 0xf121, 0xf122]);
const PICTURE_FRAME = 75;

const POSITION_V = 0x0391;
const RELATIVE_V = 0x0392;
const PICTURE = 0x0104;

/** Letters drawn as a picture across the page ([MS-ODRAW] 2.3.22.1). */
const DRAWN_TEXT = 0x00c0;
/** Of a property's number: its value is the length of data behind all properties. */
const IS_COMPLEX = 0x8000;

interface Shape {
  type: number;
  properties: Map<number, number>;
  /** "DRAFT" as a watermark. */
  drawnText: string;
}

/** The drawings that float over the main text, by the position of the character that anchors them ([MS-DOC] 2.8.37). */
export function floatingShapes({ table, ranges }: FileInformation): ReadonlyMap<number, Drawing> {
  const shapes = readShapes(bytesOf(table, ranges.drawings));
  const anchors = bytesOf(table, ranges.shapeAnchors);
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
export function drawnTexts({ table, ranges }: FileInformation): string[] {
  return [...readShapes(bytesOf(table, ranges.drawings)).values()].flatMap(({ drawnText }) => drawnText || []);
}

function bytesOf(table: Buffer, { offset, length }: Range): Buffer {
  return table.subarray(offset, offset + length);
}

function drawingOf(spa: Buffer, { type, properties }: Shape): Drawing {
  const [left = 0, top = 0, right = 0, bottom = 0] = [4, 8, 12, 16].map((at) => spa.readInt32LE(at));
  return {
    kind: type === PICTURE_FRAME || properties.has(PICTURE) ? 'picture' : 'shape',
    name: '',
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

/** Every shape by its number; after the group's own data, each drawing follows a byte that says where it belongs. */
function readShapes(content: Buffer): Map<number, Shape> {
  const shapes = new Map<number, Shape>();
  const budget = { left: MOST_RECORDS };
  const groupLength = content.length >= 8 ? 8 + content.readUInt32LE(4) : content.length;
  let at = groupLength;
  while (at + 9 <= content.length) {
    const length = content.readUInt32LE(at + 5);
    readRecords(content.subarray(at + 1, at + 9 + length), shapes, null, budget, 0);
    at += 9 + length;
  }
  return shapes;
}

function readRecords(
  bytes: Buffer,
  shapes: Map<number, Shape>,
  shape: Shape | null,
  budget: { left: number },
  depth: number,
): void {
  let at = 0;
  while (at + 8 <= bytes.length && budget.left > 0 && depth < DEEPEST) {
    budget.left -= 1;
    const [head, type, length] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2), bytes.readUInt32LE(at + 4)];
    const body = bytes.subarray(at + 8, at + 8 + length);
    const own = type === SHAPE_CONTAINER ? { type: 0, properties: new Map<number, number>(), drawnText: '' } : shape;
    if (CONTAINERS.has(type)) readRecords(body, shapes, own, budget, depth + 1);
    else if (type === SHAPE && shape && body.length >= 4) {
      shape.type = head >> 4;
      shapes.set(body.readInt32LE(0), shape);
    } else if (PROPERTIES.has(type) && shape) readProperties(body, head >> 4, shape);
    at += 8 + length;
  }
}

function readProperties(body: Buffer, count: number, shape: Shape): void {
  let data = 6 * count;
  for (let index = 0; index < count && 6 * index + 6 <= body.length; index += 1) {
    const [name, value] = [body.readUInt16LE(6 * index), body.readUInt32LE(6 * index + 2)];
    shape.properties.set(name & 0x3fff, value);
    if ((name & IS_COMPLEX) === 0) continue;
    if ((name & 0x3fff) === DRAWN_TEXT) shape.drawnText = textAt(body, data, value);
    data += value;
  }
}

function textAt(body: Buffer, start: number, length: number): string {
  const text = body.subarray(start, start + Math.min(length, LONGEST_TEXT)).toString('utf16le');
  return text.replace(/\0.*$/s, '').trim();
}

/** In bytes: a watermark is a word or two. */
const LONGEST_TEXT = 400;
