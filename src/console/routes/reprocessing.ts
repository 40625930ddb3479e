import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { carryOutReprocessing, findReprocessing, startReprocessing } from '../../operations/reprocessing.ts';
import { messagesOfCases } from '../../review/list-cases.ts';
import { keptQuery, readCaseFilter, readQueuePlace } from '../review-filter.ts';
import { readFields, readId } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { chosenContent, reprocessingContent } from '../views/reprocessing.ts';
import { words } from '../words/words.ts';

const { reprocessing: said } = words.operations;
const MANAGER = guard('manager');
const CHOSEN = '/review/reprocess';

/** Many mails processed again at once: chosen by the queue's filter, begun, and looked at while it goes on. */
export function addReprocessing(server: FastifyInstance, app: App): void {
  server.get(CHOSEN, MANAGER, async (request, reply) => showChosen(request, reply));

  server.post(CHOSEN, MANAGER, async (request, reply) => {
    const { why } = readFields(request.body, { why: z.string().trim().max(1000).default('') });
    if (why === '') return showChosen(request, reply.code(400), said.needsWhy);
    const ids = await chosen(request);
    if (ids.length === 0) return showChosen(request, reply.code(409), said.nothing);
    return reply.goTo(await begin(app, ids, why, request));
  });

  server.get('/operations/reprocessing/:id', async (request, reply) => {
    const found = await findReprocessing(app.db, readId(request.params));
    if (!found) throw new Refusal('notFound');
    return reply.page({ title: said.title(found.total), section: 'operations', content: reprocessingContent(found) });
  });

  function chosen(request: FastifyRequest): Promise<number[]> {
    const filter = readCaseFilter(readQueuePlace(request.url), request.actor.name, app.memberStates);
    return messagesOfCases(app.db, filter, request.actor.name);
  }

  async function showChosen(request: FastifyRequest, reply: FastifyReply, problem?: string): Promise<FastifyReply> {
    const { length } = await chosen(request);
    const content = chosenContent(request, { count: length, kept: keptQuery(request.url), problem });
    return reply.page({ title: said.choose, section: 'review', content });
  }
}

/**
 * Begins with these mails, and hands them back to the workers without letting the visitor wait. Should this process end
 * meanwhile, the scheduler goes on.
 * @returns the page that shows how far it has come
 */
export async function begin(app: App, ids: readonly number[], why: string, request: FastifyRequest): Promise<string> {
  const now = app.clock.now();
  const id = await startReprocessing(app.db, ids, { actor: request.actor.name, why, now });
  const wake = async (begun: number[]) => (await app.queues()).hurryMessages(begun);
  void carryOutReprocessing(app.db, now, wake).catch((error: Error) =>
    app.log.warn(`processing again: ${error.message}; the scheduler goes on with it`),
  );
  return `/operations/reprocessing/${id}`;
}
