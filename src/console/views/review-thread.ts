import type { CaseThread } from '../../review/read-thread.ts';
import { type Html, html, stranger } from '../html.ts';
import { instant } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { thread: said } = words.review;

/** The mails that belong to the case: what came in as answers to it, and what its own mail answers. */
export function threadSection({ answers, answersCase, answersReply }: CaseThread): Html {
  if (answers.length === 0 && answersCase === null && answersReply === null) return html``;
  const lines = answers.map(({ receivedAt, sender, subject, status, caseId }) => {
    const what = html`${stranger(sender, 80)}: ${stranger(subject, 120)}`;
    const link = caseId === null ? what : html`<a href="/review/${caseId}">${what}</a>`;
    return html`<li>${instant(receivedAt)} ${link} (${said.statuses[status]})</li>`;
  });
  return html`<h3>${said.title}</h3>
${answersCase !== null && html`<p><a href="/review/${answersCase}">${said.answersCase(answersCase)}</a></p>`}
${answersReply !== null && html`<p>${said.answersReply(answersReply)}</p>`}
${lines.length > 0 && html`<p>${said.answers}:</p><ul class="history">${lines}</ul>`}`;
}
