import { english } from '../../src/console/words/en/index.ts';
import type { Words } from '../../src/console/words/words.ts';

/** A language that nobody speaks: the English catalogue with every entry between brackets. */
export const pseudo: Words = { ...inBrackets(english), language: { ...english.language, tag: 'en-x-pseudo' } };

function inBrackets<T>(entry: T): T {
  if (typeof entry === 'string') return `⟦${entry}⟧` as T;
  if (typeof entry === 'function') return ((...given: unknown[]) => `⟦${entry(...given)}⟧`) as T;
  return Object.fromEntries(
    Object.entries(entry as object).map(([name, value]: [string, unknown]) => [name, inBrackets(value)]),
  ) as T;
}

/** What is shown or read out to a person beside the text. */
const SHOWN_ATTRIBUTES =
  /\s(?:title|alt|placeholder|aria-label|hx-confirm|data-(?:connected|broken|confirm|key-label))="([^"]*)"/g;
/** Elements without an end. */
const VOID = new Set(['doctype', 'meta', 'link', 'input', 'br', 'img', 'hr', 'wbr', 'source', 'col']);
/** Elements that hold data: what others wrote, instants, codes, clauses. */
const DATA = new Set(['bdi', 'time', 'code', 'cite', 'pre', 'script', 'style']);

/** Marks what is in a language of its own, and paragraphs of documents as they came. */
const OTHERS = /\s(?:lang=|data-as-it-came)/;

/** Every piece of a page with a word that is neither data nor of the catalogue. */
export function strayWords(page: string, names: readonly string[] = []): string[] {
  const longestFirst = names.toSorted((left, right) => right.length - left.length);
  const wordsIn = (text: string) => wordsOutside(text, longestFirst);
  const stray: string[] = [];
  const open: { name: string; isData: boolean }[] = [];
  for (const [whole, name = '', text = ''] of page.matchAll(/<[/!]?([a-z][a-z0-9-]*)[^>]*>|([^<]+)/gi)) {
    if (text !== '') {
      if (!open.some(({ isData }) => isData)) stray.push(...wordsIn(text));
    } else if (whole.startsWith('</')) {
      const at = open.findLastIndex((element) => element.name === name);
      if (at >= 0) open.splice(at);
    } else {
      const isData =
        (DATA.has(name) && !whole.includes('class="sentence"')) || OTHERS.test(whole.replace(/^<html.*/s, ''));
      if (!open.some((element) => element.isData))
        for (const [, value = ''] of whole.matchAll(SHOWN_ATTRIBUTES)) stray.push(...wordsIn(value));
      if (!VOID.has(name) && !whole.endsWith('/>')) open.push({ name, isData });
    }
  }
  return stray;
}

/** Addresses, references, countries by their ISO codes, durations in ISO 8601. */
const CODES =
  /\S+@\S+|\bT\d\d-\d+-[A-Z]{2}-[0-9A-Z]{10}\b|(?<![\p{L}\p{N}])(?:[A-Z]{2}|P\d+D|PT\d+H)(?![\p{L}\p{N}])/gu;

/** @param names what no language translates */
function wordsOutside(text: string, names: readonly string[]): string[] {
  let left = text.replaceAll('&#39;', "'").replace(/&[a-z0-9#]+;/gi, ' ');
  for (let before = ''; before !== left; ) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  left = names.reduce((rest, name) => rest.replaceAll(name, ' '), left).replace(CODES, ' ');
  return /\p{L}{2}/u.test(left) ? [left.trim()] : [];
}
