import { descendants, type XmlElement } from '../../packages/parse-xml.ts';
import { halfPoints, twips } from './measures.ts';
import { isOn, isSet } from './on-off.ts';

/** Run properties that change how the letters themselves look; absent where the element does not speak of them. */
export interface LetterProperties {
  smallCapitals?: boolean;
  embossed?: boolean;
  engraved?: boolean;
  outlined?: boolean;
  shadowed?: boolean;
  /** Animated or, by the newer properties, lit, mirrored or drawn in lines. */
  effect?: boolean;
  /** In twentieths of a point. */
  spacing?: number;
  /** In half points. */
  position?: number;
  /** Superscript or subscript. */
  script?: boolean;
  /** In per cent. */
  width?: number;
  /** Pressed into a given width. */
  fitted?: boolean;
  /** The font's name; null for a theme's. */
  fontAscii?: string | null;
  fontHighAnsi?: string | null;
  /** A theme's font by its role ("minorHAnsi"). */
  fontTheme?: string;
  fontEastAsian?: string;
  fontComplex?: string;
}

type LetterSwitch = 'smallCapitals' | 'embossed' | 'engraved' | 'outlined' | 'shadowed';

const SWITCHES: ReadonlyMap<string, LetterSwitch> = new Map([
  ['w:smallCaps', 'smallCapitals'],
  ['w:emboss', 'embossed'],
  ['w:imprint', 'engraved'],
  ['w:outline', 'outlined'],
  ['w:shadow', 'shadowed'],
]);

/** Fully transparent, in thousandths of a per cent. */
const UNSEEN = '100000';

/** Takes in one element of w:rPr, where it tells how letters are set. */
export function readLetterProperty(node: XmlElement, properties: LetterProperties): void {
  const name = SWITCHES.get(node.name);
  if (name) properties[name] = isOn(node);
  const value = node.attributes['w:val'];
  switch (node.name) {
    case 'w:effect':
      properties.effect = isSet(value);
      break;
    case 'w14:shadow':
    case 'w14:reflection':
    case 'w14:props3d':
      properties.effect = isDrawn(node);
      break;
    case 'w14:textOutline':
      properties.outlined = isDrawn(node);
      break;
    case 'w:spacing':
      properties.spacing = twips(value);
      break;
    case 'w:position':
      properties.position = halfPoints(value);
      break;
    case 'w:vertAlign':
      properties.script = value === 'superscript' || value === 'subscript';
      break;
    case 'w:fitText':
      properties.fitted = true;
      break;
    case 'w:w':
      properties.width = Number.parseFloat(value ?? '100');
      break;
    case 'w:rFonts':
      Object.assign(properties, fontsOf(node));
      break;
  }
}

/** Word writes effects out that it does not draw: lines without a fill, shadows that nobody sees. */
function isDrawn(node: XmlElement): boolean {
  const parts = [...descendants(node)];
  return !parts.some((part) => part.name === 'w14:noFill' || part.attributes['w14:val'] === UNSEEN);
}

/** A theme font outranks the named one, and is never a symbol font. */
function fontsOf({ attributes }: XmlElement): LetterProperties {
  const { 'w:ascii': ascii, 'w:hAnsi': highAnsi, 'w:hAnsiTheme': highAnsiTheme, 'w:asciiTheme': theme } = attributes;
  const eastAsian = attributes['w:eastAsiaTheme'] ?? attributes['w:eastAsia'];
  const complex = attributes['w:cstheme'] ?? attributes['w:cs'];
  return {
    ...((ascii ?? theme) !== undefined && { fontAscii: theme === undefined ? ascii : null }),
    ...((highAnsi ?? highAnsiTheme) !== undefined && { fontHighAnsi: highAnsiTheme === undefined ? highAnsi : null }),
    ...(theme !== undefined && { fontTheme: theme }),
    ...(eastAsian !== undefined && { fontEastAsian: eastAsian }),
    ...(complex !== undefined && { fontComplex: complex }),
  };
}
