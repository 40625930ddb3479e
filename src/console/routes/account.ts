import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccessError } from '../../access/access-error.ts';
import { type Account, type Doing, setPassword } from '../../access/accounts.ts';
import { checkNewPassword, hashPassword, isPassword } from '../../access/passwords.ts';
import { countRecoveryCodes } from '../../access/second-factor.ts';
import { say } from '../../access/sentences.ts';
import { endSession, listSessions, type Session } from '../../access/sessions.ts';
import { beginAttempt } from '../../access/sign-in.ts';
import type { App } from '../../app.ts';
import { line, readFields, rowId } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { THEMES } from '../shell/theme.ts';
import { sessionLimits } from '../shell/visitor.ts';
import { accountContent } from '../views/account.ts';
import { inWords, words } from '../words/words.ts';

const { account: said } = words.access;

/** Whoever is signed in by a session; a program's token has no account. */
export function own(request: FastifyRequest): { session: Session; account: Account } {
  if (!request.entry) throw new Refusal('forbidden');
  return request.entry;
}

/** One's own account: password, second factor, sessions, appearance. */
export function addAccount(server: FastifyInstance, app: App): void {
  server.get('/account', (request, reply) => show(request, reply));

  server.post('/account/theme', guard('viewer'), (request, reply) => {
    const { theme } = readFields(request.body, { theme: z.enum(THEMES) });
    reply.keepTheme(theme);
    return reply.goTo('/account');
  });

  server.post('/account/password', guard('viewer'), async (request, reply) => {
    const { current, password } = readFields(request.body, { current: line, password: line });
    const { account, session } = own(request);
    try {
      await proveSelf(app, request, current);
      checkNewPassword(password, account.login);
      await setPassword(app.db, account.id, await hashPassword(password), doing(app, request), session.id);
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return show(request, reply.code(400), inWords(error));
    }
    return reply.goTo('/account', { kind: 'done', text: said.changed });
  });

  server.post('/account/sessions/end', guard('viewer'), async (request, reply) => {
    const { id } = readFields(request.body, { id: rowId });
    await endSession(app.db, own(request).account.id, id);
    return reply.goTo('/account', { kind: 'done', text: said.ended });
  });

  server.post('/account/sessions/end-others', guard('viewer'), async (request, reply) => {
    const { account, session } = own(request);
    for (const { id } of await listSessions(app.db, account.id, sessionLimits(app), new Date()))
      if (id !== session.id) await endSession(app.db, account.id, id);
    return reply.goTo('/account', { kind: 'done', text: said.othersEnded });
  });

  async function show(request: FastifyRequest, reply: FastifyReply, problem?: string): Promise<FastifyReply> {
    const { account, session } = own(request);
    const [sessions, codes] = await Promise.all([
      listSessions(app.db, account.id, sessionLimits(app), new Date()),
      countRecoveryCodes(app.db, account.id),
    ]);
    const content = accountContent(request, { account, session, sessions, codes, problem });
    return reply.page({ title: said.title, section: 'account', content });
  }
}

/**
 * Asks a signed-in person for the password again, before what an unattended browser must not be used for.
 * @throws AccessError if it is wrong
 */
export async function proveSelf(app: App, request: FastifyRequest, password: string): Promise<void> {
  const { account } = own(request);
  await beginAttempt(app.db, `${account.login} again`, request.ip, new Date());
  if (!(await isPassword(password, account.password))) throw new AccessError(say('password-wrong'));
}

export function doing(app: App, request: FastifyRequest): Doing {
  return { actor: request.actor.name, now: app.clock.now() };
}
