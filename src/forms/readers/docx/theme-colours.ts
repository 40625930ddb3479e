import { type Rgb, rgbOf } from '../../document/colour.ts';
import { childElements, descendants, type XmlElement } from '../../packages/parse-xml.ts';

/** What Word's own themes give to their roles; the accents are colours whatever they are. */
const ROLES: Readonly<Record<string, Rgb>> = {
  text1: [0, 0, 0],
  dark1: [0, 0, 0],
  tx1: [0, 0, 0],
  dk1: [0, 0, 0],
  text2: [0x1f, 0x49, 0x7d],
  dark2: [0x1f, 0x49, 0x7d],
  tx2: [0x1f, 0x49, 0x7d],
  dk2: [0x1f, 0x49, 0x7d],
  background1: [255, 255, 255],
  light1: [255, 255, 255],
  bg1: [255, 255, 255],
  lt1: [255, 255, 255],
  background2: [0xee, 0xec, 0xe1],
  light2: [0xee, 0xec, 0xe1],
  bg2: [0xee, 0xec, 0xe1],
  lt2: [0xee, 0xec, 0xe1],
};

/**
 * The colour that a theme's role stands for, lightened or darkened as the attributes say (ECMA-376 part 1, 17.3.2.6); null
 * for an accent's. Word draws the theme's colour, other programs the one that stands beside it.
 */
export function themeColour(role: string | undefined, tint: string | undefined, shade: string | undefined): Rgb | null {
  const colour = ROLES[role ?? ''];
  if (!colour) return null;
  const share = (value: string | undefined) => Number.parseInt(value ?? 'FF', 16) / 255;
  const [lighter, darker] = [share(tint), share(shade)];
  const channels = colour.map((channel) => Math.round((channel * lighter + 255 * (1 - lighter)) * darker));
  return [channels[0] ?? 0, channels[1] ?? 0, channels[2] ?? 0];
}

/** The colour of each w14 element that names one: by its digits, its name, its part of the theme or of the system. */
export function fillColours(fill: XmlElement): string[] {
  return [...descendants(fill)].flatMap((element) => {
    const { 'w14:val': value = '', 'w14:lastClr': last } = element.attributes;
    if (element.name === 'w14:srgbClr') return [value];
    if (element.name === 'w14:prstClr') return [value === 'white' ? 'FFFFFF' : value === 'black' ? '000000' : value];
    if (element.name === 'w14:sysClr') return [last ?? (value === 'window' ? 'FFFFFF' : '000000')];
    if (element.name === 'w14:schemeClr') return [schemeColour(element, value)];
    return element.name === 'w14:scrgbClr' ? [portionsOf(element)] : [];
  });
}

/** Of 100,000, in which drawings count. */
const WHOLE = 100_000;

function schemeColour(element: XmlElement, role: string): string {
  const change = (name: string) => childElements(element, name)[0]?.attributes['w14:val'];
  const [modulated, offset] = [Number(change('w14:lumMod') ?? WHOLE), Number(change('w14:lumOff') ?? 0)];
  const colour = themeColour(role, undefined, undefined);
  return colour ? digitsOf(colour.map((channel) => channel * (modulated / WHOLE) + 255 * (offset / WHOLE))) : role;
}

function portionsOf({ attributes }: XmlElement): string {
  return digitsOf(
    ['w14:r', 'w14:g', 'w14:b'].map((name) => (Number.parseFloat(attributes[name] ?? '0') / WHOLE) * 255),
  );
}

/** A colour as it is written. */
export function digitsOf(channels: readonly number[]): string {
  return channels
    .map((channel) =>
      Math.round(Math.max(0, Math.min(255, channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}

/** The paler of two colours as they are written; null is black. */
export function paler(one: string | null, other: string | null): string | null {
  const light = (colour: string | null) =>
    (rgbOf(colour ?? '000000') ?? [0, 0, 0]).reduce((sum, each) => sum + each, 0);
  return light(other) > light(one) ? other : one;
}
