import { LETTERS, roughPointsOf } from './lengths.ts';

/** What only a browser can work out. */
const RECKONED = /\b(?:var|calc|min|max|clamp|env|attr|anchor|if)\(/;
/** Declarations that tell whether letters are seen, and as what. */
const TELLING =
  /^(?:display|visibility|opacity|font|font-size|font-weight|letter-spacing|zoom|scale|rotate|translate|transform|text-decoration(?:-line|-style|-color)?|text-underline-offset|text-indent|margin(?:-\w+)*|line-height|top|bottom|left|right|inset(?:-\w+)*|height|max-height)$/;
/** What alters letters otherwise than by their size, colour and place, unless its value says that it does not. */
const ALTERING =
  /^(?:filter|mix-blend-mode|perspective|text-emphasis(?:-style)?|font-size-adjust|-webkit-(?:text-security|box-reflect)|container(?:-type)?|contain)$|^border-image(?:-source)?$|^animation(?:-name)?$/;
const NOT_ALTERING =
  /^(?:none|normal|auto|initial|inherit|unset|revert|layout|style|layout style|(?:alpha|progid|hue-rotate|saturate|grayscale|sepia)\b.*)$/;
/** In points: lines so low stand upon each other, as do letters set so much closer; so far apart they make no words. */
const LOWEST_LINE = 6;
const [CLOSED_UP, SPREAD] = [-3, 20];
/** In points: a line so thick at letters covers others. */
const THICK_LINE = 3;
/** In points: a shadow that reaches so far stands among other letters, or upon them. */
const FAR_SHADOW = 6;
const SHADOW = /^(?:text|box)-shadow$/;
/** In points: an outline of letters so thick covers them. */
const THICK = 1.5;

/** Whether declarations make letters look as only a browser can tell. */
export function isUntold(declared: ReadonlyMap<string, string>): boolean {
  return [...declared].some(
    ([name, value]) =>
      (APPEARANCE.test(name) && value === 'none') ||
      (name === 'quotes' && /[\p{L}\p{S}]/u.test(value.replace(/^\w+$/, ''))) ||
      (TELLING.test(name) && RECKONED.test(value)) ||
      (ALTERING.test(name) && !NOT_ALTERING.test(value)) ||
      (SHADOW.test(name) && reachesFar(value)) ||
      (name === 'line-height' && lineOf(value) < LOWEST_LINE) ||
      (SPACING.test(name) && isOutOfPlace(roughPointsOf(value) ?? 0)) ||
      (LINE.test(name) && lengthsIn(value).some((length) => length >= THICK_LINE)) ||
      (TURNING.test(name) && isTurned(value)) ||
      (name === 'color-scheme' && /^(?:only )?dark(?: only)?$/.test(value)) ||
      (name.startsWith('-webkit-text-stroke') && isThick(value)),
  );
}

/** A control without it shows its state by the style alone. */
const APPEARANCE = /^(?:-webkit-|-moz-)?appearance$/;
const SPACING = /^(?:letter|word)-spacing$/;
const LINE = /^text-decoration(?:-thickness)?$/;
const TURNING = /^(?:transform|rotate|scale)$/;

function isOutOfPlace(spacing: number): boolean {
  return spacing <= CLOSED_UP || spacing >= SPREAD;
}

/** Turned, leant or mirrored, if only by a little: how far, a browser tells. */
function isTurned(value: string): boolean {
  return (
    /rotate|skew|matrix|perspective|scale\w*\([^)]*-|^-|^[xyz]? ?-?[\d.]+(?:deg|rad|turn|grad)/.test(value) &&
    /[1-9]/.test(value)
  );
}

/** A line's height in points, at the usual size of letters where it depends on them. */
function lineOf(value: string): number {
  return /^[\d.]+$/.test(value) ? Number(value) * LETTERS : (roughPointsOf(value) ?? LETTERS);
}

/** By its first two lengths, which tell where a shadow falls. */
function reachesFar(value: string): boolean {
  return value
    .replaceAll(/[\w-]+\([^()]*\)/g, '')
    .split(',')
    .some((shadow) =>
      lengthsIn(shadow)
        .slice(0, 2)
        .some((length) => Math.abs(length) >= FAR_SHADOW),
    );
}

function isThick(value: string): boolean {
  return lengthsIn(value).some((length) => length >= THICK);
}

function lengthsIn(value: string): number[] {
  return value
    .trim()
    .split(/\s+/)
    .flatMap((part) => roughPointsOf(part) ?? []);
}
