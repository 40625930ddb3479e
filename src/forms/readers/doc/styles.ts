import { say } from '../../sentences.ts';
import { applyCharacterModifiers, type CharacterProperties, PLAIN_CHARACTERS } from './character-properties.ts';
import { BrokenStructure } from './compound-file.ts';
import type { Range } from './file-information.ts';
import { type InList, listAfter, NO_LIST } from './lists.ts';
import { type Modifier, readModifiers } from './property-modifiers.ts';

interface Style {
  /** 1 paragraph, 2 character. */
  kind: number;
  basedOn: number;
  modifiers: Modifier[];
  ofParagraph: Modifier[];
}

const PARAGRAPH = 1;
const CHARACTER = 2;
const NO_STYLE = 0x0fff;
const DEEPEST = 12;

/** The character formatting that styles give ([MS-DOC] 2.9.271): a strike or a hidden text may lie in a style. */
export class Styles {
  readonly #styles: (Style | null)[];
  readonly #resolved = new Map<number, CharacterProperties>();
  readonly #lists = new Map<number, InList>();

  constructor(table: Buffer, range: Range) {
    this.#styles = readStyles(table.subarray(range.offset, range.offset + range.length));
  }

  ofParagraph(number: number): CharacterProperties {
    const known = this.#resolved.get(number);
    if (known) return known;
    const resolved = this.#apply(number, PARAGRAPH, PLAIN_CHARACTERS);
    this.#resolved.set(number, resolved);
    return resolved;
  }

  /** The list that paragraphs of this style are part of by themselves. */
  listOf(number: number): InList {
    const known = this.#lists.get(number);
    if (known) return known;
    const list = this.paragraphModifiers(number).reduce(listAfter, NO_LIST);
    this.#lists.set(number, list);
    return list;
  }

  /** What this style and those it is based on say of their paragraphs. */
  paragraphModifiers(number: number): readonly Modifier[] {
    return this.#ancestry(number, PARAGRAPH).flatMap(({ ofParagraph }) => ofParagraph);
  }

  /** The properties of the paragraph's style with a character style laid over them. */
  withCharacterStyle(properties: CharacterProperties, number: number): CharacterProperties {
    return this.#apply(number, CHARACTER, properties);
  }

  #apply(number: number, kind: number, below: CharacterProperties): CharacterProperties {
    return this.#ancestry(number, kind).reduce(
      (properties, style) => applyCharacterModifiers(properties, style.modifiers, properties),
      below,
    );
  }

  /** The style and those it is based on, the most general first. */
  #ancestry(number: number, kind: number): Style[] {
    const line: Style[] = [];
    for (
      let style = this.#styles[number];
      style?.kind === kind && line.length < DEEPEST;
      style = this.#styles[style.basedOn]
    ) {
      line.unshift(style);
    }
    return line;
  }
}

/**
 * The sheet says how many styles it holds, and each how long it is and of how many parts: a length that is wrong moves all
 * that follow.
 * @throws BrokenStructure
 */
function readStyles(bytes: Buffer): (Style | null)[] {
  const styles: (Style | null)[] = [];
  if (bytes.length < 6) return styles;
  const baseSize = bytes.readUInt16LE(4);
  let at = 2 + bytes.readUInt16LE(0);
  const count = Math.min(bytes.readUInt16LE(2), NO_STYLE);
  while (styles.length < count) {
    const size = at + 2 <= bytes.length ? bytes.readUInt16LE(at) : bytes.length;
    const own = bytes.subarray(at + 2, at + 2 + size);
    if (own.length < size || !isWhole(own, baseSize)) throw new BrokenStructure(say('doc-styles'));
    styles.push(readStyle(own, baseSize));
    at += 2 + size;
  }
  return styles;
}

/** Whether a style's name and parts lie within it. One that is left out is empty. */
function isWhole(bytes: Buffer, baseSize: number): boolean {
  if (bytes.length === 0) return true;
  if (bytes.length < baseSize + 2 || baseSize < 10) return false;
  const parts = bytes.readUInt16LE(4) & 15;
  let at = baseSize + 2 + 2 * bytes.readUInt16LE(baseSize) + 2;
  for (let part = 0; part < parts; part += 1) {
    const start = even(at);
    if (start + 2 > bytes.length) return false;
    at = start + 2 + bytes.readUInt16LE(start);
  }
  return at <= bytes.length;
}

function readStyle(bytes: Buffer, baseSize: number): Style | null {
  if (bytes.length < baseSize + 2 || baseSize < 10) return null;
  const kindAndBase = bytes.readUInt16LE(2);
  const kind = kindAndBase & 15;
  const nameLength = bytes.readUInt16LE(baseSize);
  let at = baseSize + 2 + 2 * nameLength + 2;
  const style: Style = { kind, basedOn: kindAndBase >>> 4, modifiers: [], ofParagraph: [] };
  // A paragraph style has its paragraph formatting before that of its characters, behind its own number; each list starts
  // at an even place.
  if (kind === PARAGRAPH && at + 2 <= bytes.length) {
    const end = at + 2 + bytes.readUInt16LE(at);
    style.ofParagraph = readModifiers(bytes.subarray(at + 4, end));
    at = even(end);
  }
  if (at + 2 > bytes.length) return style;
  return { ...style, modifiers: readModifiers(bytes.subarray(at + 2, at + 2 + bytes.readUInt16LE(at))) };
}

function even(at: number): number {
  return at + (at % 2);
}
