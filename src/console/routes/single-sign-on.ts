import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccessError } from '../../access/access-error.ts';
import { openIdentityProvider } from '../../access/identity-provider.ts';
import { accountOfIdentity } from '../../access/single-sign-on.ts';
import type { App } from '../../app.ts';
import { html } from '../html.ts';
import { OPEN } from '../shell/guard.ts';
import { ownPath } from '../shell/own-path.ts';
import { problemNotice } from '../shell/parts.ts';
import { inWords, words } from '../words/words.ts';

const { signIn } = words.access;
const JOURNEY_SECONDS = 600;
const journeySchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

/** Signing in through the organisation's provider of identities (OpenID Connect), if one is configured. */
export function addSingleSignOn(server: FastifyInstance, app: App): void {
  const { oidc, publicUrl } = app.config;
  if (!oidc) return;
  const provider = openIdentityProvider(oidc);

  server.get<{ Querystring: { to?: string } }>('/sign-in/sso', OPEN, async (request, reply) => {
    try {
      const { url, journey } = await provider.begin(`${originOf(request)}/sign-in/sso/callback`);
      reply.keepJourney(JSON.stringify({ ...journey, to: ownPath(request.query.to) }), JOURNEY_SECONDS);
      return reply.redirect(url.href, 303);
    } catch (error) {
      app.log.warn(`single sign-on: ${describe(error)}`);
      return fail(reply.code(502), signIn.ssoDown);
    }
  });

  server.get('/sign-in/sso/callback', OPEN, async (request, reply) => {
    const kept = journeySchema.safeParse(readJson(request.takeJourney(reply)));
    if (!kept.success) return fail(reply.code(400), signIn.ssoFailed);
    const { to, ...journey } = kept.data;
    try {
      const identity = await provider.finish(new URL(request.url, originOf(request)), journey);
      const account = await accountOfIdentity(app.db, identity, oidc.roleClaim !== null, app.clock.now());
      await reply.signIn(account, false);
      return reply.goTo(ownPath(to));
    } catch (error) {
      app.log.warn(`single sign-on: ${describe(error)}`);
      return fail(reply.code(403), error instanceof AccessError ? inWords(error) : signIn.ssoFailed);
    }
  });

  function originOf(request: FastifyRequest): string {
    return publicUrl?.origin ?? `${request.protocol}://${request.host}`;
  }
}

function fail(reply: FastifyReply, problem: string): FastifyReply {
  const again = html`<p><a class="button" href="/sign-in">${signIn.title}</a></p>`;
  return reply.page({ title: signIn.title, content: html`${problemNotice(problem)}${again}` });
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
