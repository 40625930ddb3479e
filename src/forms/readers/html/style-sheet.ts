import { DRAWN, lookOf, splitOutside, UNTOLD, withoutEscapes } from './css.ts';
import type { Look } from './look.ts';
import { readRules } from './rules.ts';
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
/** Quotation marks of a sheet's own making may be any signs. */
const OWN_QUOTES = /(?:^|;)\s*quotes\s*:[^;]*[\p{L}\p{S}]/iu;
const QUOTE = /(?:open|close)-quote/i;
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
    for (const { selectors, declarations } of readRules(css.slice(0, LONGEST_SHEET))) {
      const look = sheetLookOf(declarations);
      for (const each of splitOutside(withoutEscapes(selectors).replaceAll('&', '*'), ',')) {
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
    const insisted = looks.flatMap((look) => look.insisted ?? []);
    return { ...Object.assign({}, ...looks), ...(insisted.length > 0 && { insisted: Object.assign({}, ...insisted) }) };
  }

  #addRule(rule: Rule): void {
    if (this.#count >= MOST_RULES) return;
    this.#count += 1;
    const { key } = rule.selector;
    this.#rules.set(key, [...(this.#rules.get(key) ?? []), rule]);
  }
}

/** What a rule sets before or behind its elements: text, or a box without any that is drawn. */
function besideOf(declarations: string): Look {
  const strings = GENERATED.exec(declarations)?.[1]?.matchAll(QUOTED);
  const text = strings && [...strings].map(([, double, single]) => double ?? single).join('');
  if (text) return { generated: withoutEscapes(text) };
  if (text === undefined && (UNQUOTED.test(declarations) || hasOwnQuotes(declarations))) return { generated: UNTOLD };
  const isDrawn = text === '' && (DRAWN.test(declarations) || PAINTED.test(declarations));
  return isDrawn ? { generated: UNTOLD } : {};
}

function hasOwnQuotes(declarations: string): boolean {
  return QUOTE.test(declarations) && OWN_QUOTES.test(declarations);
}

/** A rule's look, and what of it no attribute of an element takes back. */
function sheetLookOf(declarations: string): Look {
  const insisted = splitOutside(declarations, ';').filter((declaration) => /!\s*important/i.test(declaration));
  return { ...lookOf(declarations), ...(insisted.length > 0 && { insisted: lookOf(insisted.join(';')) }) };
}

/** Of a selector that may hold or not, what hides, strikes or writes is taken: too much of it goes to staff. */
function apartFromLook({ hidden, white, strike, generated, moved, untold, dark }: Look): Look {
  return {
    ...((hidden || white) && { hidden: true }),
    ...(moved && { moved }),
    ...((untold || dark) && { untold: true }),
    ...(strike && { strike }),
    ...(generated !== undefined && { generated }),
  };
}
