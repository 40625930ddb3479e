import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { CannotHold, holdMail, releaseMail } from '../../mail/hold-mail.ts';
import { type ListedMail, listMailsBefore, readMail } from '../../mail/outbox/read-outbox.ts';
import { Refusal } from '../shell/refusal.ts';
import { readPage, sendPage } from './paging.ts';
import { readBody } from './read-body.ts';
import { described } from './route-description.ts';
import { heldMailSchema } from './schemas.ts';

interface OneMail {
  Params: { mail: string };
}

const whySchema = z.strictObject({
  why: z.string().max(1000).regex(/\S/, 'give the reason: it stands in the history').describe('Stands in the history.'),
});

/** Outgoing mail for programs: read, held back, let go. */
export function addOutboxApi(api: FastifyInstance, app: App, prefix: string): void {
  const latest = {
    summary: 'Outgoing mail with its numbers, the latest first',
    answer: z.array(heldMailSchema),
    paged: true,
  };
  api.get(`${prefix}/outbox/latest`, described(latest), async (request, reply) => {
    const page = readPage(request, z.int32());
    const mails = await listMailsBefore(app.db, page.after, page.limit + 1);
    const rows = mails.map((mail) => ({ key: mail.id, shown: describeMail(mail) }));
    return sendPage(request, reply, page, rows);
  });
  const one = { summary: 'One outgoing mail', answer: heldMailSchema, refusals: [404] as const };
  api.get<OneMail>(`${prefix}/outbox/:mail`, described(one), async ({ params }) =>
    describeMail(await find(params.mail)),
  );

  for (const [path, change, summary] of [
    ['hold', holdMail, 'Holds a waiting mail back until it is let go'],
    ['release', releaseMail, 'Lets a held mail go'],
  ] as const) {
    const refusals = [400, 404, 422] as const;
    api.post<OneMail>(
      `${prefix}/outbox/:mail/${path}`,
      described({ summary, answer: heldMailSchema, body: whySchema, needs: 'reviewer', refusals }),
      (request, reply) => carryOut(request, reply, change),
    );
  }

  async function carryOut(
    request: FastifyRequest<OneMail>,
    reply: FastifyReply,
    change: typeof holdMail,
  ): Promise<FastifyReply> {
    const { id } = await find(request.params.mail);
    const { why } = readBody(request.body, whySchema);
    try {
      const by = { actor: request.actor.name, now: app.clock.now(), why: why.trim() };
      await app.db.transaction().execute((tx) => change(tx, id, by));
    } catch (error) {
      if (!(error instanceof CannotHold)) throw error;
      return reply.code(422).send({ error: error.message });
    }
    await (await app.queues()).wakeOutbox();
    return reply.send(describeMail(await find(request.params.mail)));
  }

  async function find(id: string): Promise<ListedMail> {
    const mail = /^[1-9]\d{0,8}$/.test(id) ? await readMail(app.db, Number(id)) : null;
    if (!mail) throw new Refusal('notFound', `There is no mail ${id}.`);
    return mail;
  }
}

function describeMail(mail: ListedMail): z.infer<typeof heldMailSchema> {
  const { id, kind, to, subject, state, attempts, consultation, memberState, heldBy } = mail;
  const times = { createdAt: mail.createdAt.toISOString(), sentAt: mail.sentAt?.toISOString() ?? null };
  return { id, kind, to, subject, state, attempts, ...times, consultation, memberState, heldBy, bounce: mail.bounce };
}
