import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toBuffer } from 'qrcode';
import { AccessError } from '../../access/access-error.ts';
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../access/second-factor.ts';
import type { App } from '../../app.ts';
import { recordAudit } from '../../db/audit.ts';
import { line, readFields } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { factorContent, recoveryCodesContent } from '../views/second-factor.ts';
import { inWords, words } from '../words/words.ts';
import { doing, own, proveSelf } from './account.ts';

const { factor } = words.access;

/** Setting up one's second factor, its recovery codes, and taking it off. */
export function addSecondFactor(server: FastifyInstance, app: App): void {
  server.post('/account/second-factor/offer', guard('viewer'), async (request, reply) => {
    const { account } = own(request);
    if (account.password !== null && !account.totp_confirmed) await offerSecondFactor(app.db, account);
    return reply.goTo('/account/second-factor');
  });

  server.get('/account/second-factor', (request, reply) => show(request, reply));

  server.get('/account/second-factor.png', async (request, reply) => {
    const { account } = own(request);
    if (account.totp_confirmed) return reply.goTo('/account');
    return reply.type('image/png').send(await toBuffer(await offerSecondFactor(app.db, account), { scale: 5 }));
  });

  server.post('/account/second-factor/confirm', guard('viewer'), async (request, reply) => {
    const { code } = readFields(request.body, { code: line });
    const { account } = own(request);
    try {
      showCodes(reply, await confirmSecondFactor(app.db, account, code, doing(app, request), new Date()));
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return show(request, reply.code(400), inWords(error));
    }
    return reply;
  });

  server.post('/account/second-factor/renew', guard('viewer'), async (request, reply) => {
    const { account } = own(request);
    if (!(await isProved(request))) return refuse(reply);
    const codes = await renewRecoveryCodes(app.db, account.id);
    const { actor, now } = doing(app, request);
    await recordAudit(app.db, { at: now, actor, action: 'recovery-codes-renewed', subject: `account:${account.id}` });
    return showCodes(reply, codes);
  });

  server.post('/account/second-factor/remove', guard('viewer'), async (request, reply) => {
    if (!(await isProved(request))) return refuse(reply);
    await removeSecondFactor(app.db, own(request).account, doing(app, request));
    return reply.goTo('/account', { kind: 'done', text: factor.removed });
  });

  async function isProved(request: FastifyRequest): Promise<boolean> {
    const { proof } = readFields(request.body, { proof: line });
    try {
      await proveSelf(app, request, proof);
      return true;
    } catch (error) {
      if (error instanceof AccessError) return false;
      throw error;
    }
  }
}

function show(request: FastifyRequest, reply: FastifyReply, problem?: string): FastifyReply {
  const { account } = own(request);
  if (!account.totp_secret || account.totp_confirmed) return reply.goTo('/account');
  const content = factorContent(request, account.totp_secret, problem);
  return reply.page({ title: factor.setTitle, section: 'account', content });
}

function showCodes(reply: FastifyReply, codes: readonly string[]): FastifyReply {
  return reply.page({ title: factor.codesTitle, section: 'account', content: recoveryCodesContent(codes) });
}

function refuse(reply: FastifyReply): FastifyReply {
  return reply.goTo('/account', { kind: 'problem', text: words.sentences['password-wrong'] });
}
