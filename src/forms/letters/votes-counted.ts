import type { Finding } from '../../domain/finding.ts';
import type { Answers } from '../../domain/reply.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { countedVotes } from '../phrases/votes.ts';
import { say } from '../sentences.ts';
import { grantsAuthority, refusesAuthority } from './quoted-statements.ts';

/**
 * What a mail says of its form in numbers ("7 yes, 1 no"), or in the form's words of single texts, where the boxes say
 * otherwise.
 * @param said the subject, and what the mail says beside its form
 */
export function votesOtherwise(said: readonly string[], answers: Answers): Finding[] {
  const found = said
    .flatMap(sentencesOf)
    .find((sentence) => countsOtherwise(sentence, answers) || grantsRefused(sentence, answers));
  if (found === undefined) return [];
  const { assigned, refused } = countsOf(answers);
  return [{ code: 'condition-in-text', ...say('counted-otherwise', { text: found.slice(0, 300), assigned, refused }) }];
}

function countsOtherwise(sentence: string, answers: Answers): boolean {
  const said = countedVotes(sentence);
  const { assigned, refused, withComments, withoutComments, silent, all } = countsOf(answers);
  const any = new Set([assigned, refused, withComments, withoutComments, silent, all]);
  // More than there are texts is a number of something else: "Study Group 17 against ...".
  const differs = (counts: number[], from: (count: number) => boolean) =>
    counts.some((count) => count <= all && from(count));
  return (
    differs(said.for, (count) => count !== assigned) ||
    differs(said.against, (count) => count !== refused) ||
    differs(said.texts, (count) => !any.has(count))
  );
}

/** "Assigns authority to Study Group 17 to consider X.1818", where the form refuses it for that text. */
function grantsRefused(sentence: string, answers: Answers): boolean {
  if (!grantsAuthority(sentence) || refusesAuthority(sentence)) return false;
  return findTextRefs(sentence).some((ref) => answers[ref]?.decision === 'not-assign');
}

function countsOf(answers: Answers) {
  const all = Object.values(answers);
  const count = (matches: (answer: Answers[string]) => boolean) => all.filter(matches).length;
  return {
    all: all.length,
    assigned: count(({ decision }) => decision === 'assign'),
    refused: count(({ decision }) => decision === 'not-assign'),
    withComments: count(({ comments }) => comments === 'attached'),
    withoutComments: count(({ comments }) => comments === 'none'),
    silent: count(({ decision }) => decision === null),
  };
}
