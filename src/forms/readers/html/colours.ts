import { groundLook, inkLook, isDark, type Rgb, rgbOf } from '../../document/colour.ts';
import type { Look } from './look.ts';
import { namedColour } from './named-colours.ts';

/** What is said of no colour of its own. */
const NO_COLOUR = /^(?:auto|initial|inherit|unset|revert|revert-layer|currentcolor)$/;
/** What a ground is painted with otherwise than in one colour. */
const PAINTED = /gradient\(|url\(|image-set\(/;
/** What stands in a declaration of a ground beside its colour. */
const BESIDE_COLOUR =
  /^(?:transparent|none|auto|initial|inherit|unset|revert|revert-layer|repeat(?:-[xy])?|no-repeat|space|round|scroll|fixed|local|top|bottom|left|right|center|cover|contain|text|(?:border|padding|content)-box|\/?[-+]?[\d.]+\w*%?(?:\/\S*)?|\/)$/;

/** Letters that let more of the page through step back, or are not seen at all. */
const [PALE, UNSEEN] = [0.6, 0.25];

/** How letters look through which so much of the page shines: opaque at 1. */
export function lookThrough(opacity: number): 'plain' | 'faint' | 'white' {
  return opacity < UNSEEN ? 'white' : opacity < PALE ? 'faint' : 'plain';
}

/** Letters of a colour stand out, grey ones step back. Of a colour that only a browser can tell nobody knows whether it is seen. */
export function declareColour(look: Look, value: string): void {
  const colour = NO_COLOUR.test(value) ? BLACK : colourOf(value);
  const through = lookThrough(colour?.opacity ?? 1);
  const own = colour === null ? 'white' : inkLook(colour.rgb);
  const ink = own === 'white' || through === 'plain' ? own : through;
  look.colour = ink === 'colour';
  look.faint = ink === 'faint';
  look.white = ink === 'white';
}

/** A ground that is painted may be a stroke through the letters as well as a highlighter's: nobody can tell from its description. */
export function declarePainted(look: Look): void {
  look.dimmed = true;
}

/**
 * A ground of a colour is a highlighter's, one of grey or black may as well strike out, and so may one that only a browser
 * can tell.
 */
export function declareBackground(look: Look, value: string): void {
  if (PAINTED.test(value)) {
    declarePainted(look);
    look.painted = true;
    return;
  }
  const parts = value.match(/[\w-]+\((?:[^()]|\([^()]*\))*\)|[^\s,]+/g) ?? [];
  const named = parts.find((part) => !BESIDE_COLOUR.test(part));
  if (named === undefined) return;
  const colour = colourOf(named);
  const isThrough = colour !== null && lookThrough(colour.opacity) === 'white';
  const ground = colour === null ? 'dimmed' : isThrough ? 'none' : groundLook(colour.rgb);
  look.highlight = ground === 'highlight';
  look.dimmed = ground === 'dimmed';
  look.dark = colour === null || (!isThrough && isDark(colour.rgb));
}

/** Whether a ground of this colour hides black letters. */
export function isDarkGround(value: string): boolean {
  const colour = colourOf(value);
  return colour === null || isDark(colour.rgb);
}

interface Colour {
  rgb: Rgb;
  opacity: number;
}

const BLACK: Colour = { rgb: [0, 0, 0], opacity: 1 };

/** "#a6a6a6", "silver", "rgb(65% 65% 65% / .5)", "hsl(0, 0%, 65%)"; null for a colour that only a browser can tell. */
function colourOf(value: string): Colour | null {
  if (value === 'transparent') return { rgb: [0, 0, 0], opacity: 0 };
  const digits = withFullDigits(value);
  const rgb = rgbOf(digits) ?? namedColour(value);
  const fourth = digits.startsWith('#') ? digits.slice(7) : '';
  if (rgb) return { rgb, opacity: Number.parseInt(fourth || 'ff', 16) / 255 };
  const [, model = '', inner = ''] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(value) ?? [];
  const parts = inner.split(/[\s,/]+/).filter((part) => part !== '');
  const opacity = portion(parts[3] ?? '1', 1);
  const numbers = model === 'rgb' ? parts.slice(0, 3).map((part) => portion(part, 255)) : hslOf(parts);
  const [first, second, third, more] = [...numbers, opacity];
  if (first === undefined || second === undefined || third === undefined || more === undefined) return null;
  if ([first, second, third, more].some(Number.isNaN)) return null;
  const channels: Rgb = model === 'rgb' ? [first, second, third] : rgbOfHsl(first, second, third);
  const [red, green, blue] = channels.map((channel) => Math.max(0, Math.min(255, channel)));
  return { rgb: [red ?? 0, green ?? 0, blue ?? 0], opacity: more };
}

/** "#fff8" has its fourth part in one digit. */
function withFullDigits(value: string): string {
  return /^#[\da-f]{4}$/.test(value) ? value.replace(/[\da-f]/g, '$&$&') : value;
}

/** "50%" or "128" of a whole. */
function portion(value: string, whole: number): number {
  const number = Number(value.replace(/%$/, ''));
  return value.endsWith('%') ? (number / 100) * whole : number;
}

/** Hue in degrees, saturation and lightness between 0 and 1; none for an angle in other units. */
function hslOf([hue = '', saturation = '', lightness = '']: readonly string[]): number[] {
  const share = (part: string) => Number(part.replace(/%$/, '')) / 100;
  return hue === '' ? [] : [Number(hue.replace(/deg$/, '')), share(saturation), share(lightness)];
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
