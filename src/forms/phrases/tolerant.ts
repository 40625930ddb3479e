import type { Language } from '../../domain/language.ts';
import { fold } from '../document/fold.ts';

/**
 * Whether a folded text contains a pattern's words in order although OCR damaged it: spaces do not count, and each
 * word may differ in one letter of five. Words of up to three letters must be whole, else a lost "no" would turn an
 * answer round; a text that merely lost one is therefore not found at all.
 */
export function nearlyContains(folded: string, pattern: string, language: Language): boolean {
  const text = compact(folded);
  let from = 0;
  let limit = text.length;
  for (const word of pattern.split(' ')) {
    if (word.startsWith('?') || word === '#') continue;
    if (word === '…' || word === '……') {
      limit = Math.min(text.length, from + (word === '…' ? 60 : 140));
      continue;
    }
    const ends = word.split('/').map((stem) => findNearly(text, compact(fold(stem)), from, limit, language));
    const end = Math.min(...ends);
    if (end === Number.POSITIVE_INFINITY) return false;
    from = end;
    limit = Math.min(text.length, from + 24);
  }
  return true;
}

function compact(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The end of the first place where the stem occurs with at most the allowed number of edits; infinity if nowhere. */
function findNearly(text: string, stem: string, from: number, limit: number, language: Language): number {
  const allowed = language === 'zh' ? Math.floor(stem.length / 4) : Math.floor(stem.length / 5);
  if (allowed === 0) {
    const at = text.indexOf(stem, from);
    return at < 0 || at > limit ? Number.POSITIVE_INFINITY : at + stem.length;
  }
  return sellers(text, stem, from, Math.min(text.length, limit + stem.length + allowed), allowed);
}

/** Sellers' algorithm: approximate search by columns of the edit distance matrix, free start and end in the text. */
function sellers(text: string, stem: string, from: number, to: number, allowed: number): number {
  let column = Array.from({ length: stem.length + 1 }, (_, index) => index);
  let best = { distance: allowed + 1, end: Number.POSITIVE_INFINITY };
  for (let at = from; at < to; at++) {
    const next = [0];
    for (let row = 1; row <= stem.length; row++) {
      const substitution = (column[row - 1] ?? 0) + (stem[row - 1] === text[at] ? 0 : 1);
      next.push(Math.min(substitution, (column[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1));
    }
    column = next;
    const distance = column[stem.length] ?? allowed + 1;
    if (distance < best.distance) best = { distance, end: at + 1 };
    else if (best.distance <= allowed && distance > best.distance) break;
  }
  return best.end;
}
