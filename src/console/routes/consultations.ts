import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { readConsultationBook } from '../../books/consultation-book.ts';
import { listConsultationLines } from '../../books/consultation-lines.ts';
import { CONFIG_DIR } from '../../config.ts';
import { type Consultation, lastInstant } from '../../domain/consultation.ts';
import { mayAct } from '../../domain/role.ts';
import { findConsultation, listConsultations } from '../../register/consultations.ts';
import { loadRegions } from '../../register/regions.ts';
import { changedSince } from '../../results/changed-since.ts';
import { listResults, type ResultHead, readResult } from '../../results/read-results.ts';
import { type Html, html } from '../html.ts';
import { live } from '../shell/parts.ts';
import { Refusal } from '../shell/refusal.ts';
import { countContent } from '../views/consultation-count.ts';
import { repliesContent, STANDINGS } from '../views/consultation-replies.ts';
import {
  consultationHead,
  consultationsContent,
  type Line,
  type Listed,
  type PartId,
  pathOf,
  type Stage,
} from '../views/consultations.ts';
import { words } from '../words/words.ts';

const said = words.consultations;

/** A consultation in an address: its key, "T22/142", is two parts of the path. */
export interface ConsultationParams {
  Params: { period: string; number: string };
}

const WATCHED = ['reply', 'message', 'review_case', 'result', 'result_reopening'];

/** All consultations; of one the count, and who replied and who did not. */
export function addConsultations(server: FastifyInstance, app: App): void {
  const regions = loadRegions(CONFIG_DIR);

  server.get('/consultations', async (request, reply) => {
    const now = app.clock.now();
    const [lines, results] = await Promise.all([
      listConsultationLines(app.db, await listConsultations(app.db), app.memberStates),
      listResults(app.db),
    ]);
    const listed = lines.map((line) => ({ ...line, stage: stageOf(line.consultation, results, now) }));
    const watched = live('consultations', '/consultations', WATCHED);
    const content = html`<div${watched}>${consultationsContent(listed.toSorted(byDeadline), now)}</div>`;
    const actions =
      mayAct(request.actor.role, 'manager') &&
      html`<a class="button" href="/consultations/import">${words.circulars.import.title}</a>`;
    return reply.page({
      ...{ title: said.title, section: 'consultations', content, assets: ['consultations.css'] },
      ...(actions ? { actions } : {}),
    });
  });

  server.get<ConsultationParams>('/consultations/:period/:number', async ({ params }, reply) => {
    const listed = await list(app, await consultationAt(app, params));
    const results = await listResults(app.db, listed.book.consultation.key);
    const latest = results.at(-1);
    const standing = latest?.reopening === null ? await readResult(app.db, latest.id) : null;
    const changed = standing !== null && changedSince(standing.data, listed.book.replies);
    const now = app.clock.now();
    return send(reply, listed, 'count', countContent(listed.book, standing, changed, now), now);
  });

  server.get<ConsultationParams>('/consultations/:period/:number/replies', async ({ params, query }, reply) => {
    const listed = await list(app, await consultationAt(app, params));
    const { show } = z.object({ show: z.enum(STANDINGS).nullable().catch(null).default(null) }).parse(query);
    return send(reply, listed, 'replies', repliesContent(listed.book, regions, show), app.clock.now(), show);
  });
}

/** @throws Refusal if there is no such consultation */
export async function consultationAt(
  app: App,
  { period, number }: ConsultationParams['Params'],
): Promise<Consultation> {
  const found = await findConsultation(app.db, `${period}/${number}`);
  if (!found) throw new Refusal('notFound');
  return found;
}

export async function list(app: App, consultation: Consultation): Promise<Listed> {
  const [book, results] = await Promise.all([
    readConsultationBook(app.db, consultation, app.memberStates),
    listResults(app.db, consultation.key),
  ]);
  return { book, stage: stageOf(consultation, results, app.clock.now()) };
}

function stageOf(consultation: Consultation, results: readonly ResultHead[], now: Date): Stage {
  const latest = results.findLast((result) => result.consultation === consultation.key);
  if (latest) return latest.reopening ? 'reopened' : 'closed';
  return now > lastInstant(consultation) ? 'closing' : 'running';
}

/** One page about a consultation, kept up to date while it is open. */
export function send(
  reply: FastifyReply,
  listed: Listed,
  part: PartId,
  content: Html,
  now: Date,
  show: string | null = null,
): FastifyReply {
  const { consultation } = listed.book;
  const path = pathOf(consultation, part === 'count' ? '' : `/${part}${show ? `?show=${show}` : ''}`);
  // The pages with forms keep at most a list fresh, so that nobody's half-written reason is lost.
  const watched = part === 'results' || part === 'settings' ? html`` : live('consultation', path, WATCHED);
  return reply.page({
    title: said.heading(consultation.circular, consultation.studyGroup),
    section: 'consultations',
    content: html`<div${watched}>${consultationHead(listed, part, now)}${content}</div>`,
    assets: ['consultations.css'],
  });
}

const ORDER: readonly Stage[] = ['reopened', 'closing', 'running', 'closed'];

function byDeadline(left: Line, right: Line): number {
  const stages = ORDER.indexOf(left.stage) - ORDER.indexOf(right.stage);
  return stages !== 0 ? stages : left.consultation.deadline.localeCompare(right.consultation.deadline);
}
