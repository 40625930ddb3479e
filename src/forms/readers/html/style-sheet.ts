import { lookOf } from './css.ts';
import type { Look } from './look.ts';

const SIMPLE_SELECTOR = /^([a-z][\w-]*)?(?:\.([\w-]+)|#([\w-]+))?/i;
const LONGEST_SHEET = 500_000;
const MOST_RULES = 2000;
const MOST_CLASSES = 50;
/** Text that a rule sets before or behind its elements; "attr(...)" and counters are none of it. */
const GENERATED = /(?:^|;)\s*content\s*:\s*(["'])(.*?)\1/i;

/** The rules of a page's style sheets, as far as their selectors name a tag, a class or an id. */
export class StyleSheet {
  /** By what a selector names (tag, class or id), then by the tag it asks for besides, or none. */
  readonly #rules = new Map<string, Map<string, Look>>();
  #count = 0;

  add(css: string): void {
    for (const [selectors, declarations] of readRules(css.slice(0, LONGEST_SHEET))) {
      const look = lookOf(declarations);
      const generated = GENERATED.exec(declarations)?.[2];
      for (const selector of selectors.split(',')) {
        const isBeside = /:(?:before|after)$/i.test(selector.trim());
        if (!isBeside) this.#addRule(selector.trim(), look);
        else if (generated) this.#addRule(selector.trim(), { generated: withoutEscapes(generated) });
      }
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

  /** Of a selector that asks for more, only what hides or writes is taken: too much of it goes to staff. */
  #addRule(selector: string, look: Look): void {
    const last = selector.split(/[\s>+~]+/).at(-1) ?? '';
    const [simple = '', tag = '', name, id] = SIMPLE_SELECTOR.exec(last) ?? [];
    const kept = simple === selector || last === '*' ? look : apartFromLook(look);
    const isAny = last.startsWith('*');
    if (Object.keys(kept).length === 0 || (simple === '' && !isAny) || this.#count >= MOST_RULES) return;
    const key = name ? `.${name}` : id ? `#${id}` : isAny ? '*' : tag.toLowerCase();
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

function apartFromLook({ hidden, generated }: Look): Look {
  return { ...(hidden && { hidden }), ...(generated !== undefined && { generated }) };
}

/** Signs are mostly written by number in a sheet: "\\2612". */
function withoutEscapes(text: string): string {
  return text.replaceAll(/\\([0-9a-f]{1,6}) ?/gi, (_, code: string) => {
    const number = Number.parseInt(code, 16);
    return number <= 0x10ffff ? String.fromCodePoint(number) : '';
  });
}
