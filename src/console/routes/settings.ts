import type { FastifyInstance } from 'fastify';
import { html } from '../html.ts';
import { guard } from '../shell/guard.ts';
import { words } from '../words/words.ts';

const { settings } = words.access;

/** What administrators decide. */
export function addSettings(server: FastifyInstance): void {
  server.get('/settings', guard('administrator'), (_request, reply) => {
    const content = html`<div class="columns">
<section class="sheet"><h2><a href="/settings/accounts">${settings.accounts}</a></h2><p>${settings.accountsText}</p></section>
<section class="sheet"><h2><a href="/settings/tokens">${settings.tokens}</a></h2><p>${settings.tokensText}</p>
<p><a href="/api/v1/openapi.json">${settings.api}</a></p></section>
</div>`;
    return reply.page({ title: settings.title, section: 'settings', content });
  });
}
