import { DRAWN, lookOf, splitOutside, UNTOLD, withoutEscapes } from './css.ts';
import type { Look } from './look.ts';
import { type Named, Selector } from './selector.ts';

const LONGEST_SHEET = 500_000;
const MOST_RULES = 2000;
const MOST_CLASSES = 50;
/** Text that a rule sets before or behind its elements; "attr(...)" and counters are none of it. */
const GENERATED = /(?:^|;)\s*content\s*:\s*((?:(?:"[^"]*"|'[^']*')\s*)+)/i;
const QUOTED = /"([^"]*)"|'([^']*)'/g;
/** What draws where a rule sets no text: a ground, or a shadow. */
const PAINTED =
  /(?:^|;)\s*(?:background(?:-color|-image)?|box-shadow|outline)\s*:\s*(?!none|transparent|inherit|initial|0\b)/i;

/** What a rule writes otherwise than in quotation marks: a counter, an attribute, a picture. */
const UNQUOTED =
  /(?:^|;)\s*content\s*:\s*(?!normal|none|inherit|initial|unset|["']|(?:open|close|no-open|no-close)-quote)[\w-]/i;
const WHITE_INSISTED = /(?:^|;)\s*(?:color|-webkit-text-fill-color)\s*:[^;]*!\s*important/i;
const IMPORTED = /@import\s+(?:url\()?["']?(data:[^"');]+)/gi;

/** The rules of a sheet whose address holds it (RFC 2397). */
export function sheetIn(address: string): string {
  const [, type = '', data = ''] = /^data:([^,]*),(.*)$/is.exec(address) ?? [];
  if (data === '') return '';
  if (/;\s*base64$/i.test(type)) return Buffer.from(data, 'base64').toString('utf8');
  try {
    return decodeURIComponent(data);
  } catch {
    return data;
  }
}

interface Rule {
  selector: Selector;
  look: Look;
}

/** The rules of a page's style sheets. */
export class StyleSheet {
  /** By what their selectors look for first. */
  readonly #rules = new Map<string, Rule[]>();
  #count = 0;

  add(css: string): void {
    for (const [, address = ''] of css.slice(0, LONGEST_SHEET).matchAll(IMPORTED)) this.#read(sheetIn(address));
    this.#read(css);
  }

  #read(css: string): void {
    for (const [selectors, declarations] of readRules(css.slice(0, LONGEST_SHEET))) {
      const look = hiddenForGood(declarations, lookOf(declarations));
      for (const each of splitOutside(selectors.replaceAll('&', '*'), ',')) {
        const selector = Selector.parse(each);
        if (!selector) continue;
        const written = selector.isBeside ? besideOf(declarations) : look;
        if (Object.keys(written).length > 0) this.#addRule({ selector, look: written });
      }
    }
  }

  /** @param around what the element lies in, the outermost first */
  look(element: Named, around: readonly Named[]): Look {
    const { name, attributes } = element;
    const classes = (attributes.class ?? '').split(/\s+/, MOST_CLASSES).filter(Boolean);
    const keys = [name, '*', ...classes.map((each) => `.${each}`), ...(attributes.id ? [`#${attributes.id}`] : [])];
    const rules = keys.flatMap((key) => this.#rules.get(key) ?? []);
    if (rules.length === 0) return {};
    const looks = rules
      .toSorted((left, right) => left.selector.weight - right.selector.weight)
      .map(({ selector, look }) => {
        const match = selector.match(element, around);
        return match === 'no' ? {} : match === 'yes' ? look : apartFromLook(look);
      });
    return Object.assign({}, ...looks) as Look;
  }

  #addRule(rule: Rule): void {
    if (this.#count >= MOST_RULES) return;
    this.#count += 1;
    const { key } = rule.selector;
    this.#rules.set(key, [...(this.#rules.get(key) ?? []), rule]);
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

/** What a rule sets before or behind its elements: text, or a box without any that is drawn. */
function besideOf(declarations: string): Look {
  const strings = GENERATED.exec(declarations)?.[1]?.matchAll(QUOTED);
  const text = strings && [...strings].map(([, double, single]) => double ?? single).join('');
  if (text) return { generated: withoutEscapes(text) };
  if (text === undefined && UNQUOTED.test(declarations)) return { generated: UNTOLD };
  const isDrawn = text === '' && (DRAWN.test(declarations) || PAINTED.test(declarations));
  return isDrawn ? { generated: UNTOLD } : {};
}

/** What a sheet insists on no attribute of an element takes back. */
function hiddenForGood(declarations: string, look: Look): Look {
  return look.white && WHITE_INSISTED.test(declarations) ? { ...look, hidden: true } : look;
}

/** Of a selector that may hold or not, what hides, strikes or writes is taken: too much of it goes to staff. */
function apartFromLook({ hidden, white, strike, generated }: Look): Look {
  return {
    ...((hidden || white) && { hidden: true }),
    ...(strike && { strike }),
    ...(generated !== undefined && { generated }),
  };
}
