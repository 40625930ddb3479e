import { isSpaced, isStretched, type LettersSet, type Traits, traitSet } from '../../document/letters-set.ts';
import { pointsOf, roughPointsOf, scaleOf } from './lengths.ts';
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
  else if (name === 'transform' || name === 'scale') declareTransform(look, name, value);
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
      return { 'letters spaced apart or closed up': isSpaced(roughPointsOf(value) ?? 0) };
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

/** The factors of a scale, across and down. */
export function scalesIn(name: string, value: string): number[] {
  const named = /scale\w*\(([^)]*)\)/.exec(value)?.[1] ?? (name === 'scale' ? value : '');
  return named.split(/[\s,]+/).flatMap((factor) => scaleOf(factor) ?? []);
}

/** Letters turned, leant or mirrored are seen to be so; where they are only moved nothing is said of them. */
function declareTransform(look: Look, name: string, value: string): void {
  const factors = scalesIn(name, value);
  if (factors.length > 0) look.scale = Math.min(...factors.map(Math.abs));
  if (/rotate|skew|matrix|perspective/.test(value) || factors.some((factor) => factor < 0))
    look['letters with an effect'] = true;
}

/** How text of this look is set. */
export function lettersSet(look: Look): LettersSet {
  const font = look.font ?? BROWSERS_FONT;
  return { size: look.size, font: GENERIC.test(font) ? undefined : font, traits: traitSet(look) };
}
