import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccessError } from '../../access/access-error.ts';
import { createToken, listTokens, revokeToken } from '../../access/api-tokens.ts';
import type { App } from '../../app.ts';
import { ROLES } from '../../domain/role.ts';
import { line, readFields, rowId } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { tokenContent, tokensContent } from '../views/tokens.ts';
import { inWords, words } from '../words/words.ts';
import { doing } from './account.ts';

const { tokens: said } = words.access;
const ADMINISTRATOR = guard('administrator');

/** Keys of programs to the JSON interface. For administrators. */
export function addTokens(server: FastifyInstance, app: App): void {
  server.get('/settings/tokens', ADMINISTRATOR, (request, reply) => show(request, reply));

  server.post('/settings/tokens', ADMINISTRATOR, async (request, reply) => {
    const given = readFields(request.body, { name: line, role: z.enum(ROLES), days: z.coerce.number() });
    try {
      const token = await createToken(app.db, given, doing(app, request), new Date());
      return reply.page({ title: said.made, section: 'settings', content: tokenContent(token) });
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return show(request, reply.code(400), inWords(error));
    }
  });

  server.post('/settings/tokens/revoke', ADMINISTRATOR, async (request, reply) => {
    const { id } = readFields(request.body, { id: rowId });
    await revokeToken(app.db, id, doing(app, request), new Date());
    return reply.goTo('/settings/tokens', { kind: 'done', text: said.revoked });
  });

  async function show(request: FastifyRequest, reply: FastifyReply, problem?: string): Promise<FastifyReply> {
    const content = tokensContent(request, await listTokens(app.db, new Date()), problem);
    return reply.page({ title: said.title, section: 'settings', content });
  }
}
