import type { Place } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import type { DocumentProblem, Paragraph } from '../document/form-document.ts';
import { say } from '../sentences.ts';

/** What someone wrote in the margin is for a person to judge, whatever it says; null where nothing is written. */
export function marginComment(text: string, author: string | undefined): Saying | null {
  const written = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return written === '' ? null : say('margin-comment', { author: author || null, text: written.slice(0, 300) });
}

/** The comments of a file that keeps them as a text of their own. */
export function commentsIn(paragraphs: readonly Paragraph[], place?: Place): DocumentProblem[] {
  const texts = paragraphs.map(({ items }) => items.map((item) => (item.kind === 'text' ? item.text : '☐')).join(''));
  const saying = marginComment(texts.join(' '), undefined);
  return saying ? [{ code: 'mark-unclear', ...saying, ...(place && { place }) }] : [];
}
