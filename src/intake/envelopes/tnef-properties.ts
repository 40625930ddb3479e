import type { MapiProperties, MapiValue } from './mapi.ts';

/** Sizes of the types of fixed length, padded to four bytes as TNEF stores them ([MS-OXTNEF] 2.1.3.4). */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const MULTIPLE = 0x1000;
const FIRST_NAMED = 0x8000;
const GUID_SIZE = 16;

/** The properties in a TNEF attribute; what stands before a damaged one. Of several values the first is taken. */
export function readMapiProperties(bytes: Uint8Array): MapiProperties {
  const properties = new Map<number, MapiValue>();
  const cursor = new Cursor(bytes);
  try {
    const count = cursor.integer();
    for (let index = 0; index < count; index++) {
      const tag = cursor.integer();
      const id = tag >>> 16;
      if (id >= FIRST_NAMED) skipName(cursor);
      const value = readValue(cursor, tag & 0xffff);
      if (value) properties.set(id, value);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return properties;
}

/** A property beyond 0x8000 is known by a name or number within a set; none of them matters here. */
function skipName(cursor: Cursor): void {
  cursor.take(GUID_SIZE);
  const isNumber = cursor.integer() === 0;
  if (isNumber) cursor.integer();
  else cursor.takePadded(cursor.integer());
}

function readValue(cursor: Cursor, typeAndFlags: number): MapiValue | null {
  const type = typeAndFlags & ~MULTIPLE;
  const fixed = FIXED[type];
  const several = (typeAndFlags & MULTIPLE) !== 0 || fixed === undefined;
  const count = several ? cursor.integer() : 1;
  let first: MapiValue | null = null;
  for (let index = 0; index < count; index++) {
    const bytes = cursor.takePadded(fixed ?? cursor.integer());
    first ??= { type, bytes };
  }
  return first;
}

/** Reads forward. Every step takes at least four bytes, so that a forged count ends with the data. */
class Cursor {
  readonly #data: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  integer(): number {
    const value = this.#data.readUInt32LE(this.#at);
    this.#at += 4;
    return value;
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#data.length) throw new RangeError('cut off');
    this.#at += length;
    return this.#data.subarray(this.#at - length, this.#at);
  }

  takePadded(length: number): Uint8Array {
    const taken = this.take(length);
    this.#at += (4 - (length % 4)) % 4;
    return taken;
  }
}
