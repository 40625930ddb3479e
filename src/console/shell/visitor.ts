import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Account, actorOf } from '../../access/accounts.ts';
import { findTokenActor } from '../../access/api-tokens.ts';
import { findSession, openSession, type Session, type SessionLimits } from '../../access/sessions.ts';
import type { App } from '../../app.ts';
import type { Actor } from '../../domain/role.ts';
import type { Cookies } from './cookies.ts';
import { KEY_COOKIE } from './forgery.ts';
import { carriesToken } from './programs.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The browser's session and its account, even while the second factor is missing. */
    entry: { session: Session; account: Account } | null;
    /** What `keepJourney` kept, once. */
    takeJourney(reply: FastifyReply): string | null;
  }
  interface FastifyReply {
    /** Opens a session of this account for the browser; `half` until its second factor was given. */
    signIn(account: Account, half: boolean): Promise<void>;
    /** Forgets the browser's key, and with it whose it was. */
    forgetKey(): void;
    /** Has the browser keep something while it is at the provider of identities. */
    keepJourney(text: string, seconds: number): void;
  }
}

const JOURNEY_COOKIE = 'journey';
/** Programs carry their token here, and only to the JSON interface. */
const BEARER = /^Bearer (\S+)$/;

export function sessionLimits({ config }: App): SessionLimits {
  const { sessionIdleMinutes, sessionHours } = config.policy.access;
  return { idleMs: sessionIdleMinutes * 60_000, totalMs: sessionHours * 3_600_000 };
}

/** Finds out who asks, by the key in the browser's cookie or by a program's token. */
export function addVisitors(
  server: FastifyInstance,
  app: App,
  cookies: Cookies,
): (request: FastifyRequest) => Promise<Actor | null> {
  server.decorateRequest('entry', null);
  server.decorateReply('signIn', async function (this: FastifyReply, account: Account, half: boolean) {
    const { ip, headers } = this.request;
    const visitor = { address: ip, agent: headers['user-agent'] ?? '' };
    cookies.write(this, KEY_COOKIE, await openSession(app.db, account.id, visitor, half, new Date()));
  });
  server.decorateReply('forgetKey', function (this: FastifyReply) {
    cookies.clear(this, KEY_COOKIE);
  });
  server.decorateReply('keepJourney', function (this: FastifyReply, text: string, seconds: number) {
    cookies.write(this, JOURNEY_COOKIE, Buffer.from(text).toString('base64url'), seconds);
  });
  server.decorateRequest('takeJourney', function (this: FastifyRequest, reply: FastifyReply) {
    const kept = cookies.read(this, JOURNEY_COOKIE);
    cookies.clear(reply, JOURNEY_COOKIE);
    return kept === null ? null : Buffer.from(kept, 'base64url').toString();
  });
  const limits = sessionLimits(app);

  return async (request) => {
    if (carriesToken(request)) {
      const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
      return token ? findTokenActor(app.db, token, new Date()) : null;
    }
    if (request.browserKeyIsNew) return null;
    request.entry = await findSession(app.db, request.browserKey, limits, new Date());
    return request.entry && !request.entry.session.half ? actorOf(request.entry.account) : null;
  };
}
