import { type Ground, inkLook, WORD_PALETTE } from '../../document/colour.ts';
import { isBoldFrame } from '../../document/framed-cells.ts';
import type { Merge } from '../../document/merged-cells.ts';
import { type InList, listAfter } from './lists.ts';
import { FRAME, INDENTS, indentOf, isFlat, isFlatRow, isMoved, LINE_HEIGHT, ROW_HEIGHT } from './out-of-sight.ts';
import { isLine, type Modifier, operandNumber, readModifiers } from './property-modifiers.ts';
import { shading97At, shadingAt, shadings, shadings97 } from './shading.ts';

/** Where a paragraph stands in its tables. */
export interface ParagraphProperties {
  style: number;
  list: InList;
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
  /** Its lines are fixed at a height at which nothing can be seen. */
  flat: boolean;
  /** It is moved sideways off the page. */
  moved: boolean;
  /** It stands in a frame of its own, wherever that was laid. */
  apart: boolean;
  /** Of a row's end: the row is fixed at such a height. */
  flatRow: boolean;
  /** A line is drawn at some side, and no frame. */
  lined: boolean;
  /** Of a row's end: the grounds of its cells. */
  grounds: readonly Ground[];
  /** Of a row's end: whether its cells have thick or coloured frames of their own. */
  framedCells: readonly boolean[];
  /** Of a row's end: how its cells are joined with those above and below. */
  merges: readonly (Merge | null)[];
  /** Of a row's end: whether its cells go on with the one before them. */
  swallowed: readonly boolean[];
}

/** The shading of a row's cells, and the same as Word 97 wrote it ([MS-DOC] 2.6.3). */
const CELL_SHADING = 0xd612;
const CELL_SHADING_97 = 0xd609;

/** A paragraph's shading, as a cell's or, in Word 97, by the numbers of its colours in the palette. */
const SHADING = 0xc64d;
const SHADING_97 = 0x442d;

/** The lines at a paragraph's left and right, of Word 97 and later ones. */
const LEFT_LINES = new Set([0x6425, 0xc64f]);
const RIGHT_LINES = new Set([0x6427, 0xc651]);
const LEVEL_LINES = new Set([0x6424, 0xc64e, 0x6426, 0xc650]);

/**
 * The number of cells, the edges of all, then twenty bytes for each cell ([MS-DOC] 2.9.325, 2.9.313). The second bit tells
 * that it goes on with the cell before it, the sixth and seventh how it is joined with that above.
 */
const DEFINE_TABLE = 0xd608;
const CELL_SIZE = 20;
const SWALLOWED = 2;
const VERTICAL_MERGE: readonly (Merge | null)[] = [null, 'continued', null, 'first'];

function mergesOf(operand: Buffer): (Merge | null)[] {
  return cellsOf(operand).map((cell) => {
    return cell.length >= 2 ? (VERTICAL_MERGE[(cell.readUInt16LE(0) >> 5) & 3] ?? null) : null;
  });
}

function swallowedOf(operand: Buffer): boolean[] {
  return cellsOf(operand).map((cell) => cell.length >= 2 && (cell.readUInt16LE(0) & SWALLOWED) !== 0);
}

/** What a table's definition says of each of its cells; empty where it says nothing. */
function cellsOf(operand: Buffer): Buffer[] {
  const cells = operand[0] ?? 0;
  const start = 1 + 2 * (cells + 1);
  return Array.from({ length: cells }, (_, index) => {
    const at = start + CELL_SIZE * index;
    return operand.subarray(at, at + CELL_SIZE);
  });
}

/** Behind four bytes the cell's four sides: width in eighths of a point, kind, number of the colour ([MS-DOC] 2.9.16). */
const SIDES_AT = [4, 8, 12, 16];
const NO_SIDE = 0xff;

function framesOf(operand: Buffer): boolean[] {
  return cellsOf(operand).map((cell) => {
    const sides = SIDES_AT.map((at) => cell.subarray(at, at + 3)).filter(
      ([, kind = 0]) => kind !== 0 && kind !== NO_SIDE,
    );
    return isBoldFrame(
      sides.map(([eighths = 0, , number = 0]) => {
        const colour = WORD_PALETTE[number];
        return { width: eighths / 8, isColoured: colour != null && inkLook(colour) === 'colour' };
      }),
    );
  });
}

/**
 * @param bytes a style number with the list of modifiers ([MS-DOC] 2.9.114).
 * @param listOfStyle the list that paragraphs of a style are part of by themselves
 * @param ofStyle what a style says of its paragraphs
 */
export function readParagraphProperties(
  bytes: Buffer,
  ofPiece: readonly Modifier[],
  listOfStyle: (style: number) => InList,
  ofStyle: (style: number) => readonly Modifier[] = () => [],
): ParagraphProperties {
  const style = bytes.length >= 2 ? bytes.readUInt16LE(0) : 0;
  let inTable = false;
  const indents = { left: 0, right: 0, first: 0 };
  const lines = { left: false, right: false, level: false };
  const result: ParagraphProperties = {
    style,
    list: listOfStyle(style),
    depth: 0,
    endsRow: false,
    endsInnerCell: false,
    ground: 'none',
    framed: false,
    lined: false,
    flat: false,
    moved: false,
    apart: false,
    flatRow: false,
    framedCells: [],
    grounds: [],
    merges: [],
    swallowed: [],
  };
  const own = [...readModifiers(bytes.subarray(2)), ...ofPiece];
  result.list = own.reduce(listAfter, result.list);
  for (const modifier of [...ofStyle(style), ...own]) {
    const value = operandNumber(modifier);
    const indent = INDENTS.get(modifier.code);
    if (modifier.code === 0x2416) inTable = value !== 0;
    else if (modifier.code === 0x6649) result.depth = value;
    else if (modifier.code === 0x2417 || modifier.code === 0x244c) result.endsRow = value !== 0;
    else if (modifier.code === 0x244b) result.endsInnerCell = value !== 0;
    else if (modifier.code === LINE_HEIGHT) result.flat = isFlat(modifier);
    else if (modifier.code === ROW_HEIGHT) result.flatRow = isFlatRow(modifier);
    else if (indent) indents[indent] = indentOf(modifier);
    else if (FRAME.has(modifier.code)) result.apart = value !== 0;
    else if (modifier.code === DEFINE_TABLE) {
      result.merges = mergesOf(modifier.operand);
      result.swallowed = swallowedOf(modifier.operand);
      result.framedCells = framesOf(modifier.operand);
    } else if (modifier.code === SHADING) result.ground = shadingAt(modifier.operand, 0);
    else if (modifier.code === SHADING_97) result.ground = shading97At(modifier.operand, 0);
    else if (LEFT_LINES.has(modifier.code)) lines.left = isLine(modifier);
    else if (RIGHT_LINES.has(modifier.code)) lines.right = isLine(modifier);
    else if (LEVEL_LINES.has(modifier.code)) lines.level ||= isLine(modifier);
    else if (modifier.code === CELL_SHADING) result.grounds = shadings(modifier.operand);
    else if (modifier.code === CELL_SHADING_97 && result.grounds.length === 0)
      result.grounds = shadings97(modifier.operand);
  }
  // Word 97 knew no tables in tables and gave no depth.
  const framed = lines.left && lines.right;
  const lined = !framed && (lines.left || lines.right || lines.level);
  return { ...result, framed, lined, moved: isMoved(indents), depth: Math.max(result.depth, inTable ? 1 : 0) };
}
