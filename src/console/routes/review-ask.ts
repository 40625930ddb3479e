import type { FastifyInstance, FastifyReply } from 'fastify';
import type { App } from '../../app.ts';
import { type Ask, asksFor, CLARIFICATION_REASONS } from '../../mail/text/clarification-reasons.ts';
import { askSender, type Question, writeQuestion } from '../../review/ask-sender.ts';
import { CannotDecide } from '../../review/change-case.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { keptQuery, withQuery } from '../review-filter.ts';
import { guard } from '../shell/guard.ts';
import { askContent } from '../views/review-ask.ts';
import { inWords, words } from '../words/words.ts';
import { type CaseParams, findCase } from './review-case.ts';
import { type Decision, type DecisionRequest, decideOn, type Fields, readDeciding } from './review-decisions.ts';

/** Asking the sender: what to ask, and the mail as it will go, before it goes. */
export function addReviewAsk(server: FastifyInstance, app: App): void {
  server.get<CaseParams>('/review/:id/ask', guard('reviewer'), async (request, reply) => {
    const found = await findCase(app, request.params.id);
    const { searchParams } = new URL(request.url, 'http://console');
    const chosen = readAsks(Object.fromEntries(searchParams), found);
    // At the first look nothing is chosen yet: what the doubts give cause to ask is offered.
    const asks = chosen.length > 0 ? chosen : asksFor(found.reasons);
    const deciding = await readDeciding(app);
    const preview = await tryToWrite(() => writeQuestion(app.db, found, asks, app.clock.now(), deciding));
    return reply.page({
      title: words.review.ask.title(found.id),
      section: 'review',
      assets: ['review.css'],
      content: askContent({
        ...{ request, found, asks, kept: keptQuery(request.url), undoSeconds: deciding.undoSeconds },
        ...preview,
      }),
    });
  });

  server.post<DecisionRequest>('/review/:id/ask', guard('reviewer'), (request, reply) =>
    decideOn(app, request, reply, ask),
  );
}

async function ask(decision: Decision): Promise<FastifyReply> {
  const { app, found, fields, seen, by, deciding, reply, next } = decision;
  await decision.inOne((tx) => askSender(tx, found.id, seen, readAsks(fields, found), by, deciding));
  await (await app.queues()).wakeOutbox();
  return reply.goTo(withQuery(next, { undo: found.id }));
}

/** The questions that a form chose, each with the texts that the doubts about it concern. */
function readAsks(fields: Fields, { reasons }: ReviewCase): Ask[] {
  const known = asksFor(reasons);
  return CLARIFICATION_REASONS.filter((reason) => fields[`ask:${reason}`] === 'yes').map((reason) => ({
    reason,
    texts: known.find((each) => each.reason === reason)?.texts ?? [],
  }));
}

async function tryToWrite(
  write: () => Promise<Question>,
): Promise<{ question: Question | null; problem: string | null }> {
  try {
    return { question: await write(), problem: null };
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    return { question: null, problem: inWords(error) };
  }
}
