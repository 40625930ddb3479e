import { findTextRefs } from '../../../../domain/text-ref.ts';
import { fold } from '../../../document/fold.ts';
import { findAnchors, isHeading } from '../../../phrases/index.ts';
import type { ReadPage } from './read-page.ts';

/**
 * The pages in the order in which the form reads, each once: a printer takes a pile from behind, a scanner's program a
 * page twice. Pages are parted only where records stand before the form's heading, which names its texts in their order.
 */
export function inReadingOrder(pages: readonly ReadPage[]): ReadPage[] {
  const all = pages.map((page) => ({ page, text: textOf(page) }));
  const kept = all.filter((one, index) => !all.slice(0, index).some((before) => looksLike(one, before)));
  const [once, texts] = [kept.map(({ page }) => page), kept.map(({ text }) => text)];
  const heading = texts.findIndex((text) => isHeading(fold(text.slice(0, HEAD))));
  const holdsRecords = texts.map((text) => findAnchors(fold(text)).length > 1);
  if (heading < 1 || !holdsRecords.slice(0, heading).includes(true)) return once;
  if (heading === once.length - 1) return once.toReversed();
  const order = findTextRefs(texts[heading] ?? '');
  let rank = once.length;
  const ranked = once.map((page, index) => {
    const [first] = findTextRefs(texts[index] ?? '').filter((ref) => order.includes(ref));
    if (index === heading) rank = -1;
    else if (holdsRecords[index] && first) rank = order.indexOf(first);
    return { page, rank };
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ page }) => page);
}

interface PageText {
  page: ReadPage;
  text: string;
}

/** To the last dot; a look takes its time, and pages of other words have another one. */
function looksLike(one: PageText, other: PageText): boolean {
  if (one.text !== other.text || one.page.isPicture || other.page.isPicture) return false;
  return one.page.look !== null && one.page.look() === other.page.look?.();
}

/** A heading stands among the first words of its page. */
const HEAD = 1500;

function textOf({ sections }: ReadPage): string {
  const lines = sections.flatMap((section) =>
    section.kind === 'text' ? section.lines : section.rows.flat().flatMap((cell) => cell.lines),
  );
  return lines.map(({ pieces }) => pieces.map(({ text, box }) => (box ? ' ' : text)).join('')).join(' ');
}
