import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccessError } from '../../access/access-error.ts';
import { type Account, changeAccount, createAccount, findAccount, listAccounts } from '../../access/accounts.ts';
import { invite, offerReset } from '../../access/entry-links.ts';
import { endSession, listSessions } from '../../access/sessions.ts';
import type { App } from '../../app.ts';
import { ROLES } from '../../domain/role.ts';
import { line, readFields, readId } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { sessionLimits } from '../shell/visitor.ts';
import { accountContent, accountsContent, linkContent } from '../views/accounts.ts';
import { inWords, words } from '../words/words.ts';
import { doing } from './account.ts';

const { accounts: said } = words.access;
const ADMINISTRATOR = guard('administrator');
const role = z.enum(ROLES);

/** Who may enter: accounts, their roles, invitations, sessions. For administrators. */
export function addAccounts(server: FastifyInstance, app: App): void {
  server.get('/settings/accounts', ADMINISTRATOR, (request, reply) => showAll(request, reply));

  server.post('/settings/accounts/invite', ADMINISTRATOR, async (request, reply) => {
    const fields = readFields(request.body, { role });
    const key = await invite(app.db, fields.role, doing(app, request), new Date());
    return showLink(request, reply, key);
  });

  server.post('/settings/accounts/prepare', ADMINISTRATOR, async (request, reply) => {
    const { email, name, ...fields } = readFields(request.body, { email: line, name: line, role });
    try {
      const given = { login: email, name: name || email, role: fields.role, password: null };
      const { id } = await createAccount(app.db, given, doing(app, request));
      return reply.goTo(`/settings/accounts/${id}`, { kind: 'done', text: said.prepared });
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return showAll(request, reply.code(400), inWords(error));
    }
  });

  server.get('/settings/accounts/:id', ADMINISTRATOR, async (request, reply) => {
    const account = await find(request);
    const sessions = await listSessions(app.db, account.id, sessionLimits(app), new Date());
    const content = accountContent(request, account, sessions);
    return reply.page({ title: account.name, section: 'settings', content });
  });

  server.post('/settings/accounts/:id/role', ADMINISTRATOR, (request, reply) =>
    change(request, reply, readFields(request.body, { role })),
  );
  server.post('/settings/accounts/:id/shut', ADMINISTRATOR, (request, reply) =>
    change(request, reply, { disabled: true }),
  );
  server.post('/settings/accounts/:id/open', ADMINISTRATOR, (request, reply) =>
    change(request, reply, { disabled: false }),
  );

  server.post('/settings/accounts/:id/end-sessions', ADMINISTRATOR, async (request, reply) => {
    const { id } = await find(request);
    await endSession(app.db, id, 'all');
    return reply.goTo(`/settings/accounts/${id}`, { kind: 'done', text: said.sessionsEnded });
  });

  server.post('/settings/accounts/:id/reset', ADMINISTRATOR, async (request, reply) => {
    const key = await offerReset(app.db, await find(request), doing(app, request), new Date());
    return showLink(request, reply, key);
  });

  async function find(request: FastifyRequest): Promise<Account> {
    const account = await findAccount(app.db, readId(request.params));
    if (!account) throw new Refusal('notFound');
    return account;
  }

  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    what: Parameters<typeof changeAccount>[2],
  ): Promise<FastifyReply> {
    const { id } = await find(request);
    try {
      await changeAccount(app.db, id, what, doing(app, request));
      return reply.goTo(`/settings/accounts/${id}`, { kind: 'done', text: said.changed });
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return reply.goTo(`/settings/accounts/${id}`, { kind: 'problem', text: inWords(error) });
    }
  }

  async function showAll(request: FastifyRequest, reply: FastifyReply, problem?: string): Promise<FastifyReply> {
    const content = accountsContent(request, await listAccounts(app.db), app.config.oidc !== null, problem);
    return reply.page({ title: said.title, section: 'settings', content });
  }

  function showLink(request: FastifyRequest, reply: FastifyReply, key: string): FastifyReply {
    const origin = app.config.publicUrl?.origin ?? `${request.protocol}://${request.headers.host}`;
    return reply.page({ title: said.linkTitle, section: 'settings', content: linkContent(`${origin}/enter/${key}`) });
  }
}
