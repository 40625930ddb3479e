/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Channels that differ by no more make a shade of grey. */
const GREY = 24;
const NEARLY_BLACK = 0x58;
const NEARLY_WHITE = 0xf4;
/** Of the light of white paper: letters that give back so much of it are not read, in yellow no more than in grey. */
const BRIGHT = 0.78;
/** Of the same: grounds that give back so little swallow black letters. */
const BLACKENED = 0.06;
/** A ground so dark blots out the letters on it. */
const DARK = 0x40;

/**
 * How letters of a colour look: like all writing, coloured so as to stand out, grey, as one writes what shall step back
 * or does not apply, or white, which nobody sees where the ground is white too.
 */
export function inkLook(colour: Rgb): 'plain' | 'colour' | 'faint' | 'white' {
  if (brightness(colour) >= BRIGHT) return 'white';
  if (Math.max(...colour) <= NEARLY_BLACK) return 'plain';
  return isGrey(colour) ? 'faint' : 'colour';
}

/** How a ground looks: not there, like a highlighter's, or grey or black, which may as well strike out what stands on it. */
export type Ground = 'none' | 'highlight' | 'dimmed';

export function groundLook(colour: Rgb): Ground {
  if (isGrey(colour)) return mean(colour) >= NEARLY_WHITE ? 'none' : 'dimmed';
  return mean(colour) < DARK ? 'dimmed' : 'highlight';
}

/** Whether black letters are not seen on a ground of this colour. */
export function isDark(colour: Rgb): boolean {
  return brightness(colour) < BLACKENED;
}

function isGrey(colour: Rgb): boolean {
  return Math.max(...colour) - Math.min(...colour) <= GREY;
}

/** What a colour gives back of white's light, as eyes see it (WCAG 2, relative luminance). */
function brightness(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => (channel / 255) ** 2.2) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mean([red, green, blue]: Rgb): number {
  return (red + green + blue) / 3;
}

/** "A6A6A6", "#a6a6a6", "#aaa"; null for what is no such number. */
export function rgbOf(hexadecimal: string): Rgb | null {
  const digits = /^#?([\da-f]{6}|[\da-f]{3})(?:[\da-f]{2})?$/i.exec(hexadecimal)?.[1];
  if (!digits) return null;
  const step = digits.length / 3;
  const channel = (at: number) => Number.parseInt(digits.slice(at * step, (at + 1) * step).repeat(3 - step), 16);
  return [channel(0), channel(1), channel(2)];
}

/** Red is the lowest byte, as in binary Word files. */
export function rgbOfNumber(value: number): Rgb {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff];
}

/** The seventeen colours of Word's palette by number: automatic, black, blue ... light grey. */
export const WORD_PALETTE: readonly (Rgb | null)[] = [
  null,
  [0, 0, 0],
  [0, 0, 255],
  [0, 255, 255],
  [0, 255, 0],
  [255, 0, 255],
  [255, 0, 0],
  [255, 255, 0],
  [255, 255, 255],
  [0, 0, 128],
  [0, 128, 128],
  [0, 128, 0],
  [128, 0, 128],
  [128, 0, 0],
  [128, 128, 0],
  [128, 128, 128],
  [192, 192, 192],
];
