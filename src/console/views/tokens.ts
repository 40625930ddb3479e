import type { FastifyRequest } from 'fastify';
import type { ApiToken } from '../../access/api-tokens.ts';
import { ROLES } from '../../domain/role.ts';
import { type Html, html, stranger } from '../html.ts';
import { choice, empty, field, instant, postForm, problemNotice, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { tokens: said, roles } = words.access;

export function tokensContent(request: FastifyRequest, tokens: readonly ApiToken[], problem?: string): Html {
  const labels = [said.purpose, words.access.accounts.role, said.createdBy, said.expires, said.used, said.revoke];
  const head = html`${labels.map((label) => html`<th scope="col">${label}</th>`)}`;
  const rows = tokens.map((token) => tokenRow(request, token));
  const fields = html`${field({ name: 'name', label: said.purpose, required: true, maxlength: 100 })}
${choice(
  'role',
  words.access.accounts.role,
  ROLES.map((value) => ({ value, label: roles[value].name })),
  'viewer',
)}
${field({ name: 'days', label: said.days, type: 'number', value: 90, required: true })}
<button class="main">${said.create}</button>`;
  return html`<p class="quiet">${said.text} <a href="/api/v1/openapi.json">${words.access.settings.api}</a></p>
${problemNotice(problem)}${tokens.length === 0 ? empty(said.none) : table(said.title, head, rows)}
${postForm(request, '/settings/tokens', fields, { class: 'sheet' })}`;
}

function tokenRow(request: FastifyRequest, { id, name, role, createdBy, expiresAt, usedAt }: ApiToken): Html {
  const button = html`<input type="hidden" name="id" value="${id}"><button class="danger" data-confirm="${said.revokeQuestion}">${said.revoke}</button>`;
  return html`<tr><td>${stranger(name)}</td><td>${roles[role].name}</td><td>${stranger(createdBy)}</td><td>${instant(expiresAt)}</td><td>${usedAt ? instant(usedAt) : said.never}</td><td>${postForm(request, '/settings/tokens/revoke', button)}</td></tr>`;
}

/** A new token, shown once. */
export function tokenContent(token: string): Html {
  return html`<div class="sheet"><p>${said.madeText}</p><code class="secret">${token}</code>
<p><a href="/settings/tokens">${said.title}</a></p></div>`;
}
