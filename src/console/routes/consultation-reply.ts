import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { consultedTexts } from '../../domain/consultation.ts';
import { mayAct } from '../../domain/role.ts';
import { type Corrections, correctReply } from '../../results/correct-reply.ts';
import { listVersions } from '../../results/list-versions.ts';
import { standingResult } from '../../results/read-results.ts';
import { line, readFields } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { replyContent } from '../views/consultation-reply.ts';
import { pathOf } from '../views/consultations.ts';
import { words } from '../words/words.ts';
import { type ConsultationParams, consultationAt } from './consultations.ts';

const { reply: said } = words.consultations;

interface ReplyParams {
  Params: ConsultationParams['Params'] & { state: string };
}

const ANSWERS: Record<string, Corrections[string]> = {
  'assign/none': { decision: 'assign', comments: 'none' },
  'assign/attached': { decision: 'assign', comments: 'attached' },
  'not-assign': { decision: 'not-assign', comments: null },
  'no-opinion': { decision: null, comments: null },
};

/** One Member State's reply: its versions with their evidence, and correcting it. */
export function addConsultationReply(server: FastifyInstance, app: App): void {
  server.get<ReplyParams>('/consultations/:period/:number/replies/:state', (request, reply) =>
    show(request, reply, null),
  );

  server.post<ReplyParams>(
    '/consultations/:period/:number/replies/:state/correct',
    guard('reviewer'),
    async (request, reply) => {
      const consultation = await consultationAt(app, request.params);
      const state = stateOf(request.params.state);
      const corrections = readCorrections(
        request.body,
        consultedTexts(consultation).map(({ ref }) => ref),
      );
      const { why } = readFields(request.body, { why: line });
      if (why.trim() === '') return show(request, reply.code(400), said.whyMissing);
      if (Object.keys(corrections).length === 0) return show(request, reply.code(400), said.nothingCorrected);
      if (await standingResult(app.db, consultation.key)) return show(request, reply.code(409), said.closedHint);
      await correctReply(app.db, consultation, state.code, corrections, {
        actor: request.actor.name,
        why: why.trim(),
        now: app.clock.now(),
      });
      const path = pathOf(consultation, `/replies/${state.code}`);
      return reply.goTo(path, { kind: 'done', text: said.corrected(state.name) });
    },
  );

  async function show(
    request: FastifyRequest<ReplyParams>,
    reply: FastifyReply,
    problem: string | null,
  ): Promise<FastifyReply> {
    const consultation = await consultationAt(app, request.params);
    const state = stateOf(request.params.state);
    const versions = await listVersions(app.db, consultation.key, state.code);
    const closed = (await standingResult(app.db, consultation.key)) !== null;
    const correcting = !mayAct(request.actor.role, 'reviewer') ? null : closed ? 'closed' : 'may';
    return reply.page({
      title: said.title(state.name),
      section: 'consultations',
      content: replyContent(request, { consultation, memberState: state.code, versions, correcting, problem }),
      assets: ['consultations.css'],
    });
  }

  function stateOf(code: string): { code: string; name: string } {
    const state = app.memberStates.get(code);
    if (!state) throw new Refusal('notFound');
    return state;
  }
}

/** The answers that were chosen: fields are named after the texts, and an empty one leaves its text as it is. */
function readCorrections(body: unknown, refs: readonly string[]): Corrections {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return Object.fromEntries(
    refs.flatMap((ref): [string, Corrections[string]][] => {
      const answer = ANSWERS[String(fields[ref] ?? '')];
      return answer ? [[ref, answer]] : [];
    }),
  );
}
