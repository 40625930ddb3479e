import { isSpaced, isStretched, type LettersSet, type Traits, traitSet } from '../../document/letters-set.ts';
import type { Look } from './look.ts';

const NONE = /^(none|normal|initial|unset|inherit)$/;
/** What browsers make of the sizes that have names, in points. */
const SIZES: Readonly<Record<string, number>> = {
  'xx-small': 6.75,
  'x-small': 7.5,
  small: 9.75,
  medium: 12,
  large: 13.5,
  'x-large': 18,
  'xx-large': 24,
};
/** By how much browsers enlarge what shall be larger. */
const LARGER = 1.2;

/** What browsers set letters in of which nothing else is said. */
const BROWSERS_FONT = 'Times New Roman';
/** Words that leave the choice of a font to the browser. */
const GENERIC = /^(serif|sans-serif|monospace|system-ui|ui-.*|inherit|initial|unset|var\(.*|-apple-system)$/i;

/** Takes in a declaration that tells how letters are set. */
export function declareLetters(look: Look, name: string, value: string): void {
  if (name === 'font-size') declareSize(look, value);
  else if (name === 'zoom') look.scale = scaleOf(value);
  else if (name === 'transform' || name === 'scale') declareTransform(look, value);
  else if (name === 'unicode-bidi') look.isOverridden = value.includes('override');
  else if (name === 'direction') look.isRightToLeft = value === 'rtl';
  else Object.assign(look, traitsOf(name, value));
}

function traitsOf(name: string, value: string): Traits {
  switch (name) {
    case 'text-transform':
      return { 'letters shown as capitals': value === 'uppercase' };
    case 'font-variant':
    case 'font-variant-caps':
      return { 'small capitals': /-caps|unicase/.test(value) };
    case 'text-shadow':
      return { 'letters with a shadow': !NONE.test(value) };
    case '-webkit-text-stroke':
    case '-webkit-text-stroke-width':
      return { 'hollow letters': !NONE.test(value) && !/^0/.test(value) };
    case 'letter-spacing':
      return { 'letters spaced apart or closed up': isSpaced(spacingOf(value)) };
    case 'font-stretch':
      return { 'letters of another width': /condensed|expanded/.test(value) || isStretched(scaleOf(value) ?? 1) };
    case 'vertical-align':
      return { 'letters above or below the line': /^(super|sub|-?[1-9][\d.]*(px|pt|em|%))$/.test(value) };
    case 'animation':
    case 'animation-name':
    case 'rotate':
      return { 'letters with an effect': !NONE.test(value) };
    default:
      return {};
  }
}

function declareSize(look: Look, value: string): void {
  look.size = pointsOf(value) ?? SIZES[value];
  if (look.size === undefined)
    look.scale = value === 'larger' ? LARGER : value === 'smaller' ? 1 / LARGER : scaleOf(value);
}

/** Letters turned, leant or mirrored are seen to be so; where they are only moved nothing is said of them. */
function declareTransform(look: Look, value: string): void {
  const [, factor] = /^(?:scale\()?\s*([\d.]+)/.exec(value) ?? [];
  if (factor !== undefined) look.scale = Number(factor);
  else if (/rotate|skew|scale|matrix/.test(value)) look['letters with an effect'] = true;
}

/** "150%", "1.5em", "1.5": a size against the one around it. */
function scaleOf(value: string): number | undefined {
  const [, number, unit] = /^([\d.]+)(%|em)?$/.exec(value) ?? [];
  return number === undefined ? undefined : Number(number) * (unit === '%' ? 0.01 : 1);
}

/** Against the letters' size where it is given so. */
function spacingOf(value: string): number {
  const [, sizes] = /^(-?[\d.]+)r?em$/.exec(value) ?? [];
  return sizes === undefined ? (pointsOf(value) ?? 0) : Number(sizes) * SIZE;
}

/** In points. */
const SIZE = 12;

/** A length in points; undefined for one that depends on the letters around it. */
export function pointsOf(value: string): number | undefined {
  const [, number, unit] = /^(-?[\d.]+)(pt|px)$/.exec(value) ?? [];
  return number === undefined ? undefined : Number(number) * (unit === 'px' ? 0.75 : 1);
}

/** How text of this look is set. */
export function lettersSet(look: Look): LettersSet {
  const font = look.font ?? BROWSERS_FONT;
  return { size: look.size, font: GENERIC.test(font) ? undefined : font, traits: traitSet(look) };
}
