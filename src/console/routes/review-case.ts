import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../../app.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { mayAct } from '../../domain/role.ts';
import type { MailContents } from '../../reading/mail-contents.ts';
import { readRegister } from '../../register/read-register.ts';
import { type CaseEvent, caseHistory } from '../../review/case-history.ts';
import { checkForm } from '../../review/check-form.ts';
import { correctedForm } from '../../review/corrected-form.ts';
import { neighboursOf } from '../../review/list-cases.ts';
import { newContact } from '../../review/new-contact.ts';
import { type ReviewCase, readCase } from '../../review/read-cases.ts';
import { readThread } from '../../review/read-thread.ts';
import { undoableDecision } from '../../review/undo-decision.ts';
import type { Documents } from '../documents/open-documents.ts';
import { TURNS, uprightTurn } from '../documents/page-turn.ts';
import { keptQuery, readCaseFilter, readQueuePlace } from '../review-filter.ts';
import { Refusal } from '../shell/refusal.ts';
import { type CaseView, caseActions, caseContent } from '../views/review-case.ts';
import { type ShownDocument, seenIn } from '../views/review-document.ts';
import type { Undo } from '../views/review-undo.ts';
import { words } from '../words/words.ts';

export interface CaseParams {
  Params: { id: string };
}

/** One case: the document as it came beside the form as understood, and everything that can be decided. */
export function addReviewCase(server: FastifyInstance, app: App, documents: Documents): void {
  server.get<CaseParams>('/review/:id', async (request, reply) => {
    const view = await readView(app, documents, request, await findCase(app, request.params.id));
    return reply.page({
      title: words.review.case.title(view.found.id),
      section: 'review',
      wide: true,
      assets: ['review.css', 'review.js'],
      actions: caseActions(view),
      content: caseContent(view),
    });
  });
}

/** @throws Refusal if there is no such case */
export async function findCase(app: App, id: string): Promise<ReviewCase> {
  const found = /^\d{1,9}$/.test(id) ? await readCase(app.db, Number(id)) : null;
  if (!found) throw new Refusal('notFound');
  return found;
}

async function readView(app: App, documents: Documents, request: FastifyRequest, found: ReviewCase): Promise<CaseView> {
  const register = await readRegister(app.db, app.memberStates)();
  const filter = readCaseFilter(readQueuePlace(request.url), request.actor.name, app.memberStates);
  const form = correctedForm({ ...found, doubts: found.reasons }, register.consultations);
  const [contents, rules, neighbours, history, thread, undo] = await Promise.all([
    documents.contents(found.messageRowId),
    checkForm(app.db, found, form, register),
    neighboursOf(app.db, filter, found.id),
    caseHistory(app.db, found.id),
    readThread(app.db, found.id, found.messageRowId),
    readUndo(app, request, found.id),
  ]);
  const kept = keptQuery(request.url);
  const open = found.status === 'open' && mayAct(request.actor.role, 'reviewer');
  return {
    ...{ request, found, form, rules, contents, neighbours, history, thread, undo, kept, open, register },
    shown: contents && (await chooseDocument(documents, request, found, contents)),
    caseId: found.id,
    path: `/review/${found.id}${kept}`,
    news: newsSince(request, history),
    refused: new URL(request.url, 'http://console').searchParams.has('refused'),
    contact: open && form.memberState ? newContact(found, form.memberState, register.contacts) : null,
    consultations: register.consultations,
    memberStates: register.memberStates,
    now: app.clock.now(),
  };
}

/** What others have done since the version that the address names; one's own doing is no news. */
function newsSince({ url, actor }: FastifyRequest, history: readonly CaseEvent[]): CaseEvent[] {
  const seen = new URL(url, 'http://console').searchParams.get('seen');
  if (seen === null || !/^\d{1,9}$/.test(seen)) return [];
  return history.filter((event) => event.version > Number(seen) && event.actor !== actor.name);
}

/** The decision that the address says was made a moment ago, else the last one on this case; null once it is too late. */
export async function readUndo(app: App, request: FastifyRequest, here?: number): Promise<Undo | null> {
  if (!mayAct(request.actor.role, 'reviewer')) return null;
  const asked = new URL(request.url, 'http://console').searchParams.get('undo');
  const caseId = asked !== null && /^\d{1,9}$/.test(asked) ? Number(asked) : here;
  const decision = caseId === undefined ? null : await undoableDecision(app.db, caseId);
  return caseId !== undefined && decision && decision.tooLate === null ? { caseId, decision } : null;
}

/** The file and page that the address names; else those on which most was seen. */
async function chooseDocument(
  documents: Documents,
  request: FastifyRequest,
  found: ReviewCase,
  contents: MailContents,
): Promise<ShownDocument | null> {
  const asked = new URL(request.url, 'http://console').searchParams;
  const showable = contents.files.filter(({ pages, drawn }) => pages > 0 || drawn);
  const marksIn = (sha256: string) => seenIn(found.understood.answers, sha256).length;
  const [best] = showable.toSorted(
    (left, right) =>
      marksIn(right.sha256) - marksIn(left.sha256) || Number(left.role === 'body') - Number(right.role === 'body'),
  );
  const file = showable.find(({ sha256 }) => sha256 === asked.get('file')) ?? best;
  if (!file) return null;
  const seen = seenIn(found.understood.answers, file.sha256);
  const page = Number(asked.get('page')) || firstMarked(seen.map((each) => each.evidence));
  const shown = Math.min(Math.max(1, Math.trunc(page)), Math.max(1, file.pages));
  const turn = TURNS.find((each) => String(each) === asked.get('turn')) ?? uprightTurn(seen, shown);
  return {
    ...{ file, seen, page: shown, turn },
    drawing: file.pages > 0 ? null : await documents.drawing(found.messageRowId, file.sha256),
  };
}

/** The first page with something to look at: an unclear mark, else any. */
function firstMarked(evidence: readonly Evidence[]): number {
  const pages = (state: Evidence['state']) =>
    evidence.filter((each) => each.state === state).map(({ place }) => place.page ?? 1);
  const unclear = pages('unclear');
  const marked = unclear.length > 0 ? unclear : pages('marked');
  return marked.length > 0 ? Math.min(...marked) : 1;
}
