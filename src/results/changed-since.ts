import type { ConsultationResult } from '../domain/result.ts';
import type { StoredReply } from '../replies/rows/read-reply.ts';

/** Whether the replies that stand now would be counted differently from those of a result. */
export function changedSince(result: ConsultationResult, replies: readonly StoredReply[]): boolean {
  const now = replies
    .filter(({ status }) => status === 'standing')
    .map(({ memberState, answers }) => said(memberState, answers));
  const then = result.replies.map(({ memberState, answers }) => said(memberState, answers));
  return now.toSorted().join('\n') !== then.toSorted().join('\n');
}

function said(
  memberState: string,
  answers: Record<string, { decision: string | null; comments: string | null }>,
): string {
  const parts = Object.entries(answers).map(([ref, { decision, comments }]) => `${ref} ${decision} ${comments}`);
  return `${memberState}: ${parts.toSorted().join(', ')}`;
}
