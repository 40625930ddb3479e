import type { FastifyInstance, FastifyReply } from 'fastify';
import { AccessError } from '../../access/access-error.ts';
import { findAccount } from '../../access/accounts.ts';
import { type EntryLink, findLink, useLink } from '../../access/entry-links.ts';
import type { App } from '../../app.ts';
import { html } from '../html.ts';
import { line, readFields } from '../shell/fields.ts';
import { OPEN } from '../shell/guard.ts';
import { entryContent } from '../views/sign-in.ts';
import { inWords, words } from '../words/words.ts';

interface Key {
  Params: { key: string };
}

const { enter } = words.access;

/** One-time links: /enter/<key> makes the first administrator's account, an invited one, or sets a new password. */
export function addEnter(server: FastifyInstance, app: App): void {
  server.get<Key>('/enter/:key', OPEN, async (request, reply) => {
    const link = await findLink(app.db, request.params.key, new Date());
    if (!link) return gone(reply);
    const content = entryContent(request, { link, login: await loginOf(link) });
    return reply.page({ title: enter[link.purpose], content });
  });

  server.post<Key>('/enter/:key', OPEN, async (request, reply) => {
    const entrant = readFields(request.body, { login: line, name: line, password: line });
    const at = new Date();
    try {
      const account = await useLink(app.db, request.params.key, entrant, app.clock.now(), at);
      await reply.signIn(account, false);
      return reply.goTo('/');
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      const link = await findLink(app.db, request.params.key, at);
      if (!link) return gone(reply);
      const login = await loginOf(link);
      const content = entryContent(request, { link, login, entered: entrant, problem: inWords(error) });
      return reply.code(400).page({ title: enter[link.purpose], content });
    }
  });

  async function loginOf({ accountId }: EntryLink): Promise<string | null> {
    const account = accountId === null ? null : await findAccount(app.db, accountId);
    return account?.login ?? null;
  }
}

function gone(reply: FastifyReply): FastifyReply {
  const { title, text } = enter.gone;
  return reply.code(410).page({ title, content: html`<p>${text}</p>` });
}
