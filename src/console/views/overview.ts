import type { Books } from '../../books/status.ts';
import type { ConsultationTally } from '../../books/tally.ts';
import type { Consultation } from '../../domain/consultation.ts';
import type { TextTally } from '../../domain/tally.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { type Html, html } from '../html.ts';
import { page } from './page.ts';

interface Counted {
  consultation: Consultation;
  tally: ConsultationTally;
}

export function overviewPage(books: Books, counted: readonly Counted[], cases: readonly ReviewCase[]): string {
  return page('Overview', html`${booksList(books)}${counted.map(consultationSection)}${casesSection(cases)}`);
}

function booksList(books: Books): Html {
  const entries: [string, number][] = [
    ['seen', books.seen],
    ['accepted', books.accepted],
    ['superseded', books.superseded],
    ['in review', books.review],
    ['ignored', books.ignored],
    ['pending', books.pending],
    ['answers sent', books.outbox.sent],
    ['answers waiting', books.outbox.pending],
    ['answers failed', books.outbox.failed],
  ];
  return html`<ul class="books">${entries.map(([label, count]) => html`<li><b>${count}</b>${label}</li>`)}</ul>`;
}

function consultationSection({ consultation, tally }: Counted): Html {
  return html`<h2>${consultation.key}: TSB Circular ${consultation.circular}, Study Group ${consultation.studyGroup}</h2>
<p class="quiet">${tally.replies} replies stand. Replies until ${consultation.deadline}. Threshold ${tally.thresholdPercent} % of the replies.</p>
<div class="scroll"><table>
<thead><tr><th>Text</th><th>Title</th><th class="number">Assign</th><th class="number">Not</th><th class="number">No opinion</th><th class="number">Support</th><th>Result if it ended now</th></tr></thead>
<tbody>${tally.texts.map((text) => textRow(text, consultation))}</tbody>
</table></div>`;
}

function textRow(text: TextTally, consultation: Consultation): Html {
  const title = consultation.texts.find((each) => each.ref === text.text)?.title;
  return html`<tr><td>${text.text}</td><td>${title}</td><td class="number">${text.assign}</td><td class="number">${text.notAssign}</td><td class="number">${text.noOpinion}</td><td class="number">${text.supportPercent === null ? '–' : `${text.supportPercent} %`}</td><td class="${text.mayProceed ? 'yes' : 'no'}">${text.mayProceed ? 'may proceed' : 'below the threshold'}</td></tr>`;
}

function casesSection(cases: readonly ReviewCase[]): Html {
  if (cases.length === 0) return html`<h2>Review</h2><p>Nothing waits for a person.</p>`;
  return html`<h2>Review: ${cases.length} waiting</h2>
<div class="scroll"><table>
<thead><tr><th>Case</th><th>Received</th><th>From</th><th>Subject</th><th>Why</th></tr></thead>
<tbody>${cases.map(caseRow)}</tbody>
</table></div>
<p class="quiet">To settle one: <code>npm run --silent intake -- review show CASE</code></p>`;
}

function caseRow({ id, receivedAt, sender, subject, reasons }: ReviewCase): Html {
  const received = receivedAt.toISOString().slice(0, 16).replace('T', ' ');
  return html`<tr><td>${id}</td><td>${received}</td><td><bdi>${sender}</bdi></td><td><bdi>${subject}</bdi></td><td>${reasons.map((reason) => html`<div>${reason.message}</div>`)}</td></tr>`;
}
