import type { Finding } from '../../domain/finding.ts';
import type { Answers } from '../../domain/reply.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import { say } from '../sentences.ts';

/**
 * A sentence of a mail about single texts that its form assigns without comments. Whatever it says, it is more than the form
 * says, and no list of words knows every way to take an answer back. About texts with comments, or that the form refuses, the
 * mail may say what the form announces; and who names all texts speaks of the reply.
 * @param letter what the mail says beside its form, by paragraphs
 */
export function saidOfTexts(letter: readonly string[], answers: Answers): Finding[] {
  const all = Object.keys(answers).length;
  const found = letter.flatMap(sentencesOf).find((sentence) => {
    const named = findTextRefs(sentence).flatMap((ref) => answers[ref] ?? []);
    const isPlain = named.some(({ decision, comments }) => decision === 'assign' && comments === 'none');
    // A title or a list of numbers has no words of its own.
    return isPlain && named.length < all && foreignWords(sentence) > 0;
  });
  if (found === undefined) return [];
  return [{ code: 'condition-in-text', ...say('written-in-mail', { text: found.slice(0, 300) }) }];
}
