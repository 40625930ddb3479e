import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { CircularError } from '../../circulars/circular-error.ts';
import { textFrom } from '../../circulars/fields.ts';
import {
  type Amended,
  addText,
  extendDeadline,
  restoreText,
  setFields,
  withdrawText,
} from '../../consultations/amend.ts';
import { consultationHistory } from '../../consultations/history.ts';
import type { Tx } from '../../db/connect.ts';
import { findConsultation } from '../../register/consultations.ts';
import { listFormSources } from '../../register/issued-forms.ts';
import type { Noting } from '../../register/noting.ts';
import { line, readFields } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { settingsContent } from '../views/circulars-settings.ts';
import { inWords, words } from '../words/words.ts';
import { list, send } from './consultations.ts';

const { settings: said } = words.circulars;
const MANAGER = guard('manager');
const PATH = '/consultations/:period/:number/settings';
const long = z.string().max(20_000).default('');

interface Params {
  Params: { period: string; number: string };
}

/** What a consultation's circular said, and what may change of it afterwards. */
export function addCircularsSettings(server: FastifyInstance, app: App): void {
  server.get<Params>(PATH, (request, reply) => show(request, reply, keyOf(request.params)));

  server.post<Params>(`${PATH}/extend`, MANAGER, (request, reply) => {
    const { until, why } = readFields(request.body, { until: line, why: line });
    return change(request, reply, keyOf(request.params), why, (tx, key, by) =>
      extendDeadline(tx, key, toInstant(until), by),
    );
  });

  server.post<Params>(`${PATH}/correct`, MANAGER, (request, reply) => {
    const { field, value, why } = readFields(request.body, { field: line, value: long, why: line });
    return change(request, reply, keyOf(request.params), why, (tx, key, by) =>
      setFields(tx, key, [{ field, value }], app.memberStates, by),
    );
  });

  server.post<Params>(`${PATH}/withdraw`, MANAGER, (request, reply) => {
    const { text, why } = readFields(request.body, { text: line, why: line });
    return change(request, reply, keyOf(request.params), why, (tx, key, by) => withdrawText(tx, key, text, by));
  });

  server.post<Params>(`${PATH}/restore`, MANAGER, (request, reply) => {
    const { text, why } = readFields(request.body, { text: line, why: line });
    return change(request, reply, keyOf(request.params), why, (tx, key, by) => restoreText(tx, key, text, by));
  });

  server.post<Params>(`${PATH}/add`, MANAGER, (request, reply) => {
    const { why, number, ...given } = readFields(request.body, {
      ...{ number: line, type: line, title: line, printed: line, alias: line, document: line, why: line },
    });
    const settings = Object.entries(given).flatMap(([field, value]) => (value ? [{ field, value }] : []));
    return change(request, reply, keyOf(request.params), why, (tx, key, by) =>
      addText(tx, key, textFrom(number.trim(), settings), by),
    );
  });

  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    why: string,
    doIt: (tx: Tx, key: string, by: Noting) => Promise<Amended>,
  ): Promise<FastifyReply> {
    const by = { actor: request.actor.name, now: app.clock.now(), why };
    try {
      const { doubts, reassessed } = await app.db.transaction().execute((tx) => doIt(tx, key, by));
      const counts = reassessed.length > 0 ? [said.reassessed(reassessed.length)] : [];
      const text = [said.done(key), ...counts, ...doubts.map(inWords)].join(' ');
      return reply.goTo(`/consultations/${key}/settings`, { kind: 'done', text });
    } catch (error) {
      if (!(error instanceof CircularError)) throw error;
      return show(request, reply.code(400), key, inWords(error));
    }
  }

  async function show(request: FastifyRequest, reply: FastifyReply, key: string, problem?: string) {
    const consultation = await findConsultation(app.db, key);
    if (!consultation) throw new Refusal('notFound');
    const listed = await list(app, consultation);
    const [forms, history] = await Promise.all([listFormSources(app.db, key), consultationHistory(app.db, key)]);
    const content = settingsContent(request, { consultation, forms, history, problem });
    return send(reply, listed, 'settings', content, app.clock.now());
  }
}

function keyOf({ period, number }: Params['Params']): string {
  return `${period}/${number}`;
}

/** The browser gives minutes without a zone; the field asks for UTC, and the whole last minute is in time. */
function toInstant(local: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? `${local}:59Z` : local;
}
