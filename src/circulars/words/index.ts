import type { Language } from '../../domain/language.ts';
import { fold } from '../../forms/document/fold.ts';
import { Pattern } from '../../forms/phrases/pattern.ts';
import { arabic } from './ar.ts';
import type { CircularWords } from './circular-words.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { russian } from './ru.ts';
import { chinese } from './zh.ts';

export const CIRCULAR_WORDS: Readonly<Record<Language, CircularWords>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  zh: chinese,
};

const patterns = new Map<string, Pattern>();

/** Whether a folded text holds one of these phrases. */
export function holdsAny(folded: string, phrases: readonly string[], { language }: CircularWords): boolean {
  return phrases.some((phrase) => pattern(phrase, language).test(folded));
}

/** The numbers (`#`) of these phrases in a folded text, without repetition. */
export function numbersIn(folded: string, phrases: readonly string[], { language }: CircularWords): number[] {
  return [...new Set(phrases.flatMap((phrase) => pattern(phrase, language).numbers(folded)))];
}

/** Whether a folded line is one of these words with a colon or alone, or begins with one. */
export function beginsWith(folded: string, words: readonly string[]): boolean {
  return words.some((word) => folded.startsWith(fold(word)));
}

function pattern(phrase: string, language: Language): Pattern {
  const key = `${language} ${phrase}`;
  const known = patterns.get(key);
  if (known) return known;
  const made = new Pattern(phrase, language);
  patterns.set(key, made);
  return made;
}
