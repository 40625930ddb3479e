import { rememberedOf } from '../../../domain/remembered.ts';
import { bytesIn, type FileInformation } from './file-information.ts';

/** A shape of the drawing layer, with its properties by their numbers ([MS-ODRAW] 2.2.14 and 2.3). */
export interface Shape {
  type: number;
  isFlipped: boolean;
  properties: Map<number, number>;
  /** "DRAFT" as a watermark. */
  drawnText: string;
}

/** A record of the drawing layer that holds a picture, or says where one is stored. */
export interface PictureRecord {
  type: number;
  instance: number;
  body: Buffer;
}

/** What some records of the drawing layer hold. */
export interface DrawingLayer {
  /** Every shape by its number. */
  shapes: Map<number, Shape>;
  /** In the order in which shapes count them, from one. */
  pictures: PictureRecord[];
}

const MOST_RECORDS = 20_000;
const DEEPEST = 20;

/** Records of the drawing layer: containers, a shape's number and its properties, pictures. */
const CONTAINERS: ReadonlySet<number> = new Set([0xf000, 0xf001, 0xf002, 0xf003, 0xf004]);
const SHAPE_CONTAINER = 0xf004;
const SHAPE = 0xf00a;
const PROPERTIES: ReadonlySet<number> = new Set([0xf00b, 0xf121, 0xf122]);
const STORED_PICTURE = 0xf007;
const FIRST_PICTURE = 0xf018;
const LAST_PICTURE = 0xf117;

/** Of a shape's flags: turned over, either way. */
const FLIPPED = 0xc0;
/** Letters drawn as a picture across the page ([MS-ODRAW] 2.3.22.1). */
const DRAWN_TEXT = 0x00c0;
/** Of a property's number: its value is the length of data behind all properties. */
const IS_COMPLEX = 0x8000;
/** In bytes: a watermark is a word or two. */
const LONGEST_TEXT = 400;

/** The drawings of a document: after the group's own data, each drawing follows a byte that says where it belongs. */
export const drawingsOf = rememberedOf((information: FileInformation): DrawingLayer => {
  const content = bytesIn(information, 'drawings');
  const groupLength = content.length >= 8 ? 8 + content.readUInt32LE(4) : content.length;
  const layer = readDrawing(content.subarray(0, groupLength));
  let at = groupLength;
  while (at + 9 <= content.length) {
    const length = content.readUInt32LE(at + 5);
    const own = readDrawing(content.subarray(at + 1, at + 9 + length));
    for (const [number, shape] of own.shapes) layer.shapes.set(number, shape);
    at += 9 + length;
  }
  return layer;
});

/** The shapes and pictures of records that follow one another. */
export function readDrawing(records: Buffer): DrawingLayer {
  const layer: DrawingLayer = { shapes: new Map(), pictures: [] };
  readRecords(records, layer, null, { left: MOST_RECORDS }, 0);
  return layer;
}

function readRecords(
  bytes: Buffer,
  layer: DrawingLayer,
  shape: Shape | null,
  budget: { left: number },
  depth: number,
): void {
  let at = 0;
  while (at + 8 <= bytes.length && budget.left > 0 && depth < DEEPEST) {
    budget.left -= 1;
    const [head, type, length] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2), bytes.readUInt32LE(at + 4)];
    const body = bytes.subarray(at + 8, at + 8 + length);
    const instance = head >> 4;
    const own = type === SHAPE_CONTAINER ? newShape() : shape;
    if (CONTAINERS.has(type)) readRecords(body, layer, own, budget, depth + 1);
    else if (isPicture(type)) layer.pictures.push({ type, instance, body });
    else if (type === SHAPE && shape && body.length >= 8) {
      shape.type = instance;
      shape.isFlipped = (body.readUInt32LE(4) & FLIPPED) !== 0;
      layer.shapes.set(body.readInt32LE(0), shape);
    } else if (PROPERTIES.has(type) && shape) readProperties(body, instance, shape);
    at += 8 + length;
  }
}

/** The picture with which these bytes begin, if they do. */
export function pictureAt(bytes: Buffer): PictureRecord | undefined {
  return bytes.length < 8 ? undefined : readDrawing(bytes.subarray(0, 8 + bytes.readUInt32LE(4))).pictures[0];
}

function newShape(): Shape {
  return { type: 0, isFlipped: false, properties: new Map(), drawnText: '' };
}

function isPicture(type: number): boolean {
  return type === STORED_PICTURE || (type >= FIRST_PICTURE && type <= LAST_PICTURE);
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
