import { declareBackground, declareColour, declarePainted, lookThrough } from './colours.ts';
import { roughPointsOf, scaleOf } from './lengths.ts';
import { declareLetters, scalesIn } from './letters.ts';
import type { Look } from './look.ts';
import { cutsOff, isLow, isMoved } from './moved.ts';
import { isUntold } from './untold.ts';

const DECORATION = /^(?:-\w+-)?text-decoration(?:-line)?$/;
const LONGEST_VALUE = 500;
/** "transparent", "rgba(0, 0, 0, 0)", "#00000000". */
const TRANSPARENT = /^(transparent|rgba\(.*[,/]\s*0?\.?0+%?\s*\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0)$/;
/** Where nobody scrolls to. */
const FAR_OUTSIDE = /^-\d{3,}/;
/** Beyond the page at either side. */
const BESIDE_PAGE =
  /^-?(?:(?:7[4-9]\d|[89]\d\d|\d{4,})(?:\.\d+)?(?:px|pt)|(?:[5-9]\d|\d{3,})(?:\.\d+)?r?em|(?:9\d|\d{3,})(?:\.\d+)?(?:v[wh]|%))$/;
const SIDEWAYS =
  /^(?:margin-left|margin-inline-start|padding-left|padding-inline-start|text-indent|left|right|top|bottom|inset.*|translate)$/;
/** Stands for what a style sheet shows without saying what it is. */
export const UNTOLD = '▭';
export const DRAWN = /\b(?:solid|double|dashed|dotted|ridge|groove|inset|outset)\b/;
/** What frames a line beside its border: an outline, or a shadow of its box. */
const FRAMES = new Set(['outline', 'outline-style', 'box-shadow']);
export const DRAWN_FRAME = /\b(?:solid|double|dashed|dotted|ridge|groove|inset|outset|auto)\b|\d(?:px|pt|em)/;
const MASK = /^mask(?:-box)?(?:-image)?$/;
/** In points: no letter is so low or narrow. */
const FLAT = 3;
/** What sets the size of a room, and what becomes of what is larger. */
const SIZE = /^(?:max-)?(?:width|height|block-size|inline-size)$|^line-height$/;
const OVERFLOW = /^overflow(?:-[xy]|-block|-inline)?$/;
const CONTAIN = /^contain$/;
/** A line drawn so far above where letters are underlined goes through them. */
const RAISED_LINE = /^-(?:0?\.[1-9]\d*|[1-9][\d.]*)/;
/** By less, boxes and pictures are seen no more than letters. */
const SMALLEST = 0.3;
const ZERO = /^0*\.?0+(px|pt|em|rem|%|ex)?$/;

/** Reads a style attribute. A decoration or a hiding cannot be taken back by an element inside: it is never set false. */
export function lookOf(style: string): Look {
  const look: Look = {};
  const declared = new Map<string, string>();
  for (const [name, value] of declarationsOf(style)) {
    declare(look, name, value);
    declared.set(name, value.toLowerCase());
  }
  if (isCutAway(declared)) look.hidden = true;
  if (isFramed(declared)) look.framed = true;
  if (isMoved(declared)) look.moved = true;
  if (isUntold(declared) || cutsOff(declared)) look.untold = true;
  if (isLow(declared)) look.low = true;
  if (look.strike && isDrawnUnseen(declared)) look.hidden = true;
  if (DRAWN.test(declared.get('border-bottom') ?? declared.get('border-bottom-style') ?? '')) look.lined = true;
  if (['top', 'left', 'right'].some((side) => DRAWN.test(declared.get(`border-${side}`) ?? ''))) look.edged = true;
  return look;
}

/** What overflows a room of no size is cut away. */
function isCutAway(declared: ReadonlyMap<string, string>): boolean {
  const some = (names: RegExp, is: (value: string) => boolean) =>
    [...declared].some(([name, value]) => names.test(name) && is(value));
  return (
    some(SIZE, (value) => !value.endsWith('%') && (roughPointsOf(value) ?? FLAT + 1) <= FLAT) &&
    (some(OVERFLOW, (value) => /hidden|clip|auto|scroll/.test(value)) || some(CONTAIN, (value) => value !== 'none'))
  );
}

/** What a declaration of a line names beside its colour. */
const LINE =
  /^(?:none|underline|overline|line-through|blink|solid|double|dotted|dashed|wavy|auto|from-font|initial|inherit|unset|[\d.]+\w*%?)$/;

/** Whether the lines at its letters are drawn in a colour that nobody sees, or that only a browser can tell. */
function isDrawnUnseen(declared: ReadonlyMap<string, string>): boolean {
  const shorthand = declared.get('text-decoration')?.match(/[\w-]+\((?:[^()]|\([^()]*\))*\)|\S+/g) ?? [];
  const colour = declared.get('text-decoration-color') ?? shorthand.find((part) => !LINE.test(part)) ?? 'initial';
  const look: Look = {};
  declareColour(look, colour);
  return look.white === true;
}

/** A line above or below is layout; a frame at both sides is drawn around something. */
function isFramed(declared: ReadonlyMap<string, string>): boolean {
  const [, right = 'none'] = declared.get('border-style')?.split(/\s+/) ?? [];
  const all = [
    declared.get('border-style')?.includes(' ') ? right : declared.get('border-style'),
    declared.get('border'),
  ];
  const isDrawn = (...names: string[]) => {
    const own = names.flatMap((name) => [declared.get(`border-${name}-style`), declared.get(`border-${name}`)]);
    return DRAWN.test([...own, ...all].find((value) => value !== undefined) ?? '');
  };
  return isDrawn('left', 'inline-start', 'inline') && isDrawn('right', 'inline-end', 'inline');
}

const COMMENT = /\/\*.*?\*\//gs;

/** Signs are mostly written by number in a sheet: "\\2612". */
export function withoutEscapes(text: string): string {
  return text.replaceAll(/\\([0-9a-f]{1,6}) ?/gi, (_, code: string) => {
    const number = Number.parseInt(code, 16);
    return number <= 0x10ffff ? String.fromCodePoint(number) : '';
  });
}

/** Browsers know these under names of their own makers as well. */
const PREFIX =
  /^-(?:webkit|moz|ms|o)-(?=(?:transform|filter|clip-path|mask|box-shadow|text-emphasis|text-decoration)\b)/;

/** The declarations of a style attribute: their names in small letters, and their values as they are written. */
export function declarationsOf(style: string): [name: string, value: string][] {
  return splitOutside(style.replaceAll(COMMENT, ''), ';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':');
    const name = withoutEscapes(declaration.slice(0, colon)).trim().toLowerCase().replace(PREFIX, '');
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim();
    return colon <= 0 || value.length > LONGEST_VALUE ? [] : [[name, value]];
  });
}

/** Splits at the signs of this kind that stand in no quotes and no brackets. */
export function splitOutside(style: string, sign: ';' | ','): string[] {
  const parts: string[] = [];
  let start = 0;
  let quote = '';
  let depth = 0;
  for (let at = 0; at <= style.length; at += 1) {
    const character = style[at] ?? '';
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (at < style.length && (character !== sign || quote || depth > 0)) continue;
    parts.push(style.slice(start, at));
    start = at + 1;
  }
  return parts;
}

const GROUND = /^(?:background(?:-color|-image)?|mso-highlight)$/;

function declare(look: Look, name: string, value: string): void {
  const plain = value.toLowerCase();
  if (isHiding(name, plain)) look.hidden = true;
  else if (DECORATION.test(name)) {
    look.unlined = plain === 'none';
    if (plain.includes('line-through')) look.strike = true;
    if (plain.includes('underline')) look.underline = true;
  } else if (name === 'text-line-through' && plain !== 'none') look.strike = true;
  else if (name === 'text-underline-offset' && RAISED_LINE.test(plain)) look.strike = true;
  else if (name === 'list-style' || name === 'list-style-type' || name === 'list-style-image')
    declareMarker(look, value);
  else if (name.startsWith('counter-') && plain.includes('list-item')) look.generated = UNTOLD;
  else if (name === 'box-shadow' && plain.includes('inset')) declarePainted(look);
  else if (name === 'font-weight') look.bold = /^bold/.test(plain) || Number(plain) >= 600;
  else if (name === 'font-style') look.italic = /italic|oblique/.test(plain);
  else if (GROUND.test(name)) declareBackground(look, plain);
  else if (FRAMES.has(name) && DRAWN_FRAME.test(plain)) look.framed = true;
  else if (isPale(name, plain)) look.faint = true;
  else if (name === 'font') declareFont(look, value);
  else if (name === 'color' || name === '-webkit-text-fill-color') declareColour(look, plain);
  else if (name === 'font-family' || name === 'mso-symbol-font-family') look.font = firstFamily(value);
  else declareLetters(look, name, plain);
}

/** What stands in a list's declaration beside the name of its marker. */
const BESIDE_MARKER = /^(?:inside|outside|inherit|initial|unset|revert|revert-layer|none|auto)$/;
/** Numbers, letters and bullets that browsers know by themselves (CSS Counter Styles 3). */
const KNOWN_MARKER =
  /^(?:disc|circle|square|decimal(?:-leading-zero)?|(?:lower|upper)-(?:roman|alpha|latin|greek|armenian)|disclosure-(?:open|closed)|armenian|georgian|hebrew|arabic-indic|persian|urdu|thai|hiragana(?:-iroha)?|katakana(?:-iroha)?|ethiopic-numeric|cjk-\w+(?:-\w+)?|(?:simp|trad)-chinese-(?:in)?formal|(?:japanese|korean)-[\w-]+)$/;

/** What a list puts before its items is seen like all writing, where it is of the page's own making. */
function declareMarker(look: Look, value: string): void {
  const own = /(["'])(.+?)\1/.exec(value)?.[2];
  const names = value
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== '' && !BESIDE_MARKER.test(name));
  if (own) look.generated = own;
  else if (names.some((name) => !KNOWN_MARKER.test(name))) look.generated = UNTOLD;
  else if (names[0] !== undefined) look.marker = names[0];
}

const FONT =
  /^(.*?)(?<![\w.-])(0|[-+]?[\d.]+(?:e[-+]?\d+)?(?:[a-z]+|%)|(?:x{1,3}-)?(?:small|large)|medium|smaller|larger)(?:\s*\/\s*\S+)?\s+(.+)$/i;

/** The shorthand: style and weight, then a size, then the families. */
function declareFont(look: Look, value: string): void {
  const parts = FONT.exec(value);
  if (!parts) return;
  look.bold = /\bbold/i.test(parts[1] ?? '');
  look.italic = /\bitalic/i.test(parts[1] ?? '');
  look.font = firstFamily(parts[3] ?? '');
  declareLetters(look, 'font-size', (parts[2] ?? '').toLowerCase());
}

/** Letters that let most of the page through, or are out of focus, step back as grey ones do. */
function isPale(name: string, value: string): boolean {
  if (name === 'opacity') return lookThrough(opacityOf(value)) !== 'plain';
  return name === 'filter' && /blur|opacity|contrast|brightness/.test(value);
}

function opacityOf(value: string): number {
  return Number.parseFloat(value) * (value.endsWith('%') ? 0.01 : 1);
}

function isHiding(name: string, value: string): boolean {
  if (name === 'display') return /^(?:none|table-column(?:-group)?)$/.test(withoutEscapes(value));
  if (name === 'visibility') return value === 'hidden' || value === 'collapse';
  if (name === 'mso-hide') return value === 'all';
  if (name === 'clip') return value.startsWith('rect');
  if (name === 'clip-path' || MASK.test(name)) return value !== 'none';
  if (name === 'content-visibility') return value === 'hidden';
  if (name === 'color' || name === '-webkit-text-fill-color') return TRANSPARENT.test(value);
  if (SIDEWAYS.test(name) && value.split(/[(),\s]+/).some((part) => BESIDE_PAGE.test(part))) return true;
  if (name === 'zoom') return (scaleOf(value) ?? 1) < SMALLEST;
  if (scalesIn(name, value).some((scale) => Math.abs(scale) < SMALLEST)) return true;
  if (name === 'transform') return value.split(/[(),\s]+/).some((part) => BESIDE_PAGE.test(part));
  if (name === 'left' || name === 'top' || name === 'text-indent') return FAR_OUTSIDE.test(value);
  if (name === 'opacity') return lookThrough(opacityOf(value)) === 'white';
  return (name === 'font-size' || name === 'max-height') && ZERO.test(value);
}

function firstFamily(value: string): string {
  return (value.split(',')[0] ?? '').replaceAll(/["']/g, '').trim();
}
