import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import {
  correctMessage,
  type FailedMessage,
  findFailedMessage,
  listFailedMessages,
  readRawMail,
  runAgain,
} from '../../operations/failed-messages.ts';
import { CannotDecide, type Decider } from '../../review/change-case.ts';
import { readFields, readId } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { failedMessageContent } from '../views/operations-message.ts';
import { inWords, words } from '../words/words.ts';
import { begin } from './reprocessing.ts';

const { message: said, failed } = words.operations;
const PATH = '/operations/messages';
const why = z.string().trim().max(1000).default('');
/** A field and a file of a multipart form, as the frame hands them on. */
const sentText = z.object({ value: z.string() }).transform(({ value }) => value.trim().slice(0, 1000));
const sentFile = z.custom<{ toBuffer(): Promise<Buffer> }>(
  (file) => typeof file === 'object' && file !== null && 'toBuffer' in file,
);
/** So many mails are run again by one click; the next click takes the next ones. */
const MOST_AT_ONCE = 10_000;

/** Mails that could not be processed: looked at, downloaded as they came, mended, run again. */
export function addOperationsMessages(server: FastifyInstance, app: App): void {
  server.get(`${PATH}/:id`, (request, reply) => show(app, request, reply));

  server.get(`${PATH}/:id/raw`, async (request, reply) => {
    const id = readId(request.params);
    const raw = await readRawMail(app.db, id);
    if (!raw) throw new Refusal('notFound');
    // Never shown by the browser, whatever a stranger put into it.
    reply.header('content-disposition', `attachment; filename="mail-${id}.eml"`);
    reply.header('content-security-policy', "default-src 'none'; sandbox");
    return reply.type('application/octet-stream').send(raw);
  });

  server.post(`${PATH}/:id/again`, guard('reviewer'), async (request, reply) => {
    const sent = readFields(request.body, { why });
    return change(request, reply, sent.why, (id, by) => runAgain(app.db, id, by));
  });

  server.post(`${PATH}/:id/mend`, guard('reviewer'), async (request, reply) => {
    const sent = readFields(request.body, { why: sentText, file: sentFile });
    const raw = await sent.file.toBuffer();
    if (raw.length === 0) return show(app, request, reply.code(400), said.needsFile);
    return change(request, reply, sent.why, async (id, by) => {
      await correctMessage(app.db, id, raw, by);
      await runAgain(app.db, id, by);
    });
  });

  server.post(`${PATH}/again`, guard('manager'), async (request, reply) => {
    const listed = await listFailedMessages(app.db, { size: MOST_AT_ONCE, offset: 0 });
    const ids = listed.filter(canRunAgain).map(({ id }) => id);
    if (ids.length === 0) return reply.goTo('/operations', { kind: 'problem', text: failed.noneAgain });
    return reply.goTo(await begin(app, ids, failed.allWhy, request));
  });

  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    reason: string,
    doIt: (id: number, by: Decider) => Promise<void>,
  ): Promise<FastifyReply> {
    const id = readId(request.params);
    if (reason === '') return show(app, request, reply.code(400), said.needsWhy);
    try {
      await doIt(id, { actor: request.actor.name, why: reason, now: app.clock.now() });
    } catch (error) {
      if (!(error instanceof CannotDecide)) throw error;
      return reply.goTo('/operations', { kind: 'problem', text: inWords(error) });
    }
    await hurry(app, [id]);
    return reply.goTo('/operations', { kind: 'done', text: said.runs(id) });
  }
}

async function show(app: App, request: FastifyRequest, reply: FastifyReply, problem?: string): Promise<FastifyReply> {
  const found = await findFailedMessage(app.db, readId(request.params));
  if (!found) throw new Refusal('notFound');
  const content = failedMessageContent(request, found, problem);
  return reply.page({ title: said.title(found.id), section: 'operations', content });
}

/** Without a body, or with its header only, it would fail again. */
function canRunAgain({ hasBody, headerOnly, correctedBy }: FailedMessage): boolean {
  return correctedBy !== null || (hasBody && !headerOnly);
}

/** Where the queue is away the sweep wakes the workers later: the rows say what is to be done. */
async function hurry(app: App, ids: readonly number[]): Promise<void> {
  try {
    await (await app.queues()).hurryMessages(ids);
  } catch (error) {
    app.log.warn(`queue: ${error instanceof Error ? error.message : error}; the next sweep wakes the workers`);
  }
}
