import type { ReadingProblem } from '../reader.ts';
import { say } from '../sentences.ts';
import type { PagedRecord } from './assemble-records.ts';
import { formCopies } from './form-copies.ts';
import type { OcrWord } from './ocr/ocr.ts';
import type { PageText } from './ocr/ocr-document.ts';
import { runsOfInk } from './picture/ink/runs-of-ink.ts';
import type { Raster } from './picture/raster.ts';

/** Fewer letters are a stamp's, a page number's, or specks taken for letters. */
const LEAST_LETTERS = 100;
/** Confidence of a word that was read, and the share of such letters on a page that can be read: by fax .8 and more. */
const SURE = 60;
const READ = 0.6;

/**
 * Runs of ink for each pixel from which a page bears writing, and fewer letters than would account for them. The form's pages
 * have ten times as many, out of focus twice; stamps, signatures, punched holes and a copier's edges half. Beside a form that
 * is there twice already, a page is its second copy's sooner than anything else.
 */
const WRITTEN = 0.0012;
const WRITTEN_BESIDE_COPIES = 0.0007;
const FEW_LETTERS = 30;

/** Darkness of letters out of focus, and pixels across a stroke: what shines through is paler, and specks are smaller. */
const BLURRED = 60;
const STROKE = 3;

/** How much seems to be written on a page, whether it can be read or not: runs of ink for each pixel. */
export function writtenOn(ink: Raster): number {
  return runsOfInk(ink, BLURRED, STROKE);
}

/** Pages full of writing beside the form's that cannot be read: the form once more, out of focus, or a letter by hand. */
export function unreadPages(pages: readonly PageText[], parts: readonly PagedRecord[]): ReadingProblem[] {
  const formPages = new Set(parts.map(({ whole }) => whole.page));
  const least = formCopies(pages, parts).length > 1 ? WRITTEN_BESIDE_COPIES : WRITTEN;
  return pages.flatMap(({ part, page, words, written }): ReadingProblem[] => {
    const all = letters(words);
    const sure = letters(words.filter(({ confidence }) => confidence >= SURE));
    const isUnread = all >= LEAST_LETTERS ? sure < READ * all : sure < FEW_LETTERS && written >= least;
    if (formPages.has(page) || !isUnread) return [];
    return [{ code: 'attachment-skipped', ...say('scan-page-hardly-read', { page }), place: { part, page } }];
  });
}

function letters(words: readonly OcrWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
