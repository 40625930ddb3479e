import type { Books } from '../../books/status.ts';
import type { ConsultationTally } from '../../books/tally.ts';
import type { Consultation } from '../../domain/consultation.ts';
import type { TextTally } from '../../domain/tally.ts';
import type { CasePage, QueuedCase } from '../../review/list-cases.ts';
import { type Html, html, quoting, stranger } from '../html.ts';
import { badge, empty, instant, live, span, table } from '../shell/parts.ts';
import { inWords, words } from '../words/words.ts';

export interface Overview {
  books: Books;
  /** The consultations that are under way, with their counts. */
  counted: readonly { consultation: Consultation; tally: ConsultationTally }[];
  /** How many others there are. */
  others: number;
  /** The most urgent cases. */
  cases: CasePage;
  now: Date;
  /** Whether there are pages of consultations to lead to. */
  linked: boolean;
}

const said = words.overview;
const WATCHED = ['message', 'reply', 'review_case', 'outbox'];

export function overviewContent(shown: Overview): Html {
  const { books, counted, others, cases, now, linked } = shown;
  const more = others > 0 && linked && html`<p><a href="/consultations">${said.others(others)}</a></p>`;
  return html`<div${live('overview', '/', WATCHED)}>${figures(books)}
<h2>${said.review}</h2>${casesSection(cases, now)}
${counted.map((each) => consultationSection(each, now, linked))}${more}</div>`;
}

function figures({ seen, accepted, superseded, review, ignored, pending, outbox }: Books): Html {
  const { figures: labels } = said;
  const entries: [string, number, string?][] = [
    [labels.seen, seen],
    [labels.accepted, accepted],
    [labels.superseded, superseded],
    [labels.review, review, '/review'],
    [labels.ignored, ignored],
    [labels.pending, pending],
    [labels.sent, outbox.sent],
    [labels.waiting, outbox.pending],
    [labels.failed, outbox.failed],
  ];
  return html`<ul class="figures">${entries.map(([label, count, path]) => {
    const content = html`<b>${count}</b>${label}`;
    return html`<li>${path ? html`<a href="${path}">${content}</a>` : content}</li>`;
  })}</ul>`;
}

function casesSection({ cases, total }: CasePage, now: Date): Html {
  if (total === 0) return empty(said.nothing);
  const { cases: columns } = said;
  const head = html`<th scope="col">${columns.id}</th><th scope="col">${columns.from}</th><th scope="col">${columns.why}</th><th scope="col">${columns.received}</th><th scope="col" class="number">${columns.left}</th>`;
  return html`${table(
    said.review,
    head,
    cases.map((each) => caseRow(each, now)),
    'queue',
  )}<p><a href="/review">${said.all(total)}</a></p>`;
}

function caseRow({ id, receivedAt, sender, subject, doubts, deadline }: QueuedCase, now: Date): Html {
  const [first] = doubts;
  const left = deadline && deadline > now ? span(deadline.getTime() - now.getTime()) : '–';
  return html`<tr><td><a href="/review/${id}" data-row>${id}</a></td><td>${stranger(sender, 80)}<br><span class="quiet">${stranger(subject, 120)}</span></td><td>${first && quoting(inWords(first), 300)}</td><td>${instant(receivedAt)}</td><td class="number">${left}</td></tr>`;
}

function consultationSection({ consultation, tally }: Overview['counted'][number], now: Date, linked: boolean): Html {
  const { key, circular, studyGroup, texts } = consultation;
  const title = said.consultation(key, circular, studyGroup);
  const deadline = new Date(consultation.deadline);
  const left = deadline > now ? said.left(span(deadline.getTime() - now.getTime())) : said.over;
  const { columns } = said;
  const head = html`<th scope="col">${columns.text}</th><th scope="col">${columns.title}</th><th scope="col" class="number">${columns.assign}</th><th scope="col" class="number">${columns.not}</th><th scope="col" class="number">${columns.none}</th><th scope="col" class="number">${columns.support}</th><th scope="col">${said.result}</th>`;
  const rows = tally.texts.map((text) => textRow(text, texts.find((each) => each.ref === text.text)?.title));
  return html`<h2>${linked ? html`<a href="/consultations/${key}">${title}</a>` : title}</h2>
<p class="quiet">${said.replies(tally.replies)} ${said.until} ${instant(deadline)}. ${left} ${said.threshold(tally.thresholdPercent)}</p>
${table(title, head, rows)}`;
}

function textRow({ text, assign, notAssign, noOpinion, supportPercent, mayProceed }: TextTally, title?: string): Html {
  const support = supportPercent === null ? '–' : words.consultations.count.chart.percent(supportPercent);
  const result = mayProceed ? badge(said.mayProceed, 'good') : badge(said.below, 'bad');
  return html`<tr><td>${text}</td><td>${title}</td><td class="number">${assign}</td><td class="number">${notAssign}</td><td class="number">${noOpinion}</td><td class="number">${support}</td><td>${result}</td></tr>`;
}
