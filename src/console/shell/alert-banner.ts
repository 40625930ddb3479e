import type { FastifyInstance } from 'fastify';
import type { App } from '../../app.ts';
import { readAlerts, type StoredAlert } from '../../operations/alerts.ts';
import { ALERT_EVERY_MS, lookForAlerts } from '../../operations/look-for-alerts.ts';
import { type Html, html } from '../html.ts';
import { inWords, words } from '../words/words.ts';
import { instant, live } from './parts.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What stands above the content of every page; null where nobody is signed in. */
    banner: Html | null;
  }
}

/** For so long a page says that something is over. */
const RECOVERED_MS = 15 * 60_000;
const { alerts: said } = words.operations;

/**
 * Puts the alerts that hold above every page. The console looks for them itself as well: the scheduler may be what is
 * away.
 */
export function addAlertBanner(server: FastifyInstance, app: App): void {
  const look = () => void lookForAlerts(app).catch((error: Error) => app.log.warn(`alerts: ${error.message}`));
  const timer = setInterval(look, ALERT_EVERY_MS);
  server.decorateRequest('banner', null);
  server.addHook('preHandler', async (request) => {
    if (request.method !== 'GET' || !request.signedIn) return;
    request.banner = alertBanner(await readAlerts(app.db, new Date(app.clock.now().getTime() - RECOVERED_MS)));
  });
  server.addHook('preClose', async () => clearInterval(timer));
}

/** The place is there without alerts too: one that is raised while the page is open appears in it. */
function alertBanner(alerts: readonly StoredAlert[]): Html {
  return html`<div${live('alerts', '/operations', ['alert'])}>${alerts.map(notice)}</div>`;
}

function notice({ words: message, said: what, raisedAt, endedAt }: StoredAlert): Html {
  const text = inWords({ message, said: what });
  return endedAt
    ? html`<p class="notice done" role="status">${said.over(text)} ${instant(endedAt)}</p>`
    : html`<p class="notice problem" role="alert">${text} <small>${said.raised} ${instant(raisedAt)}</small></p>`;
}
