import type { Language } from '../../domain/language.ts';
import { fold } from '../document/fold.ts';

/** A short gap, a long one, and (around a number) one without other digits. All stay within one cell (a line feed). */
const GAPS: Record<string, string> = { '…': '[^\\n]{0,40}?', '……': '[^\\n]{0,110}?', '‥': '[^\\d\\n.:;]{0,24}?' };

/**
 * Key words in order, searched for in folded text. A word of four letters or more stands for every word that begins
 * with it, a shorter one for itself; `a/b` are alternatives, `?a` may be missing, `#` is a number, and `…`, `……`, `‥` are
 * gaps (see above).
 *
 * The regular expression is made when first needed: most patterns belong to other languages than the form's, and a
 * look for their letters excludes them at once.
 */
export class Pattern {
  private readonly words: string[];
  private readonly language: Language;
  /** For every word that must be there, its alternatives, folded. */
  private readonly needed: string[][];
  private expression: RegExp | null = null;
  private labelExpression: RegExp | null = null;

  constructor(pattern: string, language: Language) {
    this.words = pattern.split(' ');
    this.language = language;
    this.needed = this.words
      .filter((word) => !GAPS[word] && !word.startsWith('?') && word !== '#')
      .map((word) => word.split('/').map(fold));
  }

  test(folded: string): boolean {
    return this.mayMatch(folded) && folded.search(this.regExp()) >= 0;
  }

  /** The numbers (`#`) of all matches. */
  numbers(folded: string): number[] {
    if (!this.mayMatch(folded)) return [];
    return [...folded.matchAll(this.regExp())].map((match) => Number(match[1]));
  }

  /** Calls back for every match, and returns the text with line feeds in its place, which no other pattern crosses. */
  take(folded: string, onMatch: (start: number, end: number) => void): string {
    if (!this.mayMatch(folded)) return folded;
    return folded.replace(this.regExp(), (match: string, ...args: unknown[]) => {
      const start = args.find((arg): arg is number => typeof arg === 'number') ?? 0;
      onMatch(start, start + match.length);
      return '\n'.repeat(match.length);
    });
  }

  /** Whether a text begins with these words and a colon, or consists of them. */
  isLabelOf(folded: string): boolean {
    if (!this.mayMatch(folded)) return false;
    this.labelExpression ??= new RegExp(`^(?:${this.source()})\\s*(?::|$)`, 'u');
    return this.labelExpression.test(folded);
  }

  private mayMatch(folded: string): boolean {
    const text = this.language === 'zh' ? withoutSpaces(folded) : folded;
    return this.needed.every((alternatives) => alternatives.some((word) => text.includes(word)));
  }

  private regExp(): RegExp {
    this.expression ??= new RegExp(this.source(), 'gu');
    return this.expression;
  }

  private source(): string {
    const parts: string[] = [];
    let first = true;
    for (const word of this.words) {
      const gap = GAPS[word];
      if (gap) parts.push(gap);
      else {
        const optional = word.startsWith('?');
        const stems = (optional ? word.slice(1) : word).split('/').map((stem) => stemSource(stem, this.language));
        parts.push(withSeparator(`(?:${stems.join('|')})`, first, optional));
        if (optional && first) continue;
      }
      first = Boolean(gap);
    }
    return parts.join('');
  }
}

let spaced = { text: '', without: '' };

/** Many patterns look at one text in turn. */
function withoutSpaces(text: string): string {
  if (spaced.text !== text) spaced = { text, without: text.replace(/\s/gu, '') };
  return spaced.without;
}

/** The separator stands before a word, except after a gap or at the start, where only an optional word brings one. */
function withSeparator(stems: string, first: boolean, optional: boolean): string {
  const separator = '[^\\p{L}\\p{N}\\n]{0,12}';
  if (!optional) return first ? stems : separator + stems;
  return first ? `(?:${stems}${separator})?` : `(?:${separator}${stems})?`;
}

const SHORT = 3;

function stemSource(stem: string, language: Language): string {
  if (stem === '#') return '(\\d{1,4})(?!\\d)';
  const letters = [...fold(stem)];
  const escaped = letters.map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  // Chinese has no words to begin; text extraction may put spaces between any two characters.
  if (language === 'zh') return escaped.join('\\s?');
  const joined = escaped.join('');
  // Arabic writes "and", "for", "by", "the" together with the word.
  const start = language === 'ar' ? '(?<![\\p{L}\\p{N}])[وفلبك]?(?:ال|ل)?' : '(?<![\\p{L}\\p{N}])';
  return letters.length <= SHORT ? `${start}${joined}(?![\\p{L}\\p{N}])` : `${start}${joined}\\p{L}*`;
}

/** Patterns of several languages, for whoever does not know in which a text is written. */
export function patternsOf(phrases: Readonly<Record<Language, readonly string[]>>): Pattern[] {
  return Object.entries(phrases).flatMap(([language, patterns]) =>
    patterns.map((pattern) => new Pattern(pattern, language as Language)),
  );
}
