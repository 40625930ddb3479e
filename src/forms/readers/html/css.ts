import type { Emphasis } from '../../form-document.ts';

/** How text looks by its markup. What is absent is inherited. */
export interface Look extends Partial<Record<Emphasis, boolean>> {
  font?: string;
}

/** A name, a colon and a value in which quotes and brackets may hold semicolons. */
const DECLARATION = /([-\w]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^()]*\)|[^;"'()])*)/g;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const SIMPLE_SELECTOR = /^([a-z][\w-]*)?(?:\.([\w-]+)|#([\w-]+))?$/i;
const MOST_RULES = 5000;

const NO_COLOUR =
  /^(black|windowtext|auto|initial|inherit|unset|currentcolor|#000(000)?(ff)?|rgba?\(0,\s*0,\s*0(,\s*1)?\))$/;
const NO_BACKGROUND = /^(transparent|none|initial|inherit|unset|auto)$/;
const WHITE = /^(white|window|#fff(fff)?(ff)?|rgba?\(255,\s*255,\s*255(,\s*1)?\))$/;
const ZERO = /^0*\.?0+(px|pt|em|rem|%|ex)?$/;

/** Reads a style attribute. A decoration or a hiding cannot be taken back by an element inside: it is never set false. */
export function lookOf(style: string): Look {
  const look: Look = {};
  for (const [, name, value] of style.matchAll(DECLARATION)) {
    declare(look, (name ?? '').toLowerCase(), (value ?? '').replace(/!important/i, '').trim());
  }
  return look;
}

function declare(look: Look, name: string, value: string): void {
  const plain = value.toLowerCase();
  if (name === 'text-decoration' || name === 'text-decoration-line') {
    if (plain.includes('line-through')) look.strike = true;
    if (plain.includes('underline')) look.underline = true;
  } else if (name === 'font-weight') look.bold = /^bold/.test(plain) || Number(plain) >= 600;
  else if (name === 'font-style') look.italic = /italic|oblique/.test(plain);
  else if (name === 'background' || name === 'background-color' || name === 'mso-highlight')
    declareBackground(look, plain);
  else if (name === 'font') declareFont(look, value);
  else if (name === 'color') look.colour = !NO_COLOUR.test(plain);
  else if (name === 'font-family' || name === 'mso-symbol-font-family') look.font = firstFamily(value);
  else if (isHiding(name, plain)) look.hidden = true;
}

function declareBackground(look: Look, value: string): void {
  const first = /^[\w-]+\([^)]*\)|^\S+/.exec(value)?.[0] ?? '';
  if (WHITE.test(first)) look.highlight = false;
  else if (!NO_BACKGROUND.test(first) && !first.startsWith('url')) look.highlight = true;
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
  return (name === 'font-size' || name === 'opacity') && ZERO.test(value);
}

function firstFamily(value: string): string {
  return (value.split(',')[0] ?? '').replaceAll(/["']/g, '').trim();
}

interface Rule {
  tag: string;
  look: Look;
}

/** The rules of a page's style sheets, as far as their selectors name a tag, a class or an id. */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>();
  #count = 0;

  add(css: string): void {
    const bare = css.replaceAll(/\/\*[\s\S]*?\*\/|<!--|-->/g, '');
    for (const [, selectors, declarations] of bare.matchAll(RULE)) {
      const look = lookOf(declarations ?? '');
      if (Object.keys(look).length === 0) continue;
      for (const selector of (selectors ?? '').split(',')) this.#addRule(selector.trim(), look);
    }
  }

  look(tag: string, attributes: Readonly<Record<string, string>>): Look {
    const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean);
    const keys = [tag, '*', ...classes.map((each) => `.${each}`), ...(attributes.id ? [`#${attributes.id}`] : [])];
    const rules = keys
      .flatMap((key) => this.#rules.get(key) ?? [])
      .filter((rule) => rule.tag === '' || rule.tag === tag);
    return Object.assign({}, ...rules.map((rule) => rule.look)) as Look;
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
    this.#rules.set(key, [...(this.#rules.get(key) ?? []), { tag: tag.toLowerCase(), look: kept }]);
  }
}
