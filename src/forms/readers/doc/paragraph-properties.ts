import { type Ground, groundLook, rgbOfNumber, WORD_PALETTE } from '../../colour.ts';
import type { Merge } from '../../merged-cells.ts';
import { isLine, type Modifier, operandNumber, readModifiers } from './property-modifiers.ts';

/** Where a paragraph stands in its tables. */
export interface ParagraphProperties {
  style: number;
  /** How many tables are around it. */
  depth: number;
  /** Its mark ends a row of the innermost table. */
  endsRow: boolean;
  /** Its mark ends a cell of an inner table; in an outermost table the character 0x07 does that. */
  endsInnerCell: boolean;
  /** What lies behind its lines. */
  ground: Ground;
  /** A frame is drawn around it; a line above or below alone is layout. */
  framed: boolean;
  /** Of a row's end: the grounds of its cells. */
  grounds: readonly Ground[];
  /** Of a row's end: how its cells are joined with those above and below. */
  merges: readonly (Merge | null)[];
}

/** Ten bytes for each cell: the colours of pattern and ground, and the pattern ([MS-DOC] 2.9.51). */
const CELL_SHADING = 0xd612;
const SHADING_SIZE = 10;
const AUTOMATIC = 0xff000000;

function groundsOf(operand: Buffer): Ground[] {
  return Array.from({ length: Math.floor(operand.length / SHADING_SIZE) }, (_, index) => {
    return shadingAt(operand, SHADING_SIZE * index);
  });
}

function shadingAt(operand: Buffer, offset: number): Ground {
  const ground = operand.readUInt32LE(offset + 4);
  return ground < AUTOMATIC ? groundLook(rgbOfNumber(ground)) : 'none';
}

/** A paragraph's shading, as a cell's or, in Word 97, by the numbers of its colours in the palette ([MS-DOC] 2.9.245). */
const SHADING = 0xc64d;
const SHADING_97 = 0x442d;

function groundOf({ code, operand }: Modifier): Ground {
  if (code === SHADING_97) {
    const colour = WORD_PALETTE[(operand.readUInt16LE(0) >> 5) & 31];
    return colour ? groundLook(colour) : 'none';
  }
  return operand.length >= 8 ? shadingAt(operand, 0) : 'none';
}

/** The lines at a paragraph's left and right, of Word 97 and later ones. */
const LEFT_LINES = new Set([0x6425, 0xc64f]);
const RIGHT_LINES = new Set([0x6427, 0xc651]);

/** The number of cells, the edges of all, then twenty bytes for each cell, of which two bits tell ([MS-DOC] 2.9.325, 2.9.313). */
const DEFINE_TABLE = 0xd608;
const CELL_SIZE = 20;
const VERTICAL_MERGE: readonly (Merge | null)[] = [null, 'continued', null, 'first'];

function mergesOf(operand: Buffer): (Merge | null)[] {
  const cells = operand[0] ?? 0;
  const start = 1 + 2 * (cells + 1);
  return Array.from({ length: cells }, (_, index) => {
    const at = start + CELL_SIZE * index;
    return at + 2 <= operand.length ? (VERTICAL_MERGE[(operand.readUInt16LE(at) >> 5) & 3] ?? null) : null;
  });
}

/** @param bytes a style number with the list of modifiers ([MS-DOC] 2.9.114). */
export function readParagraphProperties(bytes: Buffer, ofPiece: readonly Modifier[]): ParagraphProperties {
  const style = bytes.length >= 2 ? bytes.readUInt16LE(0) : 0;
  let inTable = false;
  const lines = { left: false, right: false };
  const result: ParagraphProperties = {
    style,
    depth: 0,
    endsRow: false,
    endsInnerCell: false,
    ground: 'none',
    framed: false,
    grounds: [],
    merges: [],
  };
  for (const modifier of [...readModifiers(bytes.subarray(2)), ...ofPiece]) {
    const value = operandNumber(modifier);
    if (modifier.code === 0x2416) inTable = value !== 0;
    else if (modifier.code === 0x6649) result.depth = value;
    else if (modifier.code === 0x2417 || modifier.code === 0x244c) result.endsRow = value !== 0;
    else if (modifier.code === 0x244b) result.endsInnerCell = value !== 0;
    else if (modifier.code === DEFINE_TABLE) result.merges = mergesOf(modifier.operand);
    else if (modifier.code === SHADING || modifier.code === SHADING_97) result.ground = groundOf(modifier);
    else if (LEFT_LINES.has(modifier.code)) lines.left = isLine(modifier);
    else if (RIGHT_LINES.has(modifier.code)) lines.right = isLine(modifier);
    else if (modifier.code === CELL_SHADING) result.grounds = groundsOf(modifier.operand);
  }
  // Word 97 knew no tables in tables and gave no depth.
  return { ...result, framed: lines.left && lines.right, depth: Math.max(result.depth, inTable ? 1 : 0) };
}
