import { findTextRefs, type TextRef } from '../../domain/text-ref.ts';
import { holdsOpinion } from '../phrases/index.ts';

/** Whether a paragraph holds a sentence with an opinion on one of these texts, named by its number. */
export function holdsOpinionOn(paragraph: string, refs: ReadonlySet<TextRef>): boolean {
  const sentences = paragraph.split(/(?<=[.!?;؟])\s+|(?<=[。！？；])/u);
  return sentences.some((text) => holdsOpinion(text) && findTextRefs(text).some((ref) => refs.has(ref)));
}
