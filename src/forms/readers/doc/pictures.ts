import { type Drawing, SMALL_DRAWING } from '../placed-drawing.ts';
import { drawingsOf, type PictureRecord, pictureAt, readDrawing, type Shape } from './drawing-layer.ts';
import type { FileInformation } from './file-information.ts';

/** A picture in a line of the text. */
export interface InlinePicture {
  /** By which `pictureOf` finds it; undefined where it is none that it could give. */
  picture: Drawing['picture'];
  small: boolean;
}

/** English Metric Units in a twentieth of a point. */
const PER_TWIP = 635;

/** PICF ([MS-DOC] 2.9.192): what the data are, sizes in twentieths of a point and by how many thousandths they are scaled. */
const HEADER_SIZE = 0x44;
const KIND = 6;
const SIZES = { width: 28, height: 30, scaleX: 32, scaleY: 34 } as const;
const CUTS = [36, 38, 40, 42] as const;
/** A shape with its picture; the same behind a file's name. */
const SHAPE = 0x64;
const NAMED_SHAPE = 0x66;

/** Which picture a shape shows, counted from one ([MS-ODRAW] 2.3.23.5). */
const PICTURE = 0x0104;
/** Properties that change what a picture shows, with the value at which they do not: its sides cut, its colours, its turn. */
const AS_IT_IS: ReadonlyMap<number, number> = new Map([
  [0x0004, 0],
  [0x0100, 0],
  [0x0101, 0],
  [0x0102, 0],
  [0x0103, 0],
  [0x0107, 0xffffffff],
  [0x0108, 0x10000],
  [0x0109, 0],
  [0x010a, 0x10000],
  [0x011a, 0xffffffff],
]);
/** Grey or black and white, among other switches of the picture. */
const SWITCHES = 0x013f;
const COLOURLESS = 0x6;

/** FBSE ([MS-ODRAW] 2.2.32): where in the document's stream the picture lies, and how long its name is. */
const STORED = { type: 0xf007, place: 28, nameLength: 33, size: 36 } as const;
/** JPEG (also of four inks), PNG and TIFF, with the instances at which two fingerprints stand before the picture and not one. */
const PICTURES: ReadonlyMap<number, readonly number[]> = new Map([
  [0xf01d, [0x46b, 0x6e3]],
  [0xf01e, [0x6e1]],
  [0xf029, [0x6e5]],
  [0xf02a, [0x46b, 0x6e3]],
]);
const FINGERPRINT = 16;

/** The pictures of a binary Word file: those in its lines lie in the Data stream, those that float in the document's own. */
export class Pictures {
  readonly #information: FileInformation;

  constructor(information: FileInformation) {
    this.#information = information;
  }

  /** @param offset where in the Data stream the picture's character points */
  inLine(offset: number): InlinePicture {
    const record = this.#inData(offset);
    if (!record) return { picture: undefined, small: false };
    const side = (length: keyof typeof SIZES, scale: keyof typeof SIZES) =>
      (record.readUInt16LE(SIZES[length]) * record.readUInt16LE(SIZES[scale])) / 1000;
    const small = Math.min(side('width', 'scaleX'), side('height', 'scaleY')) * PER_TWIP < SMALL_DRAWING;
    const [shape] = readDrawing(dataOf(record)).shapes.values();
    const isCut = CUTS.some((at) => record.readInt16LE(at) !== 0);
    return { picture: shape && { id: `line ${offset}`, isAltered: isCut || isAltered(shape) }, small };
  }

  /** The picture that a name given here stands for, if it is one that every program shows. */
  pictureOf(id: string): Uint8Array | null {
    const [where, number] = id.split(' ');
    if (where === 'store') return this.#stored(drawingsOf(this.#information).pictures[Number(number) - 1]);
    const record = this.#inData(Number(number));
    return record && this.#stored(readDrawing(dataOf(record)).pictures[0]);
  }

  #inData(offset: number): Buffer | null {
    const { data } = this.#information;
    if (!data || offset + HEADER_SIZE > data.length) return null;
    const record = data.subarray(offset, offset + data.readUInt32LE(offset));
    return record.length >= HEADER_SIZE && [SHAPE, NAMED_SHAPE].includes(record.readInt16LE(KIND)) ? record : null;
  }

  #stored(record: PictureRecord | undefined): Uint8Array | null {
    if (record?.type !== STORED.type) return record ? pictureIn(record) : null;
    const { body } = record;
    if (body.length < STORED.size) return null;
    const within = pictureAt(body.subarray(STORED.size + body.readUInt8(STORED.nameLength)));
    const found = within ?? pictureAt(this.#information.document.subarray(body.readUInt32LE(STORED.place)));
    return found ? pictureIn(found) : null;
  }
}

/** The picture of a shape that floats. */
export function floatingPicture(shape: Shape): Drawing['picture'] {
  const number = shape.properties.get(PICTURE);
  return number ? { id: `store ${number}`, isAltered: isAltered(shape) } : undefined;
}

function dataOf(record: Buffer): Buffer {
  const header = Math.max(HEADER_SIZE, record.readUInt16LE(4));
  const name = record.readInt16LE(KIND) === NAMED_SHAPE ? 1 + (record[header] ?? 0) : 0;
  return record.subarray(header + name);
}

function isAltered({ isFlipped, properties }: Shape): boolean {
  const isChanged = [...AS_IT_IS].some(([name, same]) => (properties.get(name) ?? same) !== same);
  return isFlipped || isChanged || ((properties.get(SWITCHES) ?? 0) & COLOURLESS) !== 0;
}

function pictureIn({ type, instance, body }: PictureRecord): Uint8Array | null {
  const twice = PICTURES.get(type);
  if (!twice) return null;
  return body.subarray((twice.includes(instance) ? 2 : 1) * FINGERPRINT + 1);
}
