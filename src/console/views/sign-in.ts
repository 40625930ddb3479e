import type { FastifyRequest } from 'fastify';
import type { EntryLink } from '../../access/entry-links.ts';
import { MIN_PASSWORD } from '../../access/passwords.ts';
import { type Html, html } from '../html.ts';
import { field, postForm, problemNotice } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { access } = words;

interface SignInShown {
  to: string;
  login?: string;
  problem?: string;
  /** Nobody has an account yet. */
  unclaimed?: boolean;
  sso?: boolean;
}

export function signInContent(request: FastifyRequest, { to, login, problem, unclaimed, sso }: SignInShown): Html {
  if (unclaimed && !sso) return html`<p>${access.signIn.unclaimed}</p>`;
  const fields = html`<input type="hidden" name="to" value="${to}">
${field({ name: 'login', label: access.login, value: login, autocomplete: 'username', required: true, autofocus: !login })}
${field({ name: 'password', label: access.password, type: 'password', autocomplete: 'current-password', required: true, autofocus: Boolean(login) })}
<button class="main">${access.signIn.button}</button>`;
  const provider = html`<p><a class="button" href="/sign-in/sso?to=${encodeURIComponent(to)}">${access.signIn.sso}</a></p>`;
  return html`${problemNotice(problem)}${sso && provider}${postForm(request, '/sign-in', fields, { class: 'sheet' })}`;
}

export function secondFactorContent(request: FastifyRequest, to: string, problem?: string): Html {
  const { hint, button } = access.second;
  const fields = html`<input type="hidden" name="to" value="${to}">
${field({ name: 'code', label: access.code, hint, autocomplete: 'one-time-code', required: true, autofocus: true, maxlength: 20 })}
<button class="main">${button}</button>`;
  return html`${problemNotice(problem)}${postForm(request, '/sign-in/second-factor', fields, { class: 'sheet' })}`;
}

interface EntryShown {
  link: EntryLink;
  /** Whose password is set anew. */
  login: string | null;
  entered?: { login: string; name: string };
  problem?: string;
}

/** The page of a one-time link. */
export function entryContent(request: FastifyRequest, { link, login, entered, problem }: EntryShown): Html {
  const { enter, roles } = access;
  const text =
    link.purpose === 'first'
      ? enter.firstText
      : link.purpose === 'reset'
        ? enter.resetText
        : enter.invitationText(`${roles[link.role].name}: ${roles[link.role].may}`);
  const who = login
    ? field({ name: 'login', label: access.login, value: login, autocomplete: 'username', readonly: true })
    : html`${field({ name: 'name', label: access.name, value: entered?.name, autocomplete: 'name', required: true })}
${field({ name: 'login', label: access.login, value: entered?.login, autocomplete: 'username', required: true })}`;
  const password = field({
    name: 'password',
    label: login ? access.newPassword : access.password,
    hint: enter.passwordHint,
    type: 'password',
    autocomplete: 'new-password',
    minlength: MIN_PASSWORD,
    required: true,
  });
  const fields = html`${who}${password}<button class="main">${enter.button}</button>`;
  return html`<p>${text}</p>${problemNotice(problem)}${postForm(request, request.url, fields, { class: 'sheet' })}`;
}
