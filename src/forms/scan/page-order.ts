import type { PagedRecord } from './assemble-records.ts';

/**
 * A file's pages in the order in which the form's records stand on them: a feeder takes a pile from behind, or a page twice, and
 * who signs is looked for behind the last record. A page without records stays behind the page that it follows.
 */
export function inFormOrder<Page extends { page: number }>(
  pages: readonly Page[],
  parts: readonly Pick<PagedRecord, 'reading' | 'whole'>[],
): Page[] {
  let rank = -1;
  const ranked = pages.map((page) => {
    const own = parts.filter(({ whole }) => whole.page === page.page).map(({ reading }) => reading.index);
    if (own.length > 0) rank = Math.min(...own);
    return { page, rank };
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ page }) => page);
}
