import type { BoxItem } from '../../document/form-document.ts';
import { childElements, type XmlElement } from '../../packages/parse-xml.ts';
import { BrokenStructure, openCompoundFile } from '../doc/compound-file.ts';
import type { OfficePackage } from '../office-package.ts';

type State = BoxItem['state'];

/** Class ids of the controls with a box: MSForms CheckBox, OptionButton and ToggleButton. */
const BOX_CLASSES = new Set([
  '8BD21D40-EC42-11CE-9E0D-00AA006002F3',
  '8BD21D50-EC42-11CE-9E0D-00AA006002F3',
  '8BD21D60-EC42-11CE-9E0D-00AA006002F3',
]);

/** Minor version 0, major version 2. */
const VERSION = 0x0200;
const CLASS_ID_SIZE = 16;
const PROPERTY_MASK_SIZE = 8;
const HEADER_SIZE = 4 + PROPERTY_MASK_SIZE;
const COMPRESSED = 0x80000000;
const VALUE_BIT = 22;
const SIZE_BIT = 8;
const SIZE_BYTES = 8;

/** Bytes of each property of MorphData in the order of the mask, up to Value ([MS-OFORMS] 2.2.5.2). */
const PROPERTY_SIZES = [4, 4, 4, 4, 1, 1, 1, 1, 0, 2, 4, 2, 2, 2, 2, 2, 1, 1, 1, 0, 1, 1, 4];

/**
 * State of the ActiveX control that w:control points to. Null if it is a control without a box (a button, a text
 * field); `unclear` if its state is not stored, or stored in a way that is not understood.
 */
export function activeXState(pkg: OfficePackage, from: string, relationId: string): State | null {
  const part = pkg.related(from).find((link) => link.id === relationId)?.target;
  const ocx = part === undefined ? null : pkg.xml(part);
  if (part === undefined || !ocx) return 'unclear';
  const classId = (ocx.attributes['ax:classid'] ?? '').replace(/[{}]/g, '').toUpperCase();
  if (!BOX_CLASSES.has(classId)) return null;
  if (ocx.attributes['ax:persistence'] === 'persistPropertyBag') return stateOf(propertyBagValue(ocx));
  const binary = pkg.related(part).find((link) => link.id === ocx.attributes['r:id'])?.target;
  const bytes = binary === undefined ? null : pkg.bytes(binary);
  const data = bytes && morphData(bytes, ocx.attributes['ax:persistence']);
  return stateOf(data ? storedValue(data) : null);
}

/** The control's own bytes: behind its class id in a stream, or in the stream "contents" of a compound file. */
function morphData(bytes: Uint8Array, persistence: string | undefined): Buffer | null {
  if (persistence === 'persistStreamInit') return Buffer.from(bytes.subarray(CLASS_ID_SIZE));
  if (persistence !== 'persistStorage') return null;
  try {
    return openCompoundFile(bytes).stream('contents');
  } catch (error) {
    if (error instanceof BrokenStructure) return null;
    throw error;
  }
}

function stateOf(value: string | null): State {
  if (value === '1' || value === '-1') return 'marked';
  return value === '0' ? 'empty' : 'unclear';
}

function propertyBagValue(ocx: XmlElement): string | null {
  const property = childElements(ocx, 'ax:ocxPr').find((each) => each.attributes['ax:name'] === 'Value');
  return property?.attributes['ax:value'] ?? null;
}

/**
 * The Value of a MorphData control in its binary form: a mask of the properties that are present, their fixed parts
 * each aligned to its own size, then the variable parts (the size in 8 bytes, then the strings).
 */
function storedValue(data: Buffer): string | null {
  if (data.length < HEADER_SIZE || data.readUInt16LE(0) !== VERSION) return null;
  const mask = data.readBigUInt64LE(4);
  const has = (bit: number) => (mask >> BigInt(bit)) & 1n;
  if (!has(VALUE_BIT)) return null;
  let at = HEADER_SIZE;
  let lengthAt = 0;
  PROPERTY_SIZES.forEach((size, bit) => {
    if (!has(bit) || size === 0) return;
    at = Math.ceil(at / size) * size;
    lengthAt = at;
    at += size;
  });
  return variableString(data, lengthAt, afterFixedParts(at, has), Boolean(has(SIZE_BIT)));
}

/** Fixed parts that follow Value: the lengths and numbers of the later properties, of which only the extent matters. */
function afterFixedParts(at: number, has: (bit: number) => bigint): number {
  const later: [bit: number, size: number][] = [
    [23, 4],
    [24, 4],
    [25, 4],
    [26, 4],
    [27, 2],
    [28, 2],
    [29, 2],
    [32, 4],
  ];
  let end = at;
  for (const [bit, size] of later) {
    if (has(bit)) end = Math.ceil(end / size) * size + size;
  }
  return Math.ceil(end / 4) * 4;
}

function variableString(data: Buffer, lengthAt: number, extraAt: number, hasSize: boolean): string | null {
  if (lengthAt + 4 > data.length) return null;
  const field = data.readUInt32LE(lengthAt);
  const length = (field & ~COMPRESSED) >>> 0;
  const start = extraAt + (hasSize ? SIZE_BYTES : 0);
  if (start + length > data.length) return null;
  return data.subarray(start, start + length).toString(field & COMPRESSED ? 'latin1' : 'utf16le');
}
