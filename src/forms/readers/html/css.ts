import { groundLook, inkLook, type Rgb, rgbOf } from '../../colour.ts';
import type { Emphasis } from '../../form-document.ts';
import { emphasisSet } from '../../paragraph-builder.ts';

/** How text looks by its markup. What is absent is inherited. */
export interface Look extends Partial<Record<Emphasis, boolean>> {
  font?: string;
  /** Its letters are white: they cannot be seen unless the ground is coloured. */
  white?: boolean;
}

const SIMPLE_SELECTOR = /^([a-z][\w-]*)?(?:\.([\w-]+)|#([\w-]+))?$/i;
const LONGEST_VALUE = 500;
const LONGEST_SHEET = 500_000;
const MOST_RULES = 2000;
const MOST_CLASSES = 50;

const NO_COLOUR =
  /^(black|windowtext|auto|initial|inherit|unset|currentcolor|#000(000)?(ff)?|rgba?\(0,\s*0,\s*0(,\s*1)?\))$/;
const NO_BACKGROUND = /^(transparent|none|initial|inherit|unset|auto)$/;
const WHITE = /^(white|window|#fff(fff)?(ff)?|rgba?\(255,\s*255,\s*255(,\s*1)?\))$/;
const GREY_NAME = /gr[ae]y|silver|gainsboro/;
/** "transparent", "rgba(0, 0, 0, 0)", "#00000000". */
const TRANSPARENT = /^(transparent|rgba\(.*[,/]\s*0?\.?0+%?\s*\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0)$/;
/** Letters that nobody can read. */
const SPECK = /^(?:0?\.\d+|1(?:\.\d+)?)(?:px|pt)$/;
/** Where nobody scrolls to. */
const FAR_OUTSIDE = /^-\d{3,}/;
const ZERO = /^0*\.?0+(px|pt|em|rem|%|ex)?$/;

/** What a reader of the page sees: white letters on a ground of no colour are as good as hidden. */
export function emphasisOf(look: Look): ReadonlySet<Emphasis> {
  const isUnseen = look.white === true && !look.highlight && !look.dimmed;
  return emphasisSet({ ...look, hidden: look.hidden || isUnseen });
}

/** Reads a style attribute. A decoration or a hiding cannot be taken back by an element inside: it is never set false. */
export function lookOf(style: string): Look {
  const look: Look = {};
  for (const declaration of splitDeclarations(style)) {
    const colon = declaration.indexOf(':');
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, '')
      .trim();
    if (colon > 0 && value.length <= LONGEST_VALUE)
      declare(look, declaration.slice(0, colon).trim().toLowerCase(), value);
  }
  return look;
}

/** Splits at the semicolons that stand in no quotes and no brackets. */
function splitDeclarations(style: string): string[] {
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
    if (at < style.length && (character !== ';' || quote || depth > 0)) continue;
    parts.push(style.slice(start, at));
    start = at + 1;
  }
  return parts;
}

function declare(look: Look, name: string, value: string): void {
  const plain = value.toLowerCase();
  if (isHiding(name, plain)) look.hidden = true;
  else if (name === 'text-decoration' || name === 'text-decoration-line') {
    if (plain.includes('line-through')) look.strike = true;
    if (plain.includes('underline')) look.underline = true;
  } else if (name === 'font-weight') look.bold = /^bold/.test(plain) || Number(plain) >= 600;
  else if (name === 'font-style') look.italic = /italic|oblique/.test(plain);
  else if (name === 'background' || name === 'background-color' || name === 'mso-highlight')
    declareBackground(look, plain);
  else if (name === 'font') declareFont(look, value);
  else if (name === 'color') declareColour(look, plain);
  else if (name === 'font-family' || name === 'mso-symbol-font-family') look.font = firstFamily(value);
}

/** Colours by name, as people write them for letters that shall stand out, step back or vanish. */
function inkByName(value: string): ReturnType<typeof inkLook> {
  if (WHITE.test(value)) return 'white';
  return GREY_NAME.test(value) ? 'faint' : 'colour';
}

/** Letters of a colour stand out, grey ones step back. */
export function declareColour(look: Look, value: string): void {
  const rgb = rgbOfCss(value);
  const ink = NO_COLOUR.test(value) ? 'plain' : rgb ? inkLook(rgb) : inkByName(value);
  look.colour = ink === 'colour';
  look.faint = ink === 'faint';
  look.white = ink === 'white';
}

/** Whether a cell has a ground of its own colour. */
export function hasGround({ bgcolor, style }: Readonly<Record<string, string>>): boolean {
  const look = lookOf(style ?? '');
  if (bgcolor) declareBackground(look, bgcolor.trim().toLowerCase());
  return look.highlight === true || look.dimmed === true;
}

function declareBackground(look: Look, value: string): void {
  const first = /^[\w-]+\([^)]*\)|^\S+/.exec(value)?.[0] ?? '';
  if (NO_BACKGROUND.test(first) || first.startsWith('url')) return;
  const rgb = rgbOfCss(first);
  const isDim = first === 'black' || GREY_NAME.test(first);
  const ground = WHITE.test(first) ? 'none' : rgb ? groundLook(rgb) : isDim ? 'dimmed' : 'highlight';
  look.highlight = ground === 'highlight';
  look.dimmed = ground === 'dimmed';
}

/** "#a6a6a6" and "rgb(166, 166, 166)". */
function rgbOfCss(value: string): Rgb | null {
  const numbers = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(value);
  return numbers ? [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])] : rgbOf(value);
}

/** The shorthand: style and weight, then a size, then the families. */
function declareFont(look: Look, value: string): void {
  const parts = /^(.*?)(?:\d[\d.]*(?:pt|px|em|rem|%)|medium|small|large)\S*\s+(.+)$/i.exec(value);
  if (!parts) return;
  look.bold = /\bbold/i.test(parts[1] ?? '');
  look.italic = /\bitalic/i.test(parts[1] ?? '');
  look.font = firstFamily(parts[2] ?? '');
}

function isHiding(name: string, value: string): boolean {
  if (name === 'display') return value === 'none';
  if (name === 'visibility') return value === 'hidden' || value === 'collapse';
  if (name === 'mso-hide') return value === 'all';
  if (name === 'color') return TRANSPARENT.test(value);
  if (name === 'transform') return /scale\w*\(\s*0/.test(value);
  if (name === 'left' || name === 'top' || name === 'text-indent') return FAR_OUTSIDE.test(value);
  if (name === 'font-size' && SPECK.test(value)) return true;
  return (name === 'font-size' || name === 'opacity' || name === 'max-height') && ZERO.test(value);
}

function firstFamily(value: string): string {
  return (value.split(',')[0] ?? '').replaceAll(/["']/g, '').trim();
}

/** The rules of a page's style sheets, as far as their selectors name a tag, a class or an id. */
export class StyleSheet {
  /** By what a selector names (tag, class or id), then by the tag it asks for besides, or none. */
  readonly #rules = new Map<string, Map<string, Look>>();
  #count = 0;

  add(css: string): void {
    for (const [selectors, declarations] of readRules(css.slice(0, LONGEST_SHEET))) {
      const look = lookOf(declarations);
      if (Object.keys(look).length === 0) continue;
      for (const selector of selectors.split(',')) this.#addRule(selector.trim(), look);
    }
  }

  look(tag: string, attributes: Readonly<Record<string, string>>): Look {
    const classes = (attributes.class ?? '').split(/\s+/, MOST_CLASSES).filter(Boolean);
    const keys = [tag, '*', ...classes.map((each) => `.${each}`), ...(attributes.id ? [`#${attributes.id}`] : [])];
    const looks = keys.flatMap((key) => {
      const rules = this.#rules.get(key);
      return rules ? [rules.get('') ?? {}, rules.get(tag) ?? {}] : [];
    });
    return Object.assign({}, ...looks) as Look;
  }

  /** Of a selector that asks for more than one element, only a hiding is taken: too much hidden goes to staff. */
  #addRule(selector: string, look: Look): void {
    const parts = selector.split(/[\s>+~]+/);
    const last = (parts.at(-1) ?? '').replace(/[:[].*$/, '');
    const isWhole = parts.length === 1 && last === selector;
    const kept: Look = isWhole ? look : look.hidden ? { hidden: true } : {};
    const match = SIMPLE_SELECTOR.exec(last);
    if (Object.keys(kept).length === 0 || (!match && last !== '*') || this.#count >= MOST_RULES) return;
    const [, tag = '', name, id] = match ?? [];
    const key = name ? `.${name}` : id ? `#${id}` : last === '*' ? '*' : tag.toLowerCase();
    if (key === '') return;
    this.#count += 1;
    const rules = this.#rules.get(key) ?? new Map<string, Look>();
    const wanted = tag.toLowerCase() === key ? '' : tag.toLowerCase();
    this.#rules.set(key, rules.set(wanted, { ...rules.get(wanted), ...kept }));
  }
}

/** Each rule's selectors and declarations; a rule inside another (of a medium) is taken as if it stood alone. */
function readRules(css: string): [selectors: string, declarations: string][] {
  const [first = '', ...more] = css.replaceAll(/<!--|-->/g, '').split('/*');
  const bare =
    first + more.map((part) => part.slice(part.includes('*/') ? part.indexOf('*/') + 2 : part.length)).join('');
  return bare.split('}').flatMap((block): [string, string][] => {
    const parts = block.split('{');
    return parts.length < 2 ? [] : [[parts.at(-2) ?? '', parts.at(-1) ?? '']];
  });
}
