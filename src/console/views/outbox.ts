import type { FastifyRequest } from 'fastify';
import { mayAct } from '../../domain/role.ts';
import type { MailHold } from '../../mail/hold-mail.ts';
import { type ListedMail, OUTBOX_KINDS, OUTBOX_STATES, type ShownMail } from '../../mail/outbox/read-outbox.ts';
import { type Html, html, stranger } from '../html.ts';
import { type ListPlace, listLink, pager } from '../shell/list.ts';
import { badge, choice, empty, field, instant, live, postForm, type Tone, table } from '../shell/parts.ts';
import { formatSize, languageName } from '../words/format.ts';
import { words } from '../words/words.ts';
import { mailParts } from './mail-parts.ts';

const { outbox, mail: said } = words.mails;

const TONES: Record<ListedMail['state'], Tone> = { pending: 'quiet', sending: 'quiet', sent: 'good', failed: 'bad' };

/** What was sent to whom, what waits, what failed. */
export function outboxContent(place: ListPlace<'time'>, mails: readonly ListedMail[], total: number): Html {
  const { columns } = outbox;
  const head = html`${[columns.mail, columns.to, columns.subject, columns.state, columns.time, columns.response].map(
    (label) => html`<th scope="col">${label}</th>`,
  )}`;
  return html`${filterForm(place)}
<div${live('outbox', listLink(place, {}), ['outbox'])}>
${mails.length === 0 ? empty(outbox.none) : table(outbox.title, head, mails.map(row))}
${pager(place, total)}</div>`;
}

function filterForm(place: ListPlace<'time'>): Html {
  const chosen = (name: string) => place.query.get(name);
  const any = { value: '', label: outbox.any };
  const kinds = OUTBOX_KINDS.map((value) => ({ value, label: outbox.kinds[value] }));
  const states = [...OUTBOX_STATES, 'bounced' as const].map((value) => ({ value, label: outbox.states[value] }));
  return html`<form class="filters" role="search" action="/outbox" aria-label="${outbox.filter}">
${field({ name: 'search', label: outbox.search, type: 'search', value: chosen('search'), maxlength: 200 })}
${choice('kind', outbox.kind, [any, ...kinds], chosen('kind'))}
${choice('state', outbox.state, [any, ...states], chosen('state'))}
<button>${outbox.show}</button></form>`;
}

function row(mail: ListedMail): Html {
  const { id, kind, to, memberState, subject, sentAt, createdAt, lastResponse } = mail;
  return html`<tr><th scope="row"><a href="/outbox/${id}">${outbox.kinds[kind]} ${id}</a></th><td>${stranger(to)}${memberState && html`<br><span class="quiet">${stranger(memberState)}</span>`}</td><td>${stranger(subject)}</td><td>${stateOf(mail)}</td><td>${instant(sentAt ?? createdAt)}</td><td>${stranger(lastResponse, 200)}</td></tr>`;
}

function stateOf({ state, bounce, heldBy }: ListedMail): Html {
  if (heldBy) return badge(outbox.held(heldBy), 'doubt');
  return bounce ? badge(outbox.returned(bounce), 'bad') : badge(outbox.states[state], TONES[state]);
}

/** One mail: what it says, where it went, every attempt, what came back. */
export function mailContent(request: FastifyRequest, mail: ShownMail, hold: MailHold | null): Html {
  return html`<section class="sheet"><h2>${said.facts}</h2>${facts(mail)}</section>
${mail.state === 'pending' && mayAct(request.actor.role, 'reviewer') && holdForm(request, mail, hold)}
${mailParts(mail, `/outbox/${mail.id}/html`)}
${filesSection(mail)}${triesSection(mail)}${bouncesSection(mail)}`;
}

function holdForm(request: FastifyRequest, { id }: ShownMail, hold: MailHold | null): Html {
  const why = field({ name: 'why', label: said.why, required: true, maxlength: 1000 });
  const fields = html`${why}<button>${hold ? said.release : said.hold}</button>`;
  const told = hold
    ? html`${badge(outbox.held(hold.heldBy), 'doubt')} ${instant(hold.heldAt)} ${stranger(hold.why)}`
    : said.holdText;
  return html`<section class="sheet"><p>${told}</p>${postForm(request, `/outbox/${id}/${hold ? 'release' : 'hold'}`, fields, { class: 'hold' })}</section>`;
}

function facts(mail: ShownMail): Html {
  const about = [mail.consultation, mail.memberState].filter((each) => each !== null).join(', ');
  const waits = mail.state === 'pending';
  const entries: [string, Html | string][] = [
    [outbox.kind, outbox.kinds[mail.kind]],
    [outbox.columns.to, stranger(mail.to)],
    [outbox.state, stateOf(mail)],
    ...(about === '' ? [] : [[said.about, stranger(about)] as [string, Html]]),
    [said.language, languageName(mail.language)],
    [said.created, instant(mail.createdAt)],
    ...(mail.sentAt ? [[said.sent, instant(mail.sentAt)] as [string, Html]] : []),
    ...(waits && !mail.heldBy ? [[said.next, instant(mail.nextAttemptAt)] as [string, Html]] : []),
    [said.messageId, stranger(mail.messageId)],
    ...(mail.inReplyTo ? [[said.answers, stranger(mail.inReplyTo)] as [string, Html]] : []),
    ...(mail.lastResponse ? [[said.response, stranger(mail.lastResponse, 500)] as [string, Html]] : []),
  ];
  return html`<dl>${entries.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

function filesSection({ id, files }: ShownMail): Html {
  if (files.length === 0) return html``;
  const items = files.map(
    ({ position, name, size }) =>
      html`<li><a href="/outbox/${id}/files/${position}" download>${stranger(name)}</a> (${formatSize(size)})</li>`,
  );
  return html`<section><h2>${said.files}</h2><ul>${items}</ul></section>`;
}

function triesSection({ tries }: ShownMail): Html {
  if (tries.length === 0) return html``;
  const head = html`<th scope="col">${said.tried}</th><th scope="col">${said.outcome}</th><th scope="col">${said.response}</th>`;
  const rows = tries.map(
    ({ startedAt, outcome, response }) =>
      html`<tr><td>${instant(startedAt)}</td><td>${outcome ? said.outcomes[outcome] : said.underWay}</td><td>${stranger(response, 500)}</td></tr>`,
  );
  return html`<section><h2>${said.tries}</h2>${table(said.tries, head, rows)}</section>`;
}

function bouncesSection({ bounces }: ShownMail): Html {
  if (bounces.length === 0) return html``;
  const head = html`<th scope="col">${said.tried}</th><th scope="col">${outbox.columns.to}</th><th scope="col">${said.outcome}</th><th scope="col">${said.response}</th>`;
  const rows = bounces.map(
    ({ at, address, action, status, diagnostic }) =>
      html`<tr><td>${instant(at)}</td><td>${stranger(address)}</td><td>${action} ${status}</td><td>${stranger(diagnostic, 500)}</td></tr>`,
  );
  return html`<section><h2>${said.bounces}</h2>${table(said.bounces, head, rows)}</section>`;
}
