import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { CannotHold, holdMail, readHold, releaseMail } from '../../mail/hold-mail.ts';
import {
  listMails,
  OUTBOX_KINDS,
  OUTBOX_STATES,
  type OutboxFilter,
  readMail,
  readMailFile,
  type ShownMail,
} from '../../mail/outbox/read-outbox.ts';
import { html } from '../html.ts';
import { readFields, readId } from '../shell/fields.ts';
import { allowFrames, sendFramed } from '../shell/frames.ts';
import { guard } from '../shell/guard.ts';
import { readListPlace } from '../shell/list.ts';
import { Refusal } from '../shell/refusal.ts';
import { mailContent, outboxContent } from '../views/outbox.ts';
import { inWords, words } from '../words/words.ts';

const said = words.mails;
const section = 'outbox';
const assets = ['mails.css'] as const;

const filterShape = z.object({
  kind: z.enum(OUTBOX_KINDS).nullable().catch(null),
  state: z
    .enum([...OUTBOX_STATES, 'bounced'])
    .nullable()
    .catch(null),
  consultation: z.string().max(20).nullable().catch(null),
  search: z.string().max(200).catch(''),
});

/** Outgoing mail: what was sent to whom, in which state it is, what the servers said, and what it reads like. */
export function addOutbox(server: FastifyInstance, app: App): void {
  server.get('/outbox', async (request, reply) => {
    const place = readListPlace(request.url, { sorts: ['time'], descending: true });
    const { mails, total } = await listMails(app.db, filterOf(place.query), place);
    const actions = html`<a class="button" href="/mail-preview">${said.outbox.wording}</a>`;
    const content = outboxContent(place, mails, total);
    return reply.page({ title: said.outbox.title, section, actions, content, assets, wide: true });
  });

  server.get('/outbox/:id', async (request, reply) => {
    const mail = await mailOf(app, request);
    const title = said.mail.title(mail.id);
    return allowFrames(reply).page({
      title,
      section,
      content: mailContent(request, mail, await readHold(app.db, mail.id)),
      assets,
      wide: true,
    });
  });

  for (const [path, change, told] of [
    ['hold', holdMail, said.mail.heldNow],
    ['release', releaseMail, said.mail.releasedNow],
  ] as const) {
    server.post(`/outbox/:id/${path}`, guard('reviewer'), async (request, reply) => {
      const id = readId(request.params);
      const { why } = readFields(request.body, { why: z.string().trim().min(1).max(1000) });
      const by = { actor: request.actor.name, now: app.clock.now(), why };
      try {
        await app.db.transaction().execute((tx) => change(tx, id, by));
      } catch (error) {
        if (!(error instanceof CannotHold)) throw error;
        return reply.goTo(`/outbox/${id}`, { kind: 'problem', text: inWords(error) });
      }
      await (await app.queues()).wakeOutbox();
      return reply.goTo(`/outbox/${id}`, { kind: 'done', text: told(id) });
    });
  }

  server.get('/outbox/:id/html', async (request, reply) => sendFramed(reply, (await mailOf(app, request)).html));

  server.get('/outbox/:id/files/:position', async (request, reply) => {
    const position = z.coerce
      .number()
      .int()
      .min(0)
      .max(100)
      .safeParse((request.params as { position: string }).position);
    const file = position.success ? await readMailFile(app.db, readId(request.params), position.data) : null;
    if (!file) throw new Refusal('notFound');
    return reply
      .header('content-disposition', `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type(file.type)
      .send(file.bytes);
  });
}

function filterOf(query: URLSearchParams): OutboxFilter {
  const given = (name: string) => query.get(name) || null;
  return filterShape.parse({
    kind: given('kind'),
    state: given('state'),
    consultation: given('consultation'),
    search: query.get('search') ?? '',
  });
}

/** @throws Refusal if there is no such mail */
async function mailOf({ db }: App, request: FastifyRequest): Promise<ShownMail> {
  const mail = await readMail(db, readId(request.params));
  if (!mail) throw new Refusal('notFound');
  return mail;
}
