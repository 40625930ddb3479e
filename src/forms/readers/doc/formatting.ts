import type { Ground } from '../../document/colour.ts';
import type { Change, Emphasis } from '../../document/form-document.ts';
import { type LettersSet, lined, traitSet } from '../../document/letters-set.ts';
import { emphasisSet } from '../../document/paragraph-builder.ts';
import type { ListLabels } from '../list-labels.ts';
import { applyCharacterModifiers, type CharacterProperties, PLAIN_CHARACTERS } from './character-properties.ts';
import type { FileInformation } from './file-information.ts';
import { type InList, readLists } from './lists.ts';
import { type ParagraphProperties, readParagraphProperties } from './paragraph-properties.ts';
import type { Piece } from './piece-table.ts';
import { type Modifier, operandNumber, readModifiers } from './property-modifiers.ts';
import { PropertyPages } from './property-pages.ts';
import { readAuthors, readFonts } from './string-tables.ts';
import { Styles } from './styles.ts';

const CHARACTER_STYLE = 0x4a30;

/** A stretch of the whole text with one formatting. */
export interface FormattedRun {
  start: number;
  end: number;
  properties: CharacterProperties;
}

/** Answers what formatting any place of the text has: piece, then page, then style. */
export class Formatting {
  readonly #pieces: readonly Piece[];
  readonly #characters: PropertyPages;
  readonly #paragraphs: PropertyPages;
  readonly #styles: Styles;
  readonly #fonts: string[];
  readonly #authors: string[];
  readonly #information: FileInformation;
  #lists: ListLabels | null = null;
  readonly #known = new Map<Buffer, Map<number, CharacterProperties>>();
  readonly #knownParagraphs = new Map<Buffer, ParagraphProperties>();
  readonly #emphases = new Map<CharacterProperties, Map<Ground, ReadonlySet<Emphasis>>>();
  readonly #letters = new Map<CharacterProperties, LettersSet>();
  readonly #changes = new Map<string, Change>();
  #piece = 0;

  constructor(information: FileInformation, pieces: readonly Piece[]) {
    const { document, table, ranges } = information;
    this.#pieces = pieces;
    this.#characters = new PropertyPages(document, table, ranges.characterPages, 'character');
    this.#paragraphs = new PropertyPages(document, table, ranges.paragraphPages, 'paragraph');
    this.#styles = new Styles(table, ranges.styles);
    this.#fonts = readFonts(table, ranges.fonts);
    this.#authors = readAuthors(table, ranges.authors);
    this.#information = information;
  }

  /** A paragraph's properties hang on its mark: after a fast save its beginning may lie elsewhere in the file. */
  paragraphAt(mark: number): ParagraphProperties {
    const piece = this.#pieceAt(mark);
    const { properties } = this.#paragraphs.at(byteOffset(piece, mark));
    const listOfStyle = (style: number) => this.#styles.listOf(style);
    const ofStyle = (style: number) => this.#styles.paragraphModifiers(style);
    if (piece.modifiers.length > 0) return readParagraphProperties(properties, piece.modifiers, listOfStyle, ofStyle);
    const known =
      this.#knownParagraphs.get(properties) ?? readParagraphProperties(properties, [], listOfStyle, ofStyle);
    this.#knownParagraphs.set(properties, known);
    return known;
  }

  /** The runs of a stretch of text, in order. */
  *runs(start: number, end: number, paragraphStyle: number): Generator<FormattedRun> {
    let at = start;
    while (at < end) {
      const piece = this.#pieceAt(at);
      const run = this.#characters.at(byteOffset(piece, at));
      const runEnd = piece.start + Math.floor((run.end - piece.offset) / piece.width);
      const next = Math.max(at + 1, Math.min(end, piece.end, runEnd));
      yield { start: at, end: next, properties: this.#properties(run.properties, paragraphStyle, piece.modifiers) };
      at = next;
    }
  }

  /** What a list puts before a paragraph that comes next, beside a plain bullet or number; null for nothing. */
  nextLabel({ use, level }: InList): string | null {
    if (use === 0) return null;
    this.#lists ??= readLists(this.#information, (font) => this.fontName(font));
    return this.#lists.next(`${use}`, level);
  }

  fontName(font: number): string {
    return this.#fonts[font] ?? '';
  }

  /** How letters with these properties are set, in a paragraph with a line at it or without. */
  letters(properties: CharacterProperties, isLined: boolean): LettersSet {
    const known = this.#letters.get(properties) ?? {
      size: properties.size,
      font: this.fontName(properties.font) || undefined,
      traits: traitSet(properties),
    };
    this.#letters.set(properties, known);
    return isLined ? { ...known, traits: lined(known.traits) } : known;
  }

  /** @param around what lies behind the paragraph, or like a highlighter around it. */
  emphasis(properties: CharacterProperties, around: Ground): ReadonlySet<Emphasis> {
    const known = this.#emphases.get(properties) ?? new Map<Ground, ReadonlySet<Emphasis>>();
    const emphasis = known.get(around) ?? emphasisOf(properties, around);
    this.#emphases.set(properties, known.set(around, emphasis));
    return emphasis;
  }

  /** Equal changes are one object, so that runs of one change can be joined. */
  change(properties: CharacterProperties): Change | undefined {
    if (!properties.inserted && !properties.deleted) return undefined;
    const type = properties.deleted ? 'deleted' : 'inserted';
    const number = properties.deleted ? properties.deletedBy : properties.insertedBy;
    const key = `${type} ${number}`;
    const change = this.#changes.get(key) ?? { type, author: number === 0 ? null : (this.#authors[number] ?? null) };
    this.#changes.set(key, change);
    return change;
  }

  #pieceAt(position: number): Piece {
    const isHere = (piece: Piece | undefined) => piece && piece.start <= position && position < piece.end;
    if (!isHere(this.#pieces[this.#piece])) this.#piece = this.#pieces.findIndex(isHere);
    const piece = this.#pieces[this.#piece];
    if (!piece) throw new RangeError(`no piece holds character ${position}`);
    return piece;
  }

  #properties(list: Buffer, paragraphStyle: number, ofPiece: readonly Modifier[]): CharacterProperties {
    const byStyle = this.#known.get(list) ?? new Map<number, CharacterProperties>();
    this.#known.set(list, byStyle);
    const known = byStyle.get(paragraphStyle) ?? this.#resolve(readModifiers(list), paragraphStyle);
    byStyle.set(paragraphStyle, known);
    return ofPiece.length === 0 ? known : applyCharacterModifiers(known, ofPiece, PLAIN_CHARACTERS);
  }

  #resolve(modifiers: Modifier[], paragraphStyle: number): CharacterProperties {
    const named = modifiers.findLast(({ code }) => code === CHARACTER_STYLE);
    const base = this.#styles.ofParagraph(paragraphStyle);
    const style = named ? this.#styles.withCharacterStyle(base, operandNumber(named)) : base;
    return applyCharacterModifiers(style, modifiers, style);
  }
}

function byteOffset(piece: Piece, position: number): number {
  return piece.offset + (position - piece.start) * piece.width;
}

function emphasisOf(properties: CharacterProperties, around: Ground): ReadonlySet<Emphasis> {
  const { bold, italic, underline, hidden, narrow, ink, framed, offLine } = properties;
  const speck = properties.complex ? properties.speckComplex : properties.speck;
  const grounds = [properties.highlight, properties.shading, around];
  const strike = properties.strike || properties.doubleStrike;
  return emphasisSet({
    strike,
    highlight: framed || grounds.includes('highlight'),
    dimmed: grounds.includes('dimmed'),
    bold,
    italic,
    underline,
    colour: ink === 'colour',
    faint: ink === 'faint',
    hidden: hidden || speck || narrow || offLine || (ink === 'white' && grounds.every((ground) => ground === 'none')),
  });
}
