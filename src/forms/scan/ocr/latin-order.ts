import type { LatinLanguage, OcrWord } from './ocr.ts';

/** Words so frequent that a form's page has several; only to guess its language. */
const FREQUENT: Record<LatinLanguage, readonly string[]> = {
  en: ['the', 'of', 'to', 'and', 'this', 'authority', 'comments'],
  fr: ['des', 'et', 'ce', 'cette', 'texte', 'habilite', 'observations'],
  es: ['los', 'y', 'del', 'este', 'texto', 'autoriza', 'comentarios'],
};

/** The languages in Latin letters, that of most of the words first; English where nothing tells. */
export function latinOrder(words: readonly OcrWord[]): LatinLanguage[] {
  const seen = new Map<string, number>();
  for (const { text } of words) {
    const word = text.toLowerCase();
    seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  const count = (language: LatinLanguage) => FREQUENT[language].reduce((sum, word) => sum + (seen.get(word) ?? 0), 0);
  const languages: LatinLanguage[] = ['en', 'fr', 'es'];
  return languages.sort((a, b) => count(b) - count(a));
}
