import type { FastifyRequest } from 'fastify';
import type { Books, readReasons } from '../../books/status.ts';
import { mayAct } from '../../domain/role.ts';
import { type StoredAlert, silenceOf } from '../../operations/alerts.ts';
import type { FailedMessage } from '../../operations/failed-messages.ts';
import type { MailboxState } from '../../operations/mailbox-watch.ts';
import type { Reprocessing } from '../../operations/reprocessing.ts';
import type { FailedJob } from '../../queue/failed-jobs.ts';
import { QUEUES, type QueueName } from '../../queue/jobs.ts';
import type { Queues } from '../../queue/open-queue.ts';
import { type Html, html, quoting, stranger } from '../html.ts';
import { type ListPlace, pager } from '../shell/list.ts';
import { badge, empty, instant, live, postForm, span, table } from '../shell/parts.ts';
import { inWords, words } from '../words/words.ts';
import { reprocessingsSection } from './reprocessing.ts';

const { operations: said } = words;

export type QueueState = { counts: Awaited<ReturnType<Queues['counts']>>; failed: FailedJob[] } | { away: string };

export interface OperationsShown {
  mailboxes: readonly MailboxState[];
  books: Books;
  reasons: Awaited<ReturnType<typeof readReasons>>;
  queues: QueueState;
  failed: readonly FailedMessage[];
  failedCount: number;
  place: ListPlace<string>;
  alerts: readonly StoredAlert[];
  reprocessings: readonly Reprocessing[];
  scanEverySeconds: number;
  now: Date;
}

/** Whatever changes here changes one of these. */
const TABLES = ['mailbox', 'mailbox_watch', 'message', 'outbox', 'review_case', 'alert', 'reprocessing'];

export function operationsContent(request: FastifyRequest, shown: OperationsShown): Html {
  const watched = live('operations', request.url, TABLES);
  return html`<div${watched}>${mailboxSection(request, shown)}${booksSection(shown)}${queuesSection(request, shown.queues)}
${failedSection(request, shown)}${reprocessingsSection(shown.reprocessings)}${alertsSection(shown.alerts)}</div>`;
}

function mailboxSection(request: FastifyRequest, shown: OperationsShown): Html {
  const { mailboxes, books, scanEverySeconds, now } = shown;
  const { mailbox } = said;
  const head = headings(mailbox.name, mailbox.scan, mailbox.connection, mailbox.stuck, mailbox.failure);
  const rows = mailboxes.map((each) => {
    const scan = each.lastScanAt
      ? html`${instant(each.lastScanAt)} (${span(now.getTime() - each.lastScanAt.getTime())})`
      : mailbox.never;
    return html`<tr><td>${each.name}</td><td>${scan}</td><td>${connection(each, scanEverySeconds, now)}</td><td class="number">${each.watch?.stuck ?? 0}</td><td>${each.watch?.failure}${silenceOf(each, scanEverySeconds, now) && giveUpForm(request, each)}</td></tr>`;
  });
  return html`<h2>${mailbox.title}</h2>
${rows.length > 0 ? table(mailbox.title, head, rows) : empty(mailbox.none)}<p>${said.backlog(books.pending)}</p>`;
}

/** For one that has moved: it would be an alert for ever. */
function giveUpForm(request: FastifyRequest, { name }: MailboxState): Html | false {
  if (!mayAct(request.actor.role, 'manager')) return false;
  const { giveUp, giveUpQuestion } = said.mailbox;
  const fields = html`<input type="hidden" name="name" value="${name}"><button class="danger" data-confirm="${giveUpQuestion}">${giveUp}</button>`;
  return postForm(request, '/operations/mailbox/give-up', fields);
}

function connection(mailbox: MailboxState, scanEverySeconds: number, now: Date): Html {
  const { watching, failing, silent, unknown, since } = said.mailbox;
  const { watch } = mailbox;
  if (!watch) return badge(unknown, 'quiet');
  if (watch.state === 'failing') return html`${badge(failing, 'bad')} ${since} ${instant(watch.since)}`;
  if (silenceOf(mailbox, scanEverySeconds, now)) return html`${badge(silent, 'bad')} ${since} ${instant(watch.toldAt)}`;
  return html`${badge(watching, 'good')} ${since} ${instant(watch.since)}`;
}

function booksSection({ books, reasons }: OperationsShown): Html {
  const { title, proof, labels, balanced, unbalanced, reasons: summary, status, reason, count } = said.books;
  const parts = ['accepted', 'superseded', 'review', 'ignored', 'pending'] as const;
  const sum = parts.reduce((total, part) => total + books[part], 0);
  const figures = parts.map((part) => html`<li><b>${books[part]}</b>${labels[part]}</li>`);
  const right = sum === books.seen;
  const rows = reasons.map(
    (each) =>
      html`<tr><td>${labels[each.status]}</td><td>${quoting(inWords(each.reason), 300)}</td><td class="number">${each.count}</td></tr>`,
  );
  const head = html`${headings(status, reason)}<th scope="col" class="number">${count}</th>`;
  return html`<h2>${title}</h2><p>${proof}</p>
<ul class="figures"><li><b>${books.seen}</b>${labels.seen}</li>${figures}</ul>
<p class="${right ? 'quiet' : 'problem'}">${right ? balanced : unbalanced}</p>
${rows.length > 0 && html`<details><summary>${summary}</summary>${table(summary, head, rows)}</details>`}`;
}

function queuesSection(request: FastifyRequest, queues: QueueState): Html {
  const { title, note, away, queue, names, waiting, active, delayed, failed } = said.queues;
  if ('away' in queues) return html`<h2>${title}</h2><p class="notice problem" role="alert">${away(queues.away)}</p>`;
  const columns = [waiting, active, delayed, failed].map((text) => html`<th scope="col" class="number">${text}</th>`);
  const head = html`<th scope="col">${queue}</th>${columns}<th scope="col"><span class="hidden-visually">${said.queues.retryAll}</span></th>`;
  const rows = QUEUES.map((name) => {
    const counts = queues.counts[name];
    const figures = ['waiting', 'active', 'delayed', 'failed'].map(
      (state) => html`<td class="number">${counts[state] ?? 0}</td>`,
    );
    const all = (counts.failed ?? 0) > 0 && retryForm(request, name, null);
    return html`<tr><td>${names[name]}</td>${figures}<td>${all}</td></tr>`;
  });
  return html`<h2>${title}</h2><p class="quiet">${note}</p>${table(title, head, rows)}${failedJobs(request, queues.failed)}`;
}

function failedJobs(request: FastifyRequest, jobs: readonly FailedJob[]): Html | false {
  if (jobs.length === 0) return false;
  const { failedTitle, queue, job, why, at, attempts, retry, names } = said.queues;
  const head = html`${headings(queue, job, why, at, attempts)}<th scope="col"><span class="hidden-visually">${retry}</span></th>`;
  const rows = jobs.map(
    (each) =>
      html`<tr><td>${names[each.queue]}</td><td>${each.name}</td><td>${stranger(each.why)}</td><td>${each.failedAt && instant(each.failedAt)}</td><td class="number">${each.attempts}</td><td>${retryForm(request, each.queue, each.id)}</td></tr>`,
  );
  return html`<h3>${failedTitle}</h3>${table(failedTitle, head, rows)}`;
}

/** One job, or all failed ones of a queue; for those who may. */
function retryForm(request: FastifyRequest, queue: QueueName, job: string | null): Html | false {
  if (!mayAct(request.actor.role, 'reviewer')) return false;
  const one = job !== null && html`<input type="hidden" name="job" value="${job}">`;
  const label = job === null ? said.queues.retryAll : said.queues.retry;
  const fields = html`<input type="hidden" name="queue" value="${queue}">${one}<button>${label}</button>`;
  return postForm(request, '/operations/retry', fields);
}

function failedSection(request: FastifyRequest, { failed, failedCount, place }: OperationsShown): Html {
  const { title, none, number, received, from, subject, why, with: who, open, all } = said.failed;
  if (failedCount === 0) return html`<h2>${title}</h2>${empty(none)}`;
  const head = headings(number, received, from, subject, why, who);
  const rows = failed.map(
    (each) =>
      html`<tr><td><a href="/operations/messages/${each.id}">${open(each.id)}</a></td><td>${instant(each.receivedAt)}</td><td>${stranger(each.sender)}</td><td>${stranger(each.subject)}</td><td>${quoting(inWords(each.failure), 300)}</td><td>${whereIs(each)}</td></tr>`,
  );
  return html`<h2>${title}</h2>${table(title, head, rows)}${pager(place, failedCount)}
${mayAct(request.actor.role, 'manager') && postForm(request, '/operations/messages/again', html`<button>${all}</button>`)}`;
}

/** Whom a failed mail is with. */
export function whereIs({ caseId, attempts }: FailedMessage): Html | string {
  return caseId === null
    ? said.failed.trying(attempts)
    : html`<a href="/review/${caseId}">${said.failed.case(caseId)}</a>`;
}

function alertsSection(alerts: readonly StoredAlert[]): Html {
  const { recent, none, raised, ended, what, lasting } = said.alerts;
  const rows = alerts
    .toReversed()
    .map(
      (each) =>
        html`<tr><td>${instant(each.raisedAt)}</td><td>${each.endedAt ? instant(each.endedAt) : badge(lasting, 'bad')}</td><td>${inWords({ message: each.words, said: each.said })}</td></tr>`,
    );
  return html`<h2>${recent}</h2>${rows.length > 0 ? table(recent, headings(raised, ended, what), rows) : empty(none)}`;
}

function headings(...labels: string[]): Html {
  return html`${labels.map((label) => html`<th scope="col">${label}</th>`)}`;
}
