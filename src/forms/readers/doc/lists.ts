import { ListLabels, type ListLevel, type Numbering } from '../list-labels.ts';
import { applyCharacterModifiers, PLAIN_CHARACTERS } from './character-properties.ts';
import type { FileInformation, Range } from './file-information.ts';
import { type Modifier, readModifiers } from './property-modifiers.ts';

/** The list that a paragraph is part of, by the number of its use in the file (from one), and how deep; use 0 is none. */
export interface InList {
  use: number;
  level: number;
}

export const NO_LIST: InList = { use: 0, level: 0 };

const LIST_LEVEL = 0x260a;
const LIST_USE = 0x460b;

/** The list after a modifier of a paragraph or its style. */
export function listAfter(list: InList, { code, operand }: Modifier): InList {
  if (code === LIST_USE && operand.length >= 2) return { ...list, use: operand.readUInt16LE(0) };
  if (code === LIST_LEVEL && operand.length >= 1) return { ...list, level: operand[0] ?? 0 };
  return list;
}

/** Of each list its number and whether it has one level or nine ([MS-DOC] 2.9.147); the levels stand behind them all. */
const LIST_SIZE = 28;
const FLAGS_AT = 26;
const LEVELS = 9;
/** A level's fixed part, behind it the formatting of its paragraphs and of its label, and the label ([MS-DOC] 2.9.150). */
const LEVEL_SIZE = 28;
const LABEL_SIZE_AT = 24;
const PARAGRAPH_SIZE_AT = 25;
/** Each use of a list ([MS-DOC] 2.9.131); what it has otherwise than the list stands behind them all. */
const USE_SIZE = 16;
const OTHERWISE_SIZE = 8;

const NUMBERINGS: readonly Numbering[] = ['digits', 'roman', 'roman', 'letters', 'letters'];
const BULLET = 23;
const NO_NUMBER = 255;
const PICTURE_BULLET = 0x6887;

/** Within a label these stand for the numbers of the levels. */
const NUMBER_SIGNS = /\p{Cc}/gu;

/** The lists of a binary Word file; what cannot be followed is left out. */
export function readLists({ table, ranges }: FileInformation, fontName: (font: number) => string): ListLabels {
  const labels = new ListLabels();
  const lists = readDefinitions(table, ranges.lists, fontName);
  const uses = table.subarray(ranges.listUses.offset, ranges.listUses.offset + ranges.listUses.length);
  const count = uses.length >= 4 ? uses.readUInt32LE(0) : 0;
  let behind = 4 + USE_SIZE * count;
  for (let use = 1; use <= count && 4 + USE_SIZE * use <= uses.length; use += 1) {
    const at = 4 + USE_SIZE * (use - 1);
    for (const [level, definition] of (lists.get(uses.readUInt32LE(at)) ?? []).entries())
      labels.define(`${use}`, level, definition);
    // Before what a use has otherwise stands a place in the text.
    behind += 4;
    for (let left = uses[at + 12] ?? 0; left > 0 && behind + OTHERWISE_SIZE <= uses.length; left -= 1) {
      const flags = uses.readUInt32LE(behind + 4);
      const level = flags & 15;
      if (flags & 16) labels.restart(`${use}`, level, uses.readUInt32LE(behind));
      behind += OTHERWISE_SIZE;
      if (!(flags & 32)) continue;
      const other = readLevel(uses, behind, fontName);
      if (!other) return labels;
      labels.define(`${use}`, level, other.definition);
      behind = other.end;
    }
  }
  return labels;
}

function readDefinitions(table: Buffer, range: Range, fontName: (font: number) => string): Map<number, ListLevel[]> {
  const lists = new Map<number, ListLevel[]>();
  const bytes = table.subarray(range.offset, range.offset + range.length);
  const count = bytes.length >= 2 ? bytes.readUInt16LE(0) : 0;
  let at = range.offset + range.length;
  for (let index = 0; index < count && 2 + LIST_SIZE * (index + 1) <= bytes.length; index += 1) {
    const list = bytes.subarray(2 + LIST_SIZE * index);
    const levels: ListLevel[] = [];
    const size = (list[FLAGS_AT] ?? 0) & 1 ? 1 : LEVELS;
    while (levels.length < size) {
      const level = readLevel(table, at, fontName);
      if (!level) return lists;
      levels.push(level.definition);
      at = level.end;
    }
    lists.set(list.readUInt32LE(0), levels);
  }
  return lists;
}

function readLevel(
  bytes: Buffer,
  at: number,
  fontName: (font: number) => string,
): { definition: ListLevel; end: number } | null {
  if (at + LEVEL_SIZE + 2 > bytes.length) return null;
  const format = bytes[at + 4] ?? 0;
  const lookAt = at + LEVEL_SIZE + (bytes[at + PARAGRAPH_SIZE_AT] ?? 0);
  const labelAt = lookAt + (bytes[at + LABEL_SIZE_AT] ?? 0);
  if (labelAt + 2 > bytes.length) return null;
  const end = labelAt + 2 + 2 * bytes.readUInt16LE(labelAt);
  const look = readModifiers(bytes.subarray(lookAt, labelAt));
  const text = bytes.subarray(labelAt + 2, end).toString('utf16le');
  const hasNumber = format !== BULLET && format !== NO_NUMBER;
  const isPicture = look.some(({ code }) => code === PICTURE_BULLET);
  const definition: ListLevel = {
    kind: isPicture ? 'picture' : hasNumber ? 'number' : 'bullet',
    text: text.replaceAll(NUMBER_SIGNS, ''),
    font: fontName(applyCharacterModifiers(PLAIN_CHARACTERS, look, PLAIN_CHARACTERS).font),
    numbering: NUMBERINGS[format] ?? 'other',
    start: bytes.readUInt32LE(at),
  };
  return { definition, end };
}
