import type { FastifyInstance, FastifyReply } from 'fastify';
import type { App } from '../../app.ts';
import { readRegister } from '../../register/read-register.ts';
import { listReplies, type StoredReply } from '../../replies/rows/read-reply.ts';
import { correctedForm, NO_CORRECTIONS } from '../../review/corrected-form.ts';
import { resolveCase } from '../../review/resolve-case.ts';
import { keptQuery, withQuery } from '../review-filter.ts';
import { guard } from '../shell/guard.ts';
import { mergeContent } from '../views/review-merge.ts';
import { words } from '../words/words.ts';
import { type CaseParams, findCase } from './review-case.ts';
import { type Decision, type DecisionRequest, decideOn } from './review-decisions.ts';

/** Merging a case with an earlier reply of the same Member State: which answer stands, text by text. */
export function addReviewMerge(server: FastifyInstance, app: App): void {
  server.get<CaseParams>('/review/:id/merge', guard('reviewer'), async (request, reply) => {
    const found = await findCase(app, request.params.id);
    const { consultations } = await readRegister(app.db, app.memberStates)();
    const form = correctedForm({ ...found, doubts: found.reasons }, consultations);
    const { consultation, memberState } = form;
    const replies = consultation && memberState ? await listReplies(app.db, consultation.key, memberState) : null;
    const asked = Number(new URL(request.url, 'http://console').searchParams.get('with'));
    return reply.page({
      title: words.review.merge.title(found.id),
      section: 'review',
      assets: ['review.css'],
      content: mergeContent({
        ...{ request, found, form, replies, kept: keptQuery(request.url) },
        earlier: (replies && chooseReply(replies, asked)) ?? null,
      }),
    });
  });

  server.post<DecisionRequest>('/review/:id/merge', guard('reviewer'), (request, reply) =>
    decideOn(app, request, reply, merge),
  );
}

/** The one that was asked for; else the one that stands, else the latest. */
function chooseReply(replies: readonly StoredReply[], id: number): StoredReply | undefined {
  return (
    replies.find((reply) => reply.id === id) ?? replies.find(({ status }) => status === 'standing') ?? replies.at(-1)
  );
}

async function merge(decision: Decision): Promise<FastifyReply> {
  const { app, found, fields, seen, by, deciding, reply, next } = decision;
  const texts = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith('stands:') && value === 'earlier' ? [name.slice('stands:'.length)] : [],
  );
  const earlier = { replyId: Number(fields.with) || 0, texts };
  const corrections = found.draft ?? NO_CORRECTIONS;
  await decision.inOne((tx) =>
    resolveCase(tx, found.id, seen, { decision: 'merge', corrections, earlier }, by, deciding),
  );
  await (await app.queues()).wakeOutbox();
  return reply.goTo(withQuery(next, { undo: found.id }));
}
