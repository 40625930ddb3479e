import type { Books } from '../../books/status.ts';
import type { ConsultationTally } from '../../books/tally.ts';
import type { Consultation } from '../../domain/consultation.ts';
import type { TextTally } from '../../domain/tally.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { type Html, html, stranger } from '../html.ts';
import { badge, empty, instant, live, table } from '../shell/parts.ts';

interface Counted {
  consultation: Consultation;
  tally: ConsultationTally;
}

export function overviewContent(books: Books, counted: readonly Counted[], cases: readonly ReviewCase[]): Html {
  const watched = live('overview', '/', ['message', 'reply', 'review_case', 'outbox']);
  return html`<div${watched}>${booksList(books)}${counted.map(consultationSection)}${casesSection(cases)}</div>`;
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
  return html`<ul class="figures">${entries.map(([label, count]) => html`<li><b>${count}</b>${label}</li>`)}</ul>`;
}

function consultationSection({ consultation, tally }: Counted): Html {
  const title = `${consultation.key}: TSB Circular ${consultation.circular}, Study Group ${consultation.studyGroup}`;
  const head = html`<th>Text</th><th>Title</th><th class="number">Assign</th><th class="number">Not</th><th class="number">No opinion</th><th class="number">Support</th><th>Result if it ended now</th>`;
  const rows = tally.texts.map((text) => textRow(text, consultation));
  return html`<h2>${title}</h2>
<p class="quiet">${tally.replies} replies stand. Replies until ${instant(new Date(consultation.deadline))}. Threshold ${tally.thresholdPercent} % of the replies.</p>
${table(title, head, rows)}`;
}

function textRow(text: TextTally, consultation: Consultation): Html {
  const title = consultation.texts.find((each) => each.ref === text.text)?.title;
  return html`<tr><td>${text.text}</td><td>${title}</td><td class="number">${text.assign}</td><td class="number">${text.notAssign}</td><td class="number">${text.noOpinion}</td><td class="number">${text.supportPercent === null ? '–' : `${text.supportPercent} %`}</td><td>${text.mayProceed ? badge('may proceed', 'good') : badge('below the threshold', 'bad')}</td></tr>`;
}

function casesSection(cases: readonly ReviewCase[]): Html {
  if (cases.length === 0) return html`<h2>Review</h2>${empty('Nothing waits for a person.')}`;
  const head = html`<th>Case</th><th>Received</th><th>From</th><th>Subject</th><th>Why</th>`;
  return html`<h2>Review: ${cases.length} waiting</h2>
${table('Review', head, cases.map(caseRow))}
<p class="quiet">To settle one: <code>npm run --silent intake -- review show CASE</code></p>`;
}

function caseRow({ id, receivedAt, sender, subject, reasons }: ReviewCase): Html {
  return html`<tr><td>${id}</td><td>${instant(receivedAt)}</td><td>${stranger(sender)}</td><td>${stranger(subject)}</td><td>${reasons.map((reason) => html`<div>${stranger(reason.message)}</div>`)}</td></tr>`;
}
