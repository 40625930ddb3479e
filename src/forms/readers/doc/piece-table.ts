import { say } from '../../sentences.ts';
import { BrokenStructure } from './compound-file.ts';
import type { FileInformation } from './file-information.ts';
import { expandShortModifier, type Modifier, readModifiers } from './property-modifiers.ts';

/** A stretch of text that lies in one place of the file. Positions count characters of the whole text. */
export interface Piece {
  start: number;
  end: number;
  /** Byte offset of its first character in the document stream. */
  offset: number;
  /** Bytes a character takes: 1 (Windows-1252) or 2 (UTF-16). */
  width: 1 | 2;
  /** Changes that a fast save left for all of it. */
  modifiers: readonly Modifier[];
}

export interface DocumentText {
  text: string;
  pieces: Piece[];
}

const PROPERTIES = 1;
const PIECES = 2;
const COMPRESSED = 0x40000000;
/** Far more than any circular; a fast-saved document has some hundreds of pieces. */
const MOST_CHARACTERS = 3_000_000;
const WINDOWS_1252 = new TextDecoder('windows-1252');

/**
 * The text of all parts, put together from its pieces ([MS-DOC] 2.8.35).
 * @throws BrokenStructure
 */
export function readText({ table, document, ranges }: FileInformation): DocumentText {
  const clx = table.subarray(ranges.pieces.offset, ranges.pieces.offset + ranges.pieces.length);
  const { lists, plc } = splitClx(clx);
  const count = Math.floor((plc.length - 4) / 12);
  const pieces: Piece[] = [];
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const piece = readPiece(plc, index, count, lists);
    if (piece.start !== (pieces.at(-1)?.end ?? 0) || piece.end < piece.start)
      throw new BrokenStructure(say('doc-pieces-overlap'));
    const last = piece.offset + (piece.end - piece.start) * piece.width;
    if (last > document.length || piece.end > MOST_CHARACTERS) throw new BrokenStructure(say('doc-piece-missing'));
    pieces.push(piece);
    texts.push(decode(document.subarray(piece.offset, last), piece.width));
  }
  return { text: texts.join(''), pieces };
}

function splitClx(clx: Buffer): { lists: Modifier[][]; plc: Buffer } {
  const lists: Modifier[][] = [];
  let at = 0;
  while (clx[at] === PROPERTIES && at + 3 <= clx.length) {
    const size = clx.readUInt16LE(at + 1);
    lists.push(readModifiers(clx.subarray(at + 3, at + 3 + size)));
    at += 3 + size;
  }
  if (clx[at] !== PIECES || at + 5 > clx.length) throw new BrokenStructure(say('doc-no-pieces'));
  return { lists, plc: clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1)) };
}

function readPiece(plc: Buffer, index: number, count: number, lists: readonly Modifier[][]): Piece {
  const descriptor = 4 * (count + 1) + 8 * index;
  const position = plc.readUInt32LE(descriptor + 2);
  const compressed = (position & COMPRESSED) !== 0;
  const offset = position & 0x3fffffff;
  return {
    start: plc.readUInt32LE(4 * index),
    end: plc.readUInt32LE(4 * index + 4),
    offset: compressed ? offset >>> 1 : offset,
    width: compressed ? 1 : 2,
    modifiers: pieceModifiers(plc.readUInt16LE(descriptor + 6), lists),
  };
}

function pieceModifiers(prm: number, lists: readonly Modifier[][]): readonly Modifier[] {
  if (prm & 1) return lists[prm >>> 1] ?? [];
  const modifier = expandShortModifier((prm >>> 1) & 0x7f, prm >>> 8);
  return modifier ? [modifier] : [];
}

function decode(bytes: Buffer, width: 1 | 2): string {
  return width === 2 ? bytes.toString('utf16le') : WINDOWS_1252.decode(bytes);
}
