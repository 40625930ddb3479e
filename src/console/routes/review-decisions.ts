import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../app.ts';
import type { Tx } from '../../db/connect.ts';
import type { CaseDraft } from '../../db/review-schema.ts';
import { readRegister } from '../../register/read-register.ts';
import { type AnswerChoice, correctionsIn, isAnswerChoice } from '../../review/answer-choices.ts';
import { assignCase } from '../../review/assign-case.ts';
import { attachCase } from '../../review/attach-case.ts';
import { CannotDecide, CaseChanged, type Decider } from '../../review/change-case.ts';
import { correctCase } from '../../review/correct-case.ts';
import { NO_CORRECTIONS } from '../../review/corrected-form.ts';
import type { Deciding } from '../../review/deciding.ts';
import { enterSender } from '../../review/enter-sender.ts';
import { neighboursOf } from '../../review/list-cases.ts';
import { newContact } from '../../review/new-contact.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { reprocessCase } from '../../review/reprocess-case.ts';
import { resolveCase } from '../../review/resolve-case.ts';
import { undoDecision } from '../../review/undo-decision.ts';
import { keptQuery, readCaseFilter, readQueuePlace, withQuery } from '../review-filter.ts';
import { guard } from '../shell/guard.ts';
import { inWords, words } from '../words/words.ts';
import { findCase } from './review-case.ts';

/** What a form of a case sends. */
export type Fields = Record<string, string | undefined>;

export interface DecisionRequest {
  Params: { id: string };
  Body: unknown;
}

/** The fields of a form, each with one value: of one that came several times, the last. */
export function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const last = Array.isArray(value) ? value.at(-1) : value;
      return typeof last === 'string' ? [[name, last]] : [];
    }),
  );
}

const { done: said } = words.review;

/** Everything that a person decides on a case. Each ends at the next case, and says what was done. */
export function addReviewDecisions(server: FastifyInstance, app: App): void {
  const post = (name: string, decide: (decision: Decision) => Promise<FastifyReply>) =>
    server.post<DecisionRequest>(`/review/:id/${name}`, guard('reviewer'), (request, reply) =>
      decideOn(app, request, reply, decide),
    );
  post('correct', correct);
  post('accept', accept);
  post('ignore', ignore);
  post('attach', attach);
  post('reprocess', reprocess);
  post('assign', assign);
  post('undo', undo);
}

/** One decision under way. */
export interface Decision {
  app: App;
  request: FastifyRequest<DecisionRequest>;
  reply: FastifyReply;
  found: ReviewCase;
  fields: Fields;
  /** The version that the person had before them. */
  seen: number;
  by: Decider;
  deciding: Deciding;
  /** The case's own address. */
  path: string;
  /** Where to go once the case is settled: the next one in the queue as the person filtered it. */
  next: string;
  inOne<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Runs a decision; one that cannot be made leads back to the case, which says why. */
export async function decideOn(
  app: App,
  request: FastifyRequest<DecisionRequest>,
  reply: FastifyReply,
  decide: (decision: Decision) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const found = await findCase(app, request.params.id);
  const path = `/review/${found.id}${keptQuery(request.url)}`;
  const fields = fieldsOf(request.body);
  const seen = /^\d{1,9}$/.test(fields.version ?? '') ? Number(fields.version) : 0;
  try {
    return await decide({
      ...{ app, request, reply, found, fields, seen, path },
      by: { actor: request.actor.name, why: (fields.why ?? '').trim().slice(0, 1000), now: app.clock.now() },
      deciding: await readDeciding(app),
      next: await nextAfter(app, request, found.id),
      inOne: (work) => app.db.transaction().execute(work),
    });
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    const changed = error instanceof CaseChanged;
    // A script swaps in part of the page alone, and that part says what others have done and that this was not stored.
    if (request.headers['hx-request']) return reply.goTo(changed ? withQuery(path, { seen, refused: 1 }) : path);
    const back = changed ? withQuery(path, { seen }) : path;
    return reply.goTo(back, { kind: 'problem', text: inWords(error) });
  }
}

export async function readDeciding(app: App): Promise<Deciding> {
  const register = await readRegister(app.db, app.memberStates)();
  return { answering: app.answering, register, undoSeconds: app.config.policy.review.undoSeconds };
}

async function nextAfter(app: App, request: FastifyRequest, caseId: number): Promise<string> {
  const filter = readCaseFilter(readQueuePlace(request.url), request.actor.name, app.memberStates);
  const { next, previous } = await neighboursOf(app.db, filter, caseId);
  const id = next ?? previous;
  return `/review${id === null || id === caseId ? '' : `/${id}`}${keptQuery(request.url)}`;
}

/** The corrections that the form holds, with where the case was attached before. */
function corrections({ found, fields }: Pick<Decision, 'found' | 'fields'>): CaseDraft {
  const chosen = Object.entries(fields).flatMap(([name, value]): [string, AnswerChoice][] =>
    name.startsWith('answer:') && value && isAnswerChoice(value) ? [[name.slice('answer:'.length), value]] : [],
  );
  const draft = found.draft ?? NO_CORRECTIONS;
  return { ...draft, answers: correctionsIn(Object.fromEntries(chosen), found.understood, found.reasons) };
}

/** Pages that go on from the answers as they stand in the form: those are kept first. */
const ONWARD = ['ask', 'merge'] as const;

async function correct(decision: Decision): Promise<FastifyReply> {
  const { found, seen, by, reply, path, request } = decision;
  await decision.inOne((tx) => correctCase(tx, found.id, seen, corrections(decision), by));
  const onward = ONWARD.find((each) => each === decision.fields.then);
  if (onward) return reply.goTo(path.replace(/(?=\?|$)/, `/${onward}`));
  return request.headers['hx-request'] ? reply.goTo(path) : reply.goTo(path, { kind: 'done', text: said.corrected });
}

async function accept(decision: Decision): Promise<FastifyReply> {
  const { app, found, seen, by, deciding, reply, fields, next } = decision;
  const draft = corrections(decision);
  const contact = fields.register === 'yes' ? senderOf(decision, draft) : null;
  try {
    await decision.inOne(async (tx) => {
      await resolveCase(tx, found.id, seen, { decision: 'accept', corrections: draft }, by, deciding);
      if (contact) await enterSender(tx, found.id, contact, by);
    });
  } catch (error) {
    // What the person chose so far is not lost because something is still open.
    if (error instanceof CannotDecide && !(error instanceof CaseChanged))
      await decision.inOne((tx) => correctCase(tx, found.id, seen, draft, by));
    throw error;
  }
  await (await app.queues()).wakeOutbox();
  return reply.goTo(withQuery(next, { undo: found.id }));
}

function senderOf({ found, deciding }: Decision, draft: CaseDraft) {
  const memberState = draft.memberState ?? found.understood.memberState;
  return memberState ? newContact(found, memberState, deciding.register.contacts) : null;
}

async function ignore(decision: Decision): Promise<FastifyReply> {
  const { found, seen, by, deciding, reply, next } = decision;
  await decision.inOne((tx) => resolveCase(tx, found.id, seen, { decision: 'ignore' }, by, deciding));
  return reply.goTo(withQuery(next, { undo: found.id }));
}

async function attach(decision: Decision): Promise<FastifyReply> {
  const { found, seen, by, deciding, reply, path, fields } = decision;
  const to = { consultation: fields.consultation || null, memberState: fields.memberState || null };
  await decision.inOne((tx) => attachCase(tx, found.id, seen, to, by, deciding.register));
  return reply.goTo(path);
}

async function reprocess(decision: Decision): Promise<FastifyReply> {
  const { app, found, seen, by, reply, next } = decision;
  const messageRowId = await decision.inOne((tx) => reprocessCase(tx, found.id, seen, by));
  await (await app.queues()).wakeMessages([messageRowId]);
  return reply.goTo(next, { kind: 'done', text: said.reprocessed(found.id) });
}

async function assign(decision: Decision): Promise<FastifyReply> {
  const { found, seen, by, reply, path, fields } = decision;
  const to = fields.to === 'me' ? by.actor : null;
  await decision.inOne((tx) => assignCase(tx, found.id, seen, to, by));
  return reply.goTo(path, { kind: 'done', text: to ? said.taken(found.id) : said.released(found.id) });
}

async function undo(decision: Decision): Promise<FastifyReply> {
  const { found, by, reply, path } = decision;
  await decision.inOne((tx) => undoDecision(tx, found.id, by));
  return reply.goTo(path, { kind: 'done', text: said.undone(found.id) });
}
