import type { FastifyRequest } from 'fastify';
import { type Html, html } from '../html.ts';
import { field, postForm, problemNotice } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { access } = words;
const { factor } = access;

export function factorContent(request: FastifyRequest, secret: string, problem?: string): Html {
  const fields = html`${field({ name: 'code', label: access.code, autocomplete: 'one-time-code', inputmode: 'numeric', required: true, autofocus: true, maxlength: 10 })}
<button class="main">${factor.confirm}</button>`;
  return html`<p>${factor.scan}</p>${problemNotice(problem)}
<div class="columns"><div class="sheet"><img class="qr" src="/account/second-factor.png" alt="${factor.picture}">
<dl><dt>${factor.key}</dt><dd><code>${secret.match(/.{1,4}/g)?.join(' ')}</code></dd></dl></div>
${postForm(request, '/account/second-factor/confirm', fields, { class: 'sheet' })}</div>`;
}

export function recoveryCodesContent(codes: readonly string[]): Html {
  return html`<div class="sheet"><p>${factor.codes}</p>
<ul class="codes">${codes.map((each) => html`<li><code>${each}</code></li>`)}</ul>
<p><a class="button main" href="/account">${factor.done}</a></p></div>`;
}
