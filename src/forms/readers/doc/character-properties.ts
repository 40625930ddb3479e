import { type Ground, groundLook, inkLook, rgbOfNumber, WORD_PALETTE } from '../../document/colour.ts';
import { isOffLine, isSpaced, isStretched, type Trait, type Traits } from '../../document/letters-set.ts';
import { isLine, type Modifier, operandNumber } from './property-modifiers.ts';
import { AUTOMATIC, shading97At, shadingAt } from './shading.ts';

/** The formatting of a run of characters, as far as it bears a meaning on a form. */
export interface CharacterProperties extends Traits {
  bold: boolean;
  italic: boolean;
  strike: boolean;
  doubleStrike: boolean;
  hidden: boolean;
  underline: boolean;
  /** Too small to be seen. */
  speck: boolean;
  /** Its letters are set as those of Arabic are, whatever they are, and whether those are too small. */
  complex: boolean;
  speckComplex: boolean;
  /** Raised or lowered to another line: nobody can tell to which it belongs. */
  offLine: boolean;
  /** Too narrow against its font to be seen. */
  narrow: boolean;
  /** In points. */
  size: number;
  highlight: Ground;
  shading: Ground;
  /** A frame is drawn around it. */
  framed: boolean;
  ink: ReturnType<typeof inkLook>;
  inserted: boolean;
  deleted: boolean;
  /** Numbers of authors in the table of authors. */
  insertedBy: number;
  deletedBy: number;
  /** The character is not text but stands for something else (a picture, a field, a symbol). */
  special: boolean;
  /** The picture place is a form field's data. */
  fieldData: boolean;
  object: boolean;
  pictureAt: number;
  /** Number of the font in the font table. */
  font: number;
  /** A character of a symbol font, put in by the menu. */
  symbol: { font: number; code: number } | null;
}

export const PLAIN_CHARACTERS: CharacterProperties = {
  bold: false,
  italic: false,
  strike: false,
  doubleStrike: false,
  hidden: false,
  underline: false,
  speck: false,
  complex: false,
  speckComplex: false,
  offLine: false,
  narrow: false,
  size: 10,
  highlight: 'none',
  shading: 'none',
  framed: false,
  ink: 'plain',
  inserted: false,
  deleted: false,
  insertedBy: 0,
  deletedBy: 0,
  special: false,
  fieldData: false,
  object: false,
  pictureAt: 0,
  font: 0,
  symbol: null,
};

type Flag =
  | Trait
  | {
      [Key in keyof CharacterProperties]-?: CharacterProperties[Key] extends boolean ? Key : never;
    }[keyof CharacterProperties];

/** Modifiers whose value 0x80 means "as the style says" and 0x81 "the opposite". */
const TOGGLES: Readonly<Record<number, Flag>> = {
  2101: 'bold',
  2140: 'bold',
  2102: 'italic',
  2141: 'italic',
  2103: 'strike',
  10835: 'doubleStrike',
  2108: 'hidden',
  2104: 'hollow letters',
  2105: 'letters with a shadow',
  2106: 'small capitals',
  2107: 'letters shown as capitals',
  2132: 'letters in relief',
  2136: 'letters in relief',
};

const FLAGS: Readonly<Record<number, Flag>> = {
  2048: 'deleted',
  2049: 'inserted',
  2054: 'fieldData',
  2058: 'object',
  2133: 'special',
  2138: 'complex',
  2178: 'complex',
  2134: 'object',
  10814: 'underline',
};

type Setter = (properties: CharacterProperties, value: number, modifier: Modifier) => void;

/** Text this small (half points) cannot be seen on the page. */
const INVISIBLE_SIZE = 8;
/** In half points: as much as a line is high. */
const LINE = 24;
/** In per cent of the width that the font gives. */
const NARROW = 20;

const setFrame: Setter = (properties, _value, modifier) => {
  properties.framed = isLine(modifier);
};

const SETTERS: Readonly<Record<number, Setter>> = {
  26725: setFrame,
  51826: setFrame,
  18436: (properties, value) => {
    properties.insertedBy = value;
  },
  18531: (properties, value) => {
    properties.deletedBy = value;
  },
  27139: (properties, value) => {
    properties.pictureAt = value;
    properties.special = true;
  },
  27145: (properties, _value, { operand }) => {
    properties.symbol = { font: operand.readUInt16LE(0), code: operand.readUInt16LE(2) };
    properties.special = true;
  },
  // Animated letters.
  10329: (properties, value) => {
    properties['letters with an effect'] = value !== 0;
  },
  // Superscript and subscript.
  10824: (properties, value) => {
    properties['letters above or below the line'] = value !== 0;
  },
  18501: (properties, _value, { operand }) => {
    properties['letters above or below the line'] = isOffLine(operand.readInt16LE(0) / 2);
    properties.offLine = Math.abs(operand.readInt16LE(0)) >= LINE;
  },
  18514: (properties, value) => {
    properties['letters of another width'] = isStretched(value / 100);
    properties.narrow = value > 0 && value < NARROW;
  },
  34880: (properties, _value, { operand }) => {
    properties['letters spaced apart or closed up'] = isSpaced(operand.readInt16LE(0) / 20);
  },
  // The letters' size.
  19011: (properties, value) => {
    properties.speck = value <= INVISIBLE_SIZE;
    properties.size = value / 2;
  },
  19041: (properties, value) => {
    properties.speckComplex = value <= INVISIBLE_SIZE;
  },
  19023: (properties, value) => {
    properties.font = value;
  },
  // The highlighter, by its number in the palette.
  10764: (properties, value) => {
    const colour = WORD_PALETTE[value];
    properties.highlight = value === 0 ? 'none' : colour ? groundLook(colour) : 'highlight';
  },
  // The letters' colour, by its number in the palette.
  10818: (properties, value) => {
    const colour = WORD_PALETTE[value];
    properties.ink = colour ? inkLook(colour) : 'plain';
  },
  26736: (properties, value) => {
    properties.ink = value < AUTOMATIC ? inkLook(rgbOfNumber(value)) : 'plain';
  },
  51825: (properties, _value, { operand }) => {
    properties.shading = shadingAt(operand, 0);
  },
  // The same as Word 97 wrote it.
  18534: (properties, _value, { operand }) => {
    properties.shading = shading97At(operand, 0);
  },
};

/**
 * Applies modifiers on top of properties.
 * @param style the properties of the style, to which toggles may refer.
 */
export function applyCharacterModifiers(
  properties: CharacterProperties,
  modifiers: readonly Modifier[],
  style: CharacterProperties,
): CharacterProperties {
  const result = { ...properties };
  for (const modifier of modifiers) {
    const { code } = modifier;
    const value = operandNumber(modifier);
    const toggle = TOGGLES[code];
    const flag = FLAGS[code];
    if (toggle) result[toggle] = toggled(value, style[toggle] === true);
    else if (flag) result[flag] = value !== 0;
    else SETTERS[code]?.(result, value, modifier);
  }
  return result;
}

function toggled(value: number, inStyle: boolean): boolean {
  if (value === 0x80) return inStyle;
  if (value === 0x81) return !inStyle;
  return value !== 0;
}
