import type { FastifyRequest } from 'fastify';
import type { Account } from '../../access/accounts.ts';
import { MIN_PASSWORD } from '../../access/passwords.ts';
import type { Session } from '../../access/sessions.ts';
import { type Html, html, stranger } from '../html.ts';
import { badge, choice, field, instant, postForm, problemNotice, table } from '../shell/parts.ts';
import { THEMES } from '../shell/theme.ts';
import { words } from '../words/words.ts';

const { account: said, factor, roles, enter } = words.access;

export interface AccountShown {
  account: Account;
  session: Session;
  sessions: readonly Session[];
  /** Recovery codes that are left. */
  codes: number;
  problem?: string;
}

export function accountContent(request: FastifyRequest, shown: AccountShown): Html {
  const { account, problem } = shown;
  return html`${problemNotice(problem)}<div class="columns">
<section class="sheet"><h2>${account.name}</h2>
<dl><dt>${said.signedInAs}</dt><dd>${account.login}</dd><dt>${said.role}</dt><dd>${roles[account.role].name}: ${roles[account.role].may}</dd></dl>
${postForm(request, '/sign-out', html`<button>${said.signOut}</button>`)}</section>
<section class="sheet"><h2>${said.theme}</h2>${themeForm(request)}</section>
${account.password === null ? html`<section class="sheet"><p>${said.sso}</p></section>` : html`${passwordSection(request)}${factorSection(request, shown)}`}
</div>
${sessionsSection(request, shown)}`;
}

function themeForm(request: FastifyRequest): Html {
  const choices = THEMES.map((value) => ({ value, label: said.themes[value] }));
  const fields = html`${choice('theme', said.theme, choices, request.theme)}<button>${said.save}</button>`;
  return postForm(request, '/account/theme', fields);
}

function passwordSection(request: FastifyRequest): Html {
  const current = { name: 'current', label: said.current, autocomplete: 'current-password' };
  const fresh = { name: 'password', label: words.access.newPassword, autocomplete: 'new-password' };
  const fields = html`${field({ ...current, type: 'password', required: true })}
${field({ ...fresh, type: 'password', hint: enter.passwordHint, minlength: MIN_PASSWORD, required: true })}
<button>${said.change}</button>`;
  return html`<section class="sheet"><h2>${said.password}</h2>${postForm(request, '/account/password', fields)}</section>`;
}

function factorSection(request: FastifyRequest, { account, codes }: AccountShown): Html {
  const proof = field({
    name: 'proof',
    label: said.current,
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const content = account.totp_confirmed
    ? html`<p>${factor.on} ${factor.left(codes)}</p>${postForm(
        request,
        '/account/second-factor/renew',
        html`${proof}<div class="actions"><button>${factor.renew}</button>
<button class="danger" formaction="/account/second-factor/remove">${factor.remove}</button></div>`,
      )}`
    : html`<p>${factor.off}</p>${postForm(request, '/account/second-factor/offer', html`<button>${factor.set}</button>`)}`;
  return html`<section class="sheet"><h2>${factor.title}</h2>${content}</section>`;
}

function sessionsSection(request: FastifyRequest, { session, sessions }: AccountShown): Html {
  const head = html`<th scope="col">${said.from}</th><th scope="col">${said.browser}</th><th scope="col">${said.since}</th><th scope="col">${said.seen}</th><th scope="col"><span class="hidden-visually">${said.end}</span></th>`;
  const rows = sessions.map((each) => {
    const end = html`<input type="hidden" name="id" value="${each.id}"><button>${said.end}</button>`;
    const here = each.id === session.id;
    return html`<tr><td>${each.address}</td><td>${stranger(each.agent)}</td><td>${instant(each.createdAt)}</td><td>${instant(each.seenAt)}</td><td>${here ? badge(said.here, 'quiet') : postForm(request, '/account/sessions/end', end)}</td></tr>`;
  });
  return html`<h2>${said.sessions}</h2>${table(said.sessions, head, rows)}
${sessions.length > 1 && postForm(request, '/account/sessions/end-others', html`<button>${said.endOthers}</button>`)}`;
}
