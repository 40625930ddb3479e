import type { FormDocument, Item, Paragraph } from '../../document/form-document.ts';
import { paragraphText } from '../../document/form-document.ts';
import type { DraftRecord, PlacedSign } from '../draft.ts';

/** Wingdings' ticked boxes, where its font was lost and the bare letter shows. */
const TICKED = /^[þý]$/u;
const EMPTY = /^[o¨]$/u;
/** Its circles, full and open. Letters and signs that a sentence may begin with, but not with a space behind them. */
const CIRCLES: Record<string, string> = { l: '●', '¡': '○', '¤': '◉' };

/**
 * Whether the boxes of a form are Wingdings' of which the font was lost, as in mails and on machines without it: a ticked
 * box shows as "þ" or "ý". Then "o" and "¨" are its empty boxes; by themselves they cannot be told.
 */
export function hasLostFont(drafts: readonly DraftRecord[]): boolean {
  return drafts.some(({ slots }) =>
    [...slots.values()].some(({ signs }) => signs.some(({ mark }) => TICKED.test(mark))),
  );
}

export function withLostFont(sign: PlacedSign): PlacedSign {
  const isEmpty = sign.item.kind === 'text' && sign.state === 'unclear' && EMPTY.test(sign.mark);
  return isEmpty ? { ...sign, state: 'empty', source: 'glyph' } : sign;
}

/** The document with the circles of such a font in their own characters: as letters they would read as words. */
export function withLostCircles(document: FormDocument): FormDocument {
  const isLost = document.paragraphs.some((paragraph) =>
    TICKED.test(paragraphText(paragraph).trim().split(/\s/u)[0] ?? ''),
  );
  return isLost ? { ...document, paragraphs: document.paragraphs.map(withCircle) } : document;
}

function withCircle(paragraph: Paragraph): Paragraph {
  const first = paragraph.items.findIndex((item) => item.kind === 'box' || item.text.trim() !== '');
  const item = paragraph.items[first];
  if (item?.kind !== 'text' || !/^\s*[l¡¤]\s/u.test(item.text + endOf(paragraph.items[first + 1]))) return paragraph;
  const text = item.text.replace(/[l¡¤]/u, (sign) => CIRCLES[sign] ?? sign);
  return { ...paragraph, items: paragraph.items.with(first, { ...item, text }) };
}

/** What follows a sign that has a font of its own, and so stands by itself. */
function endOf(next: Item | undefined): string {
  return next?.kind === 'text' ? next.text : ' ';
}
