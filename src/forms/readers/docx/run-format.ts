import { type Ground, groundLook, inkLook, rgbOf } from '../../document/colour.ts';
import type { Emphasis } from '../../document/form-document.ts';
import { symbolToUnicode } from '../../document/glyphs.ts';
import { emphasisSet } from '../../document/paragraph-builder.ts';
import { child, descendants, type XmlElement } from '../../packages/parse-xml.ts';
import { type LetterProperties, readLetterProperty } from './letter-properties.ts';
import { halfPoints } from './measures.ts';
import { isOn, isSet } from './on-off.ts';
import { digitsOf, fillColours, paler, themeColour } from './theme-colours.ts';

/** Run properties (w:rPr) that can bear a meaning on a form; absent where the element does not speak of them. */
export interface RunProperties extends LetterProperties {
  bold?: boolean;
  /** Bold and italic of right-to-left text are switched by elements of their own. */
  boldComplex?: boolean;
  italic?: boolean;
  italicComplex?: boolean;
  rightToLeft?: boolean;
  /** Its letters are set as those of Arabic are, whatever they are. */
  complex?: boolean;
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
  /** The same for letters set as those of Arabic. */
  sizeComplex?: number;
  /** An outline covers its letters. */
  covered?: boolean;
}

const SWITCHES: ReadonlyMap<string, SwitchName> = new Map([
  ['w:b', 'bold'],
  ['w:bCs', 'boldComplex'],
  ['w:i', 'italic'],
  ['w:iCs', 'italicComplex'],
  ['w:rtl', 'rightToLeft'],
  ['w:cs', 'complex'],
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
  | 'complex'
  | 'strike'
  | 'doubleStrike'
  | 'hidden'
  | 'capitals';

/** Text this small (half points) cannot be seen on the page. */
const INVISIBLE_SIZE = 8;
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
      properties.size = halfPoints(value);
      break;
    case 'w:szCs':
      properties.sizeComplex = halfPoints(value);
      break;
    case 'w14:textOutline':
      properties.covered = fillColours(node).some((colour) => lookOfInk(colour) === 'white');
      break;
  }
}

/** What w:shd puts behind the text. White and automatic show nothing; a pattern's colours are not mixed here. */
export function shadeOf(shd: XmlElement | undefined): Ground {
  if (!shd) return 'none';
  const { 'w:fill': fill = 'auto', 'w:themeFill': theme, 'w:val': pattern = 'clear' } = shd.attributes;
  if (pattern !== 'clear' && pattern !== 'nil') return 'dimmed';
  const colour = rgbOf(fill);
  const named = themeColour(theme, shd.attributes['w:themeFillTint'], shd.attributes['w:themeFillShade']);
  const grounds = [colour, named].flatMap((each) => (each ? [groundLook(each)] : []));
  if (grounds.length > 0) return grounds.find((ground) => ground !== 'none') ?? 'none';
  return theme === undefined ? 'none' : 'highlight';
}

function colourOf(node: XmlElement): string | null {
  const {
    'w:val': value = 'auto',
    'w:themeColor': theme,
    'w:themeTint': tint,
    'w:themeShade': shade,
  } = node.attributes;
  const named = themeColour(theme, tint, shade);
  const isBlack = value === 'auto' || /^0{6}$/.test(value);
  const own = isBlack || (named !== null && inkLook(named) === 'plain') ? null : value.toUpperCase();
  return named === null ? own : paler(own, digitsOf(named));
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
  const colours = fillColours(fill);
  if (colours.length === 0) return {};
  return { colour: colours.map((colour) => (/^0{6}$/.test(colour) ? null : colour.toUpperCase())).reduce(paler) };
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
  const isComplex = Boolean(properties.rightToLeft || properties.complex);
  const size = isComplex ? properties.sizeComplex : properties.size;
  const tiny = size !== undefined && size <= INVISIBLE_SIZE;
  return emphasisSet({
    strike: Boolean(properties.strike || properties.doubleStrike),
    highlight: own.includes('highlight') || Boolean(properties.bordered),
    dimmed: grounds.includes('dimmed'),
    bold: Boolean(isComplex ? properties.boldComplex : properties.bold),
    italic: Boolean(isComplex ? properties.italicComplex : properties.italic),
    underline: Boolean(properties.underline),
    colour: ink === 'colour',
    faint: ink === 'faint' || (size !== undefined && size <= SHRUNK_SIZE),
    hidden: Boolean(properties.hidden || around.hidden || white || tiny || narrow || properties.covered),
  });
}

/** A colour that is no number is one of the theme's. */
function lookOfInk(colour: string): ReturnType<typeof inkLook> {
  const rgb = rgbOf(colour);
  return rgb ? inkLook(rgb) : 'colour';
}

/** In half points: letters raised or lowered by a line stand among those of another. */
const LINE = 24;

/** Whether letters are raised or lowered so far that nobody can tell to which line they belong. */
export function isAtOtherLine({ position = 0 }: RunProperties): boolean {
  return Math.abs(position) >= LINE;
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
