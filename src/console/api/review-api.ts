import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { describeOpenCase } from '../../books/described.ts';
import type { Tx } from '../../db/connect.ts';
import { asksFor } from '../../mail/text/clarification-reasons.ts';
import { findReplyId } from '../../replies/rows/read-reply.ts';
import { type ANSWER_CHOICES, correctionsIn } from '../../review/answer-choices.ts';
import { askSender } from '../../review/ask-sender.ts';
import { assignCase } from '../../review/assign-case.ts';
import { attachCase } from '../../review/attach-case.ts';
import { CannotDecide, CaseChanged, type Decider } from '../../review/change-case.ts';
import { correctCase } from '../../review/correct-case.ts';
import { NO_CORRECTIONS } from '../../review/corrected-form.ts';
import type { Deciding } from '../../review/deciding.ts';
import { listOpenCases, type ReviewCase } from '../../review/read-cases.ts';
import { reprocessCase } from '../../review/reprocess-case.ts';
import { resolveCase } from '../../review/resolve-case.ts';
import { say } from '../../review/sentences.ts';
import { undoDecision } from '../../review/undo-decision.ts';
import { findCase } from '../routes/review-case.ts';
import { readDeciding } from '../routes/review-decisions.ts';
import * as schemas from './case-schemas.ts';
import { describeCase } from './describe-case.ts';
import { readPage, sendPage } from './paging.ts';
import { readBody } from './read-body.ts';
import { described } from './route-description.ts';
import { caseSchema } from './schemas.ts';

interface OneCase {
  Params: { case: string };
}

/** What every change sends. */
type Versioned = z.infer<typeof schemas.versioned>;

/** A decision of a program, as of a person: on the version that it has read. */
interface Act<Sent> {
  app: App;
  found: ReviewCase;
  sent: Sent;
  by: Decider;
  deciding: Deciding;
}

/** Cases for programs: read, and decided on with the same rules, versions and audit as by people. */
export function addReviewApi(api: FastifyInstance, app: App, prefix: string): void {
  const cases = z.array(caseSchema);
  const queue = { summary: 'The open cases, oldest first', answer: cases, paged: true };
  api.get(`${prefix}/reviews`, described(queue), async (request, reply) => {
    const page = readPage(request, z.int32());
    const open = await listOpenCases(app.db, { after: page.after ?? 0, limit: page.limit + 1 });
    const rows = open.map((each) => ({ key: each.id, shown: describeOpenCase(each) }));
    return sendPage(request, reply, page, rows);
  });
  const one = { summary: 'A case with all that is needed to settle it', answer: schemas.caseDetailSchema };
  api.get<OneCase>(`${prefix}/reviews/:case`, described({ ...one, refusals: [404] }), ({ params }) =>
    describeCase(app, params.case),
  );

  const act = <Shape extends z.ZodType<Versioned>>(
    name: string,
    summary: string,
    shape: Shape,
    work: (tx: Tx, act: Act<z.infer<Shape>>) => Promise<unknown>,
  ) =>
    api.post<OneCase>(
      `${prefix}/reviews/:case/${name}`,
      described({
        summary,
        answer: schemas.caseDetailSchema,
        body: shape,
        needs: 'reviewer',
        refusals: [400, 404, 409, 422],
      }),
      (request, reply) => decide(app, request, reply, shape, work),
    );

  act('assign', 'Takes the case in hand, or puts it back', schemas.assignSchema, (tx, { found, sent, by }) =>
    assignCase(tx, found.id, sent.version, sent.inHand ? by.actor : null, by),
  );
  act('correct', 'Keeps corrections; nothing is decided by that', schemas.correctSchema, (tx, { found, sent, by }) =>
    correctCase(tx, found.id, sent.version, draftOf(found, sent.answers), by),
  );
  act(
    'accept',
    'Accepts the reply, as corrected if it was',
    schemas.acceptSchema,
    (tx, { found, sent, by, deciding }) =>
      resolveCase(
        tx,
        found.id,
        sent.version,
        { decision: 'accept', corrections: draftOf(found, sent.answers) },
        by,
        deciding,
      ),
  );
  act(
    'merge',
    'Merges the case with an earlier reply of the same Member State',
    schemas.mergeSchema,
    async (tx, { found, sent, by, deciding }) =>
      resolveCase(
        tx,
        found.id,
        sent.version,
        {
          decision: 'merge',
          corrections: draftOf(found, sent.answers),
          earlier: { replyId: await findReplyId(tx, sent.with), texts: sent.texts },
        },
        by,
        deciding,
      ),
  );
  act('ignore', 'Sets the case aside: it is no reply', schemas.reasonedSchema, (tx, { found, sent, by, deciding }) =>
    resolveCase(tx, found.id, sent.version, { decision: 'ignore' }, by, deciding),
  );
  act('ask', 'Asks the sender; the case stays open', schemas.askSchema, (tx, { found, sent, by, deciding }) => {
    const known = asksFor(found.reasons);
    const asks = sent.reasons.map((reason) => ({
      reason,
      texts: known.find((each) => each.reason === reason)?.texts ?? [],
    }));
    return askSender(tx, found.id, sent.version, asks, by, deciding);
  });
  act('attach', 'Attaches the case elsewhere', schemas.attachSchema, (tx, { found, sent, by, deciding }) =>
    attachCase(
      tx,
      found.id,
      sent.version,
      { consultation: null, memberState: null, ...sent.to },
      by,
      deciding.register,
    ),
  );
  act('process-again', 'Reads the stored mail anew', schemas.reasonedSchema, async (tx, { found, sent, by }) => {
    await reprocessCase(tx, found.id, sent.version, by);
  });
  act(
    'undo',
    'Takes the latest decision back, until its mail goes',
    schemas.undoSchema,
    async (tx, { found, sent, by }) => {
      if (found.version !== sent.version) throw new CaseChanged(say('case-read-before', { id: found.id }), []);
      await undoDecision(tx, found.id, by);
    },
  );
}

async function decide<Shape extends z.ZodType<Versioned>>(
  app: App,
  request: FastifyRequest<OneCase>,
  reply: FastifyReply,
  shape: Shape,
  work: (tx: Tx, act: Act<z.infer<Shape>>) => Promise<unknown>,
): Promise<FastifyReply> {
  const found = await findCase(app, request.params.case);
  const sent = readBody(request.body, shape);
  const by = { actor: request.actor.name, why: sent.why?.trim() ?? '', now: app.clock.now() };
  const deciding = await readDeciding(app);
  try {
    await app.db.transaction().execute((tx) => work(tx, { app, found, sent, by, deciding }));
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    return reply.code(error instanceof CaseChanged ? 409 : 422).send({ error: error.message });
  }
  const queues = await app.queues();
  await Promise.all([queues.wakeOutbox(), queues.wakeMessages([found.messageRowId])]);
  return reply.send(await describeCase(app, request.params.case));
}

function draftOf(found: ReviewCase, answers: Record<string, keyof typeof ANSWER_CHOICES> = {}) {
  const draft = found.draft ?? NO_CORRECTIONS;
  return { ...draft, answers: { ...draft.answers, ...correctionsIn(answers, found.understood, found.reasons) } };
}
