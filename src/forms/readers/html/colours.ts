import { groundLook, inkLook, type Rgb, rgbOf } from '../../document/colour.ts';
import type { Look } from './look.ts';

const NO_COLOUR =
  /^(black|windowtext|auto|initial|inherit|unset|currentcolor|#000(000)?(ff)?|rgba?\(0,\s*0,\s*0(,\s*1)?\))$/;
const NO_BACKGROUND = /^(transparent|none|initial|inherit|unset|auto)$/;
const GRADIENT = /^[\w-]*gradient\(/;
/** White, nearly so, or what the system has for paper. */
const WHITE =
  /^(white|window|canvas|field|snow|ivory|seashell|mintcream|ghostwhite|floralwhite|whitesmoke|aliceblue|azure|honeydew|#fff(fff)?(ff)?|rgba?\(255,\s*255,\s*255(,\s*1)?\))$/;
/** Colours that only a browser can work out. */
const COMPUTED = /^(?:var|light-dark|color|color-mix|lab|lch|oklab|oklch|hwb)\(/;
const GREY_NAME = /gr[ae]y|silver|gainsboro/;

/**
 * Colours by name, as people write them for letters that shall stand out, step back or vanish. Of letters in a colour that
 * cannot be told nobody knows whether they can be seen.
 */
function inkByName(value: string): ReturnType<typeof inkLook> {
  if (WHITE.test(value) || COMPUTED.test(value)) return 'white';
  return GREY_NAME.test(value) ? 'faint' : 'colour';
}

/** Letters that let more of the page through step back. */
const PALE = 0.6;

/** How little of the page a colour lets through: its fourth part, between 0 and 1. */
function alphaOf(value: string): number {
  const [, digits] = /^#[0-9a-f]{6}([0-9a-f]{2})$/.exec(value) ?? [];
  if (digits !== undefined) return Number.parseInt(digits, 16) / 255;
  const parts =
    /^(?:rgb|hsl)a?\(([^)]*)\)$/
      .exec(value)?.[1]
      ?.split(/[\s,/]+/)
      .filter((part) => part !== '') ?? [];
  const [, , , alpha] = parts;
  return alpha === undefined ? 1 : Number.parseFloat(alpha) * (alpha.endsWith('%') ? 0.01 : 1);
}

/** Letters of a colour stand out, grey ones step back. */
export function declareColour(look: Look, value: string): void {
  const rgb = rgbOfCss(value);
  const own = NO_COLOUR.test(value) ? 'plain' : rgb ? inkLook(rgb) : inkByName(value);
  const ink = own !== 'white' && alphaOf(value) < PALE ? 'faint' : own;
  look.colour = ink === 'colour';
  look.faint = ink === 'faint';
  look.white = ink === 'white';
}

/** A ground that is painted may be a stroke through the letters as well as a highlighter's: nobody can tell from its description. */
export function declarePainted(look: Look): void {
  look.dimmed = true;
}

/** A ground of a colour is a highlighter's, one of grey or black may as well strike out. */
export function declareBackground(look: Look, value: string): void {
  const first = /^[\w-]+\([^)]*\)|^\S+/.exec(value)?.[0] ?? '';
  if (NO_BACKGROUND.test(value)) return;
  if (GRADIENT.test(first) || value.includes('url(')) {
    declarePainted(look);
    return;
  }
  const rgb = rgbOfCss(first);
  const isDim = first === 'black' || GREY_NAME.test(first);
  const ground = WHITE.test(first) ? 'none' : rgb ? groundLook(rgb) : isDim ? 'dimmed' : 'highlight';
  look.highlight = ground === 'highlight';
  look.dimmed = ground === 'dimmed';
}

/** "#a6a6a6", "rgb(166, 166, 166)" and "hsl(0, 0%, 65%)". */
function rgbOfCss(value: string): Rgb | null {
  const numbers = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(value);
  if (numbers) return [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
  const parts = /^hsla?\(\s*(-?[\d.]+)(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%/.exec(value);
  return parts ? rgbOfHsl(Number(parts[1]), Number(parts[2]) / 100, Number(parts[3]) / 100) : rgbOf(value);
}

/** @param hue in degrees; saturation and lightness between 0 and 1. */
function rgbOfHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (from: number) => {
    const at = (((from + hue / 30) % 12) + 12) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
