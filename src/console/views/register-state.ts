import type { FastifyRequest } from 'fastify';
import { CONTACT_KINDS, type Contact, kindOf } from '../../domain/contact.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { VoteLoss } from '../../domain/member-state.ts';
import { mayAct } from '../../domain/role.ts';
import type { BouncedAddress } from '../../mail/outbox/bounces.ts';
import type { ContactEvent } from '../../register/contact-store.ts';
import type { StateOverview } from '../../register/state-overview.ts';
import { type Html, html, stranger } from '../html.ts';
import { badge, choice, empty, field, instant, postForm, problemNotice, table } from '../shell/parts.ts';
import { languageName } from '../words/format.ts';
import { words } from '../words/words.ts';

const { state: said } = words.register;

interface Shown {
  state: StateOverview;
  losses: readonly VoteLoss[];
  history: readonly ContactEvent[];
  /** Addresses that ever returned mail of ours. */
  bounces: readonly BouncedAddress[];
  /** ISO date. */
  today: string;
  problem?: string | undefined;
}

/** One Member State in the register. */
export function stateContent(
  request: FastifyRequest,
  { state, losses, history, bounces, today, problem }: Shown,
): Html {
  const may = mayAct(request.actor.role, 'manager');
  const path = `/register/${state.code}`;
  return html`${problemNotice(problem)}<p><a href="/register">${said.back}</a></p>
<dl><dt>${said.code}</dt><dd>${state.code}</dd><dt>${said.member}</dt><dd>${state.since ?? said.always}</dd></dl>
<h2>${said.contacts}</h2>${state.contacts.length === 0 ? empty(said.none) : contactTable(request, path, state.contacts, bounces, may)}
<div class="columns">${may && addForm(request, path)}<section class="sheet"><h2>${said.voting}</h2>${voting(losses)}${may && votingForm(request, path, losses, today)}</section></div>
<h2>${said.history}</h2>${history.length === 0 ? empty(said.noHistory) : historyTable(history)}`;
}

function contactTable(
  request: FastifyRequest,
  path: string,
  contacts: readonly Contact[],
  bounces: readonly BouncedAddress[],
  may: boolean,
): Html {
  const labels = [said.address, said.kind, said.language, said.name, ...(may ? [said.remove] : [])];
  const rows = contacts.map((contact, index) => {
    const language = contact.language ? languageName(contact.language) : said.unknownLanguage;
    const cells = html`<th scope="row">${stranger(contact.address)}${bounced(contact, bounces)}</th><td>${said.kinds[kindOf(contact)]}</td><td>${language}</td><td>${stranger(contact.name)}</td>`;
    return html`<tr>${cells}${may && html`<td>${removal(request, path, contact, index)}</td>`}</tr>`;
  });
  return table(said.contacts, html`${labels.map((label) => html`<th scope="col">${label}</th>`)}`, rows);
}

function bounced({ address }: Contact, bounces: readonly BouncedAddress[]): Html | null {
  const report = bounces.find((each) => each.address.toLowerCase() === address);
  if (!report) return null;
  return html`<br>${badge(said.bounced(report.status ?? ''), 'bad')} ${instant(report.at)}${report.permanent && html`<br><span class="hint">${said.deadAddress}</span>`}`;
}

function removal(request: FastifyRequest, path: string, { address }: Contact, index: number): Html {
  const content = html`<input type="hidden" name="address" value="${address}">${reason(`remove-${index}`)}<button class="danger">${said.remove}</button>`;
  return html`<details><summary>${said.remove} <span class="quiet">${stranger(address)}</span></summary>${postForm(request, `${path}/remove`, content)}</details>`;
}

function addForm(request: FastifyRequest, path: string): Html {
  const languages = [
    { value: '', label: said.unknownLanguage },
    ...LANGUAGES.map((value) => ({ value, label: words.shell.languages[value] })),
  ];
  const kinds = [
    { value: '', label: said.usual },
    ...CONTACT_KINDS.map((value) => ({ value, label: said.kinds[value] })),
  ];
  const content = html`${field({ name: 'address', label: said.address, required: true, hint: said.addressHint })}
${field({ name: 'name', label: said.name })}${choice('language', said.language, languages)}${choice('kind', said.kind, kinds)}
${reason('add')}<button class="main">${said.addButton}</button>`;
  return html`<section class="sheet"><h2>${said.add}</h2>${postForm(request, `${path}/contacts`, content)}</section>`;
}

function voting(losses: readonly VoteLoss[]): Html {
  const open = losses.find(({ until }) => until === null);
  const past = losses.flatMap(({ from, until }) => (until === null ? [] : [said.past(from, until)]));
  return html`<p>${open ? said.lostSince(open.from) : said.has}</p>${past.map((line) => html`<p class="quiet">${line}</p>`)}`;
}

function votingForm(request: FastifyRequest, path: string, losses: readonly VoteLoss[], today: string): Html {
  const isLost = losses.some(({ until }) => until === null);
  const day = field({
    name: 'day',
    label: isLost ? said.lastDay : said.firstDay,
    type: 'date',
    value: today,
    required: true,
  });
  const button = html`<button class="danger">${isLost ? said.regain : said.lose}</button>`;
  return postForm(request, `${path}/${isLost ? 'regained-vote' : 'lost-vote'}`, html`${day}${reason('vote')}${button}`);
}

/** Several forms on the page ask for a reason: each field has an identifier of its own. */
function reason(form: string): Html {
  const id = `${form}-why`;
  return html`<p class="field"><label for="${id}">${said.why}</label><span class="hint" id="${id}-hint">${said.whyHint}</span>
<input id="${id}" name="why" required maxlength="1000" aria-describedby="${id}-hint"></p>`;
}

function historyTable(history: readonly ContactEvent[]): Html {
  const head = [said.when, said.what, said.contact, said.by, said.why].map(
    (label) => html`<th scope="col">${label}</th>`,
  );
  const rows = history.toReversed().map(({ at, action, before, after, actor, why }) => {
    const contact = [after ?? before].flatMap((each) => [each?.address, each?.name, each?.language]).filter(Boolean);
    return html`<tr><td>${instant(at)}</td><td>${said.actions[action] ?? action}</td><td>${stranger(contact.join(', '))}</td><td>${stranger(actor)}</td><td>${stranger(why)}</td></tr>`;
  });
  return table(said.history, html`${head}`, rows);
}
