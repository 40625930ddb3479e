import { isCircular } from '../letters/circulars-own.ts';
import { joinWrapped } from '../letters/wrapped-lines.ts';
import { classifyPhrase, holdsCondition, holdsCorrection } from '../phrases/index.ts';
import type { FreeText } from '../reader.ts';
import type { PagedRecord } from './assemble-records.ts';
import { ocrDocument, type PageText } from './ocr/ocr-document.ts';

/**
 * Sentences on the pages of a scan that bear no record, a covering letter say, that make the answers depend on something
 * or take them back. There are no fields of the form's there which its words could be taken for.
 */
export function letterRemarks(pages: readonly PageText[], records: readonly PagedRecord[]): FreeText[] {
  const formPages = new Set(records.map(({ whole }) => whole.page));
  const letters = pages.filter(({ page }) => !formPages.has(page)).map(linesOn);
  const lines = letters.filter((page) => !page.some(isStatement)).flat();
  if (isCircular(lines)) return [];
  const sentences = joinWrapped(lines, (one, other) => ({ ...one, text: `${one.text} ${other.text}` }));
  return sentences.filter(({ text }) => holdsCondition(text) || holdsCorrection(text));
}

function linesOn(page: PageText): FreeText[] {
  return ocrDocument([page]).paragraphs.map(({ place, items }) => ({
    place,
    text: items.flatMap((item) => (item.kind === 'text' ? item.text : [])).join(''),
  }));
}

/** A page of the form whose records could not be placed is no letter. */
function isStatement({ text }: FreeText): boolean {
  const kind = classifyPhrase(text, { tolerant: true })?.kind;
  return kind === 'assign' || kind === 'no-comments' || kind === 'comments';
}
