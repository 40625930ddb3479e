import { type Ground, groundLook, inkLook, rgbOf } from '../../document/colour.ts';
import type { Emphasis } from '../../document/form-document.ts';
import { symbolToUnicode } from '../../document/glyphs.ts';
import { emphasisSet } from '../../document/paragraph-builder.ts';
import { child, descendants, type XmlElement } from '../../packages/parse-xml.ts';
import { type LetterProperties, readLetterProperty } from './letter-properties.ts';
import { isOn, isSet } from './on-off.ts';

/** Run properties (w:rPr) that can bear a meaning on a form; absent where the element does not speak of them. */
export interface RunProperties extends LetterProperties {
  bold?: boolean;
  /** Bold and italic of right-to-left text are switched by elements of their own. */
  boldComplex?: boolean;
  italic?: boolean;
  italicComplex?: boolean;
  rightToLeft?: boolean;
  strike?: boolean;
  doubleStrike?: boolean;
  hidden?: boolean;
  capitals?: boolean;
  underline?: boolean;
  highlight?: Ground;
  shaded?: Ground;
  bordered?: boolean;
  /** Six hexadecimal digits, or null for automatic. */
  colour?: string | null;
  /** In half points. */
  size?: number;
}

const SWITCHES: ReadonlyMap<string, SwitchName> = new Map([
  ['w:b', 'bold'],
  ['w:bCs', 'boldComplex'],
  ['w:i', 'italic'],
  ['w:iCs', 'italicComplex'],
  ['w:rtl', 'rightToLeft'],
  ['w:strike', 'strike'],
  ['w:dstrike', 'doubleStrike'],
  ['w:vanish', 'hidden'],
  ['w:caps', 'capitals'],
]);

/** w:highlight names its colours; the dark ones and the greys blot out rather than stand out. */
const DIM_HIGHLIGHTS: ReadonlySet<string> = new Set(['black', 'darkGray', 'lightGray', 'darkBlue']);

type SwitchName =
  | 'bold'
  | 'boldComplex'
  | 'italic'
  | 'italicComplex'
  | 'rightToLeft'
  | 'strike'
  | 'doubleStrike'
  | 'hidden'
  | 'capitals';

/** Text this small (half points) cannot be seen on the page. */
const INVISIBLE_SIZE = 4;
/** No form is set in letters this small: whoever makes them so takes them back, as with grey. */
const SHRUNK_SIZE = 10;

/** Letters of so few per cent of the width that the font gives are not seen. */
const NARROW = 20;

/** Reads w:rPr. */
export function runProperties(rPr: XmlElement | undefined): RunProperties {
  const properties: RunProperties = {};
  for (const node of rPr?.children ?? []) {
    if (typeof node === 'string') continue;
    const name = SWITCHES.get(node.name);
    if (name) properties[name] = isOn(node);
    else readValue(node, properties);
    readLetterProperty(node, properties);
  }
  return properties;
}

function readValue(node: XmlElement, properties: RunProperties): void {
  const value = node.attributes['w:val'];
  switch (node.name) {
    case 'w:u':
    case 'w:em':
      properties.underline = isSet(value);
      break;
    case 'w:highlight':
      properties.highlight = !isSet(value) ? 'none' : DIM_HIGHLIGHTS.has(value ?? '') ? 'dimmed' : 'highlight';
      break;
    case 'w:bdr':
      properties.bordered = isSet(value);
      break;
    case 'w:shd':
      properties.shaded = shadeOf(node);
      break;
    case 'w:color':
      properties.colour = colourOf(node);
      break;
    case 'w14:textFill':
      Object.assign(properties, fillOf(node));
      break;
    case 'w14:glow':
      properties.bordered = true;
      break;
    case 'w:sz':
      properties.size = Number(value);
      break;
  }
}

/** What w:shd puts behind the text. White and automatic show nothing; a pattern's colours are not mixed here. */
export function shadeOf(shd: XmlElement | undefined): Ground {
  if (!shd) return 'none';
  const { 'w:fill': fill = 'auto', 'w:themeFill': theme, 'w:val': pattern = 'clear' } = shd.attributes;
  if (pattern !== 'clear' && pattern !== 'nil') return 'dimmed';
  const colour = rgbOf(fill);
  if (colour) return groundLook(colour);
  return (theme ?? 'background1') === 'background1' ? 'none' : 'highlight';
}

function colourOf(node: XmlElement): string | null {
  const { 'w:val': value = 'auto', 'w:themeColor': theme } = node.attributes;
  if (theme === 'text1' || theme === 'dark1' || value === 'auto' || /^0{6}$/.test(value)) return null;
  return value.toUpperCase();
}

/** Of 100,000: letters through which so much of the paper shines. */
const [PALE, TRANSPARENT] = [40_000, 85_000];
const PALE_INK = 'BFBFBF';

/** Letters may be filled with another colour than they are said to have, or with none. */
function fillOf(fill: XmlElement): RunProperties {
  const parts = [...descendants(fill)];
  if (parts.some(({ name }) => name === 'w14:noFill')) return { hidden: true };
  const alpha = Number(parts.find(({ name }) => name === 'w14:alpha')?.attributes['w14:val'] ?? 0);
  if (alpha >= TRANSPARENT) return { hidden: true };
  if (alpha >= PALE) return { colour: PALE_INK };
  const colour = parts.find(({ name }) => name === 'w14:srgbClr')?.attributes['w14:val'];
  return colour === undefined ? {} : { colour: /^0{6}$/.test(colour) ? null : colour.toUpperCase() };
}

/** Where a run stands, as far as it changes how the run looks. */
export interface Surroundings {
  /** The paragraph has a coloured ground or a frame. */
  shaded: Ground;
  /** Its cell's ground: what it marks is told by where the cell stands. */
  cell: Ground;
  hidden: boolean;
}

/** What a reader of the page sees of these properties. */
export function emphasisOf(properties: RunProperties, around: Surroundings): ReadonlySet<Emphasis> {
  const own = [properties.highlight, properties.shaded, around.shaded];
  const grounds = [...own, around.cell];
  const ink = typeof properties.colour === 'string' ? lookOfInk(properties.colour) : 'plain';
  const white = ink === 'white' && grounds.every((ground) => (ground ?? 'none') === 'none');
  const narrow = properties.width !== undefined && properties.width < NARROW;
  const tiny = properties.size !== undefined && properties.size <= INVISIBLE_SIZE;
  return emphasisSet({
    strike: Boolean(properties.strike || properties.doubleStrike),
    highlight: own.includes('highlight') || Boolean(properties.bordered),
    dimmed: grounds.includes('dimmed'),
    bold: Boolean(properties.rightToLeft ? properties.boldComplex : properties.bold),
    italic: Boolean(properties.rightToLeft ? properties.italicComplex : properties.italic),
    underline: Boolean(properties.underline),
    colour: ink === 'colour',
    faint: ink === 'faint' || (properties.size !== undefined && properties.size <= SHRUNK_SIZE),
    hidden: Boolean(properties.hidden || around.hidden || white || tiny || narrow),
  });
}

/** A colour that is no number is one of the theme's. */
function lookOfInk(colour: string): ReturnType<typeof inkLook> {
  const rgb = rgbOf(colour);
  return rgb ? inkLook(rgb) : 'colour';
}

/** The letters' size in points; Word's own where nothing gives one (ECMA-376 part 1, 17.3.2.38). */
export function pointsOf({ size = 20 }: RunProperties): number {
  return size / 2;
}

/** The properties element of a run or style, if it has one. */
export function ownProperties(element: XmlElement): RunProperties {
  return runProperties(child(element, 'w:rPr'));
}

/** Letters typed in a symbol font show other signs than their code says. */
export function toShownCharacters(text: string, { fontAscii, fontHighAnsi, capitals }: RunProperties): string {
  const written = capitals ? text.toUpperCase() : text;
  if (!fontAscii && !fontHighAnsi) return written;
  return Array.from(written, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const font = code < 0x80 ? fontAscii : fontHighAnsi;
    return (font && code > 0x20 && symbolToUnicode(font, code)) || character;
  }).join('');
}
