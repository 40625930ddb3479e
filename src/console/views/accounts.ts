import type { FastifyRequest } from 'fastify';
import type { Account } from '../../access/accounts.ts';
import type { Session } from '../../access/sessions.ts';
import { ROLES, type Role } from '../../domain/role.ts';
import { type Html, html, stranger } from '../html.ts';
import { badge, choice, empty, field, instant, postForm, problemNotice, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { accounts: said, account: own, roles } = words.access;

export function accountsContent(
  request: FastifyRequest,
  accounts: readonly Account[],
  sso: boolean,
  problem?: string,
): Html {
  const head = [said.name, said.login, said.role, said.factor, said.state].map(
    (label) => html`<th scope="col">${label}</th>`,
  );
  const invitation = html`${roleChoice('viewer')}<button class="main">${said.invite}</button>`;
  return html`${problemNotice(problem)}${table(said.title, html`${head}`, accounts.map(accountRow))}
<div class="columns"><section class="sheet"><h2>${said.inviteTitle}</h2><p>${said.inviteText}</p>
${postForm(request, '/settings/accounts/invite', invitation)}</section>
${sso && ssoSection(request)}</div>`;
}

function ssoSection(request: FastifyRequest): Html {
  const fields = html`${field({ name: 'email', label: said.email, type: 'email', required: true })}
${field({ name: 'name', label: said.name, required: true })}${roleChoice('viewer')}<button>${said.prepare}</button>`;
  return html`<section class="sheet"><h2>${said.ssoTitle}</h2><p>${said.ssoText}</p>${postForm(request, '/settings/accounts/prepare', fields)}</section>`;
}

function accountRow(account: Account): Html {
  const factor = account.password === null ? said.sso : account.totp_confirmed ? said.set : said.none;
  const state = account.disabled_at ? badge(said.shut, 'bad') : badge(said.open, 'good');
  return html`<tr><td><a href="/settings/accounts/${account.id}" data-row>${stranger(account.name)}</a></td><td>${stranger(account.login)}</td><td>${roles[account.role].name}</td><td>${factor}</td><td>${state}</td></tr>`;
}

function roleChoice(chosen: Role): Html {
  const choices = ROLES.map((value) => ({ value, label: `${roles[value].name}: ${roles[value].may}` }));
  return choice('role', said.role, choices, chosen);
}

/** One account, for administrators. */
export function accountContent(request: FastifyRequest, account: Account, sessions: readonly Session[]): Html {
  const path = `/settings/accounts/${account.id}`;
  const shut = account.disabled_at !== null;
  return html`<p><a href="/settings/accounts">${said.back}</a></p>
<div class="columns"><section class="sheet">
<dl><dt>${said.login}</dt><dd>${stranger(account.login)}</dd><dt>${said.created}</dt><dd>${instant(account.created_at)} ${said.by} ${stranger(account.created_by)}</dd>
<dt>${said.factor}</dt><dd>${account.totp_confirmed ? said.set : said.none}</dd><dt>${said.state}</dt><dd>${shut ? badge(said.shut, 'bad') : badge(said.open, 'good')}</dd></dl>
</section><section class="sheet">
${postForm(request, `${path}/role`, html`${roleChoice(account.role)}<button>${said.changeRole}</button>`)}
<hr><div class="actions">
${postForm(request, `${path}/${shut ? 'open' : 'shut'}`, html`<button class="danger">${shut ? said.openButton : said.shutButton}</button>`)}
${account.password !== null && postForm(request, `${path}/reset`, html`<button>${said.resetButton}</button>`)}
</div></section></div>
<h2>${own.sessions}</h2>${sessions.length === 0 ? empty(said.noSessions) : sessionTable(request, path, sessions)}`;
}

function sessionTable(request: FastifyRequest, path: string, sessions: readonly Session[]): Html {
  const head = [own.from, own.browser, own.since, own.seen].map((label) => html`<th scope="col">${label}</th>`);
  const rows = sessions.map(
    ({ address, agent, createdAt, seenAt }) =>
      html`<tr><td>${address}</td><td>${stranger(agent)}</td><td>${instant(createdAt)}</td><td>${instant(seenAt)}</td></tr>`,
  );
  return html`${table(own.sessions, html`${head}`, rows)}${postForm(request, `${path}/end-sessions`, html`<button>${said.endSessions}</button>`)}`;
}

/** A one-time link, shown once. */
export function linkContent(link: string): Html {
  return html`<div class="sheet"><p>${said.linkText}</p><code class="secret">${link}</code>
<p><a href="/settings/accounts">${said.back}</a></p></div>`;
}
