import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccessError } from '../../access/access-error.ts';
import { isUnclaimed } from '../../access/accounts.ts';
import { isSecondFactor } from '../../access/second-factor.ts';
import { say } from '../../access/sentences.ts';
import { endSession } from '../../access/sessions.ts';
import { beginAttempt, checkPassword, succeed } from '../../access/sign-in.ts';
import type { App } from '../../app.ts';
import { line, readFields } from '../shell/fields.ts';
import { guard, OPEN } from '../shell/guard.ts';
import { ownPath } from '../shell/own-path.ts';
import { secondFactorContent, signInContent } from '../views/sign-in.ts';
import { inWords, words } from '../words/words.ts';

const { signIn, second } = words.access;

interface To {
  Querystring: { to?: string };
}

/** Signing in by password and second factor, and out. */
export function addSignIn(server: FastifyInstance, app: App): void {
  const sso = app.config.oidc !== null;

  server.get<To>('/sign-in', OPEN, async (request, reply) => {
    const to = ownPath(request.query.to);
    if (request.signedIn) return reply.goTo(to);
    return show(request, reply, { to, unclaimed: await isUnclaimed(app.db) });
  });

  server.post('/sign-in', OPEN, async (request, reply) => {
    const fields = readFields(request.body, { login: line, password: line, to: line });
    const to = ownPath(fields.to);
    const at = new Date();
    try {
      const attempt = await beginAttempt(app.db, fields.login, request.ip, at);
      const account = await checkPassword(app.db, attempt.login, fields.password);
      await reply.signIn(account, account.totp_confirmed);
      if (account.totp_confirmed) return reply.goTo(`/sign-in/second-factor?to=${encodeURIComponent(to)}`);
      await succeed(app.db, attempt, account, app.clock.now(), at);
      return reply.goTo(to);
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return show(request, reply.code(403), { to, login: fields.login, problem: inWords(error) });
    }
  });

  server.get<To>('/sign-in/second-factor', OPEN, async (request, reply) => {
    if (!request.entry?.session.half) return reply.goTo('/sign-in');
    return reply.page({ title: second.title, content: secondFactorContent(request, ownPath(request.query.to)) });
  });

  server.post('/sign-in/second-factor', OPEN, async (request, reply) => {
    const { code, to } = readFields(request.body, { code: line, to: line });
    const { entry } = request;
    if (!entry?.session.half) return reply.goTo('/sign-in');
    const at = new Date();
    try {
      const attempt = await beginAttempt(app.db, `${entry.account.login} second`, request.ip, at);
      if (!(await isSecondFactor(app.db, entry.account, code, at))) throw new AccessError(say('code-wrong'));
      await endSession(app.db, entry.account.id, entry.session.id);
      await reply.signIn(entry.account, false);
      await succeed(app.db, attempt, entry.account, app.clock.now(), at);
      return reply.goTo(ownPath(to));
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      const content = secondFactorContent(request, ownPath(to), inWords(error));
      return reply.code(403).page({ title: second.title, content });
    }
  });

  server.post('/sign-out', guard('viewer'), async (request, reply) => {
    if (request.entry) await endSession(app.db, request.entry.account.id, request.entry.session.id);
    reply.forgetKey();
    return reply.goTo('/sign-in');
  });

  function show(request: FastifyRequest, reply: FastifyReply, what: Parameters<typeof signInContent>[1]): FastifyReply {
    return reply.page({ title: signIn.title, content: signInContent(request, { ...what, sso }) });
  }
}
