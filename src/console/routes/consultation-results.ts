import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, remindingContext } from '../../app.ts';
import { announceResult, countAnnouncements } from '../../results/announce-result.ts';
import { checkClosing, closeConsultation } from '../../results/close-consultation.ts';
import { listFiles, readFileContent } from '../../results/read-files.ts';
import { listResults, standingResult } from '../../results/read-results.ts';
import { reopenConsultation } from '../../results/reopen.ts';
import { readProgress, writeAgain } from '../../results/writing.ts';
import { line, readFields, readId } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { resultsContent } from '../views/consultation-results.ts';
import { pathOf } from '../views/consultations.ts';
import { words } from '../words/words.ts';
import { type ConsultationParams, consultationAt, list, send } from './consultations.ts';

const { results: said } = words.consultations;

/** The results of a consultation: progress and downloads, closing by hand, reopening. */
export function addConsultationResults(server: FastifyInstance, app: App): void {
  server.get<ConsultationParams>('/consultations/:period/:number/results', (request, reply) =>
    show(request, reply, null),
  );

  server.post<ConsultationParams>('/consultations/:period/:number/close', guard('manager'), async (request, reply) => {
    const { key, ...consultation } = await consultationAt(app, request.params);
    const fields = readFields(request.body, { why: line, anyway: z.literal('yes').optional() });
    if (fields.why.trim() === '') return show(request, reply.code(400), said.whyMissing);
    const closer = { actor: request.actor.name, why: fields.why.trim(), anyway: fields.anyway === 'yes' };
    const outcome = await closeConsultation(
      app.db,
      key,
      { ...closingContext(), memberStates: app.memberStates },
      closer,
    );
    if ('obstacle' in outcome) return show(request, reply.code(409), null);
    await wakeWriters();
    const path = pathOf({ key, ...consultation }, '/results');
    return reply.goTo(path, { kind: 'done', text: said.closed(outcome.closed.number) });
  });

  server.post<ConsultationParams>('/consultations/:period/:number/reopen', guard('manager'), async (request, reply) => {
    const consultation = await consultationAt(app, request.params);
    const { why } = readFields(request.body, { why: line });
    if (why.trim() === '') return show(request, reply.code(400), said.whyMissing);
    if (!(await standingResult(app.db, consultation.key))) return show(request, reply.code(409), null);
    const by = { actor: request.actor.name, why: why.trim(), now: app.clock.now() };
    await reopenConsultation(app.db, consultation.key, by);
    return reply.goTo(pathOf(consultation, '/results'), { kind: 'done', text: said.reopened });
  });

  server.post<ConsultationParams>(
    '/consultations/:period/:number/announce',
    guard('manager'),
    async (request, reply) => {
      const consultation = await consultationAt(app, request.params);
      if (!(await standingResult(app.db, consultation.key))) return show(request, reply.code(409), null);
      const by = { actor: request.actor.name, why: null };
      const { queued } = await announceResult(app.db, consultation, await remindingContext(app), by);
      return reply.goTo(pathOf(consultation, '/results'), { kind: 'done', text: said.announced(queued) });
    },
  );

  server.post<{ Params: ConsultationParams['Params'] & { result: string } }>(
    '/consultations/:period/:number/results/:result/again',
    guard('manager'),
    async (request, reply) => {
      const consultation = await consultationAt(app, request.params);
      const results = await listResults(app.db, consultation.key);
      const found = results.find(({ number }) => String(number) === request.params.result);
      if (!found) throw new Refusal('notFound');
      await writeAgain(app.db, found.id, app.clock.now());
      await wakeWriters();
      return reply.goTo(pathOf(consultation, '/results'), { kind: 'done', text: said.againDone });
    },
  );

  server.get<{ Params: { id: string; name: string } }>('/results/:id/files/:name', async ({ params }, reply) => {
    const id = readId(params);
    const file = (await listFiles(app.db, id)).find(({ name }) => name === params.name);
    const content = file && (await readFileContent(app.db, id, file.name));
    if (!file || !content) throw new Refusal('notFound');
    return reply
      .type(file.mediaType)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(content);
  });

  async function show(
    request: FastifyRequest<ConsultationParams>,
    reply: FastifyReply,
    problem: string | null,
  ): Promise<FastifyReply> {
    const consultation = await consultationAt(app, request.params);
    const [listed, results, closing] = await Promise.all([
      list(app, consultation),
      listResults(app.db, consultation.key),
      checkClosing(app.db, consultation, closingContext()),
    ]);
    const shown = await Promise.all(
      results.toReversed().map(async (result) => ({
        result,
        files: await listFiles(app.db, result.id),
        progress: await readProgress(app.db, result.id),
        announced: await countAnnouncements(app.db, consultation.key, result.number),
      })),
    );
    const content = resultsContent(request, { consultation, results: shown, closing, problem });
    return send(reply, listed, 'results', content, app.clock.now());
  }

  function closingContext(): { now: Date; graceMs: number } {
    return { now: app.clock.now(), graceMs: app.config.policy.closing.graceMinutes * 60_000 };
  }

  /** The rows say what is to be written: where the queue is away, the scheduler's next look finds them. */
  async function wakeWriters(): Promise<void> {
    try {
      await (await app.queues()).wakeResults();
    } catch (error) {
      app.log.warn(`results: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
