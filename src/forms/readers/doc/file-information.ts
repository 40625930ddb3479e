import { UnreadableFile } from '../../reader.ts';
import { say } from '../../sentences.ts';
import { BrokenStructure, type CompoundFile } from './compound-file.ts';

/** A slice of the table stream. */
export interface Range {
  offset: number;
  length: number;
}

/** The parts of a document's text, in the order in which their characters follow one another ([MS-DOC] 2.3). */
export const TEXT_PARTS = [
  'main',
  'footnotes',
  'headers',
  'comments',
  'endnotes',
  'text boxes',
  'header text boxes',
] as const;

export type TextPart = (typeof TEXT_PARTS)[number];

/** What the file information block says, and the streams it speaks of. */
export interface FileInformation {
  document: Buffer;
  table: Buffer;
  /** Holds the form fields; absent in a document without pictures and fields. */
  data: Buffer | null;
  /** Characters in each part of the text. */
  lengths: Record<TextPart, number>;
  ranges: Record<keyof typeof RANGE_INDEX, Range>;
  /** Whether LibreOffice wrote the file: it loses what Word would keep. */
  byLibreOffice: boolean;
}

/** Word 97 and later ([MS-DOC] 2.5.15). Older files have another layout altogether. */
const FIRST_NFIB = 0x00c1;
/** Word 97 and later, and Word 6 and 95. */
const WORD_SIGNATURES = [0xa5ec, 0xa5dc];
const FLAG_ENCRYPTED = 0x0100;
const FLAG_TABLE_1 = 0x0200;
/** What LibreOffice's export writes where Word writes the mark of the program that made the file. */
const LIBREOFFICE_MAGIC = 0x6143;

/** Where in FibRgLw97 the length of each part of the text stands; between headers and comments lies an unused one. */
const LENGTHS_OFFSET = { main: 76, footnotes: 80, headers: 84, comments: 92, endnotes: 96 } as const;
const TEXT_BOXES_OFFSET = { 'text boxes': 100, 'header text boxes': 104 } as const;

const RANGES_OFFSET = 154;
/** The pairs of offset and length in FibRgFcLcb97, by their number. */
const RANGE_INDEX = {
  styles: 1,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  shapeAnchors: 40,
  drawings: 50,
  authors: 51,
  lists: 73,
  listUses: 74,
} as const;

/** An intact file of Word 6 or 95: not damaged, but of another format. */
export class OldWordFile extends BrokenStructure {
  override name = 'OldWordFile';
}

/**
 * @throws UnreadableFile `attachment-encrypted` for a file with a password to open it, XOR obfuscation included.
 * @throws OldWordFile before Word 97
 * @throws BrokenStructure
 */
export function readFileInformation(file: CompoundFile): FileInformation {
  const document = file.stream('WordDocument');
  if (!document || document.length < RANGES_OFFSET + 8 * (RANGE_INDEX.listUses + 1)) {
    throw new BrokenStructure(say('doc-no-document'));
  }
  if (!WORD_SIGNATURES.includes(document.readUInt16LE(0))) throw new BrokenStructure(say('doc-no-signature'));
  const flags = document.readUInt16LE(10);
  if (flags & FLAG_ENCRYPTED) {
    throw new UnreadableFile('attachment-encrypted', say('word-locked'));
  }
  if (document.readUInt16LE(2) < FIRST_NFIB) throw new OldWordFile(say('doc-old'));
  const table = file.stream(flags & FLAG_TABLE_1 ? '1Table' : '0Table');
  if (!table) throw new BrokenStructure(say('doc-no-table'));
  return {
    document,
    table,
    data: file.stream('Data'),
    lengths: readLengths(document),
    ranges: readRanges(document, table),
    byLibreOffice: document.readUInt16LE(34) === LIBREOFFICE_MAGIC,
  };
}

/** What the table stream holds of one kind. */
export function bytesIn({ table, ranges }: FileInformation, kind: keyof typeof RANGE_INDEX): Buffer {
  const { offset, length } = ranges[kind];
  return table.subarray(offset, offset + length);
}

function readLengths(document: Buffer): FileInformation['lengths'] {
  const offsets = { ...LENGTHS_OFFSET, ...TEXT_BOXES_OFFSET };
  const length = (part: TextPart) => {
    const value = document.readInt32LE(offsets[part]);
    if (value < 0) throw new BrokenStructure(say('doc-negative'));
    return value;
  };
  return Object.fromEntries(TEXT_PARTS.map((part) => [part, length(part)])) as FileInformation['lengths'];
}

function readRanges(document: Buffer, table: Buffer): FileInformation['ranges'] {
  const range = (index: number): Range => {
    const offset = document.readUInt32LE(RANGES_OFFSET + 8 * index);
    const length = document.readUInt32LE(RANGES_OFFSET + 8 * index + 4);
    if (offset + length > table.length) throw new BrokenStructure(say('doc-table-cut'));
    return { offset, length };
  };
  const entries = Object.entries(RANGE_INDEX).map(([name, index]) => [name, range(index)]);
  return Object.fromEntries(entries) as FileInformation['ranges'];
}
