import type { ReadingProblem } from '../reader.ts';
import { say } from '../sentences.ts';
import type { PagedRecord } from './assemble-records.ts';
import type { OcrWord } from './ocr/ocr.ts';
import type { PageText } from './ocr/ocr-document.ts';

/** Fewer letters are a stamp's, a page number's, or specks taken for letters. */
const LEAST_LETTERS = 100;
/** Confidence of a word that was read, and the share of such letters on a page that can be read: by fax .8 and more. */
const SURE = 60;
const READ = 0.6;

/** Pages full of writing beside the form's that cannot be read: the form once more, out of focus, or a letter by hand. */
export function unreadPages(
  pages: readonly PageText[],
  parts: readonly Pick<PagedRecord, 'whole'>[],
): ReadingProblem[] {
  const formPages = new Set(parts.map(({ whole }) => whole.page));
  return pages.flatMap(({ part, page, words }): ReadingProblem[] => {
    const all = letters(words);
    const isRead = letters(words.filter(({ confidence }) => confidence >= SURE)) >= READ * all;
    if (formPages.has(page) || all < LEAST_LETTERS || isRead) return [];
    return [{ code: 'attachment-skipped', ...say('scan-page-hardly-read', { page }), place: { part, page } }];
  });
}

function letters(words: readonly OcrWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
