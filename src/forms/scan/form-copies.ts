import { locateRecords } from '../locate-records.ts';
import type { FormReading } from '../reader.ts';
import type { PagedRecord } from './assemble-records.ts';
import { ocrDocument, type PageText } from './ocr/ocr-document.ts';
import { inFormOrder } from './page-order.ts';

/** What the words of a scan tell about the form, beside its records: those are found on the pages' pictures. */
type Told = Pick<FormReading, 'score' | 'language' | 'circulars' | 'names' | 'freeText'>;

/**
 * A file's pages, parted where a text comes again: a corrected form behind the old one, another administration's behind
 * the first, the same form in two languages. A page without records stays with the page that it follows.
 */
export function formCopies<Page extends { page: number }>(
  pages: readonly Page[],
  parts: readonly PagedRecord[],
): Page[][] {
  const copies: Page[][] = [];
  let known = new Set<string>();
  for (const page of pages) {
    const own = parts.filter(({ whole }) => whole.page === page.page).flatMap(slotsOf);
    if (copies.length === 0 || own.some((slot) => known.has(slot))) {
      copies.push([]);
      known = new Set();
    }
    copies.at(-1)?.push(page);
    for (const slot of own) known.add(slot);
  }
  return copies;
}

/** A record that goes on overleaf shows each of its options on one of the two pages. */
function slotsOf({ template, reading }: PagedRecord): string[] {
  return Object.keys(reading.slots).map((slot) => `${template.records[reading.index]?.ref} ${slot}`);
}

/** The circular and the names that each copy of the form bears: all of them are the reply's. */
export function wordsOfCopies(pages: readonly PageText[], parts: readonly PagedRecord[]): Told {
  const copies = formCopies(pages, parts).map((copy) => locateRecords(ocrDocument(inFormOrder(copy, parts))));
  return {
    score: Math.max(0, ...copies.map(({ score }) => score)),
    language: copies.find(({ language }) => language !== null)?.language ?? null,
    circulars: [...new Set(copies.flatMap(({ circulars }) => circulars))],
    names: copies.flatMap(({ names }) => names),
    freeText: copies.flatMap(({ freeText }) => freeText),
  };
}
