import { findTextRefs } from '../../domain/text-ref.ts';
import { fold } from '../document/fold.ts';
import { circularNumbers, isHeading } from '../phrases/index.ts';
import { isBrokenWord, isTemplateWord } from '../phrases/vocabulary.ts';
import type { Char } from './chars.ts';

const LONGEST_LABEL = 40;

/** Whether some of a label's letters are struck out or hidden. */
export function isStruck(chars: readonly Char[]): boolean {
  return chars.some(
    ({ codePoint, item }) =>
      item.kind === 'text' &&
      /[\p{L}\p{N}]/u.test(codePoint) &&
      (item.format.has('strike') || item.format.has('hidden')),
  );
}

/**
 * Whether a line or cell can be a record's label: it names one text (or one with two numbers, "G.8272/Y.1367"), near
 * its beginning or behind the form's own words ("Draft new Recommendation"), and does not run on.
 */
export function isLabel(text: string): boolean {
  const refs = findTextRefs(text);
  if (refs.length === 0 || refs.length > 2) return false;
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’-]*/gu) ?? [];
  if (words.length > LONGEST_LABEL) return false;
  const folded = fold(text);
  if (isHeading(folded) || circularNumbers(folded).length > 0) return false;
  const first = words.findIndex((word) => findTextRefs(word).length > 0 || /^[A-Z]$/u.test(word));
  const lead = words.slice(0, Math.max(first, 0));
  return lead.every((word, at) => isTemplateWord(word) || /\d/.test(word) || isBrokenWord(lead, at));
}

/** A line that may continue a label: a working name in brackets, "(X.saf-dfs)", or the form's own words. */
export function continuesLabel(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= 60 && /^[([（].*[)\]）]$/u.test(trimmed);
}

/** Whether the words are the beginning of a label, "Draft new Recommendation", whose number may follow. */
export function beginsLabel(text: string): boolean {
  return /\b(draft|projet|proyecto|recommendation|recommandation|recomendacion|recomendación)\b|проект|草案|建议书|مشروع/iu.test(
    text,
  );
}

/** "(X.saf-dfs)", the rest of a label that a page broke. */
export function isWorkingName(text: string): boolean {
  return /^\s*[(（]\s*[A-Z]\.[\w.-]+\s*[)）]\s*$/u.test(text);
}
