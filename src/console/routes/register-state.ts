import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { bouncedAddresses } from '../../mail/outbox/bounces.ts';
import { contactHistory, removeContact, saveContacts } from '../../register/contact-store.ts';
import { contactFrom } from '../../register/contacts.ts';
import type { Noting } from '../../register/noting.ts';
import { RegisterError } from '../../register/register-error.ts';
import { readStates } from '../../register/state-overview.ts';
import { endVoteLoss, listVoteLosses, noteVoteLoss } from '../../register/vote-losses.ts';
import { standingSince } from '../../replies/rows/standing-since.ts';
import { line, readFields } from '../shell/fields.ts';
import { guard } from '../shell/guard.ts';
import { Refusal } from '../shell/refusal.ts';
import { stateContent } from '../views/register-state.ts';
import { inWords, words } from '../words/words.ts';

const { state: said } = words.register;
const MANAGER = guard('manager');
const PATH = '/register/:state';
const day = z.iso.date();

interface Params {
  Params: { state: string };
}

/** One Member State: its contacts, its voting rights, and what was done to both. */
export function addRegisterState(server: FastifyInstance, app: App): void {
  server.get<Params>(PATH, (request, reply) => show(request, reply, codeOf(request.params)));

  server.post<Params>(`${PATH}/contacts`, MANAGER, (request, reply) => {
    const given = readFields(request.body, { address: line, name: line, language: line, kind: line, why: line });
    return change(request, reply, given.why, async (memberState, by) => {
      const contact = contactFrom({ ...given, memberState }, app.memberStates);
      await app.db.transaction().execute((tx) => saveContacts(tx, [contact], by));
      return said.saved(contact.address);
    });
  });

  server.post<Params>(`${PATH}/remove`, MANAGER, (request, reply) => {
    const { address, why } = readFields(request.body, { address: line, why: line });
    return change(request, reply, why, async (memberState, by) => {
      const removed = await app.db.transaction().execute((tx) => removeContact(tx, memberState, address, by));
      return removed ? said.removed(removed.address) : said.gone;
    });
  });

  server.post<Params>(`${PATH}/lost-vote`, MANAGER, (request, reply) => {
    const given = readFields(request.body, { day, why: line });
    return change(request, reply, given.why, async (memberState, by) => {
      await app.db.transaction().execute((tx) => noteVoteLoss(tx, memberState, given.day, by));
      const counted = await standingSince(app.db, memberState, given.day);
      const references = counted.map(({ reference }) => reference).join(', ');
      return references ? `${said.noted} ${said.counted(references)}` : said.noted;
    });
  });

  server.post<Params>(`${PATH}/regained-vote`, MANAGER, (request, reply) => {
    const given = readFields(request.body, { day, why: line });
    return change(request, reply, given.why, async (memberState, by) => {
      await app.db.transaction().execute((tx) => endVoteLoss(tx, memberState, given.day, by));
      return said.noted;
    });
  });

  async function change(
    request: FastifyRequest<Params>,
    reply: FastifyReply,
    why: string,
    doIt: (memberState: string, by: Noting) => Promise<string>,
  ): Promise<FastifyReply> {
    const code = codeOf(request.params);
    if (why.trim() === '') return show(request, reply.code(400), code, said.needsWhy);
    try {
      const text = await doIt(code, { actor: request.actor.name, now: app.clock.now(), why: why.trim() });
      return reply.goTo(`/register/${code}`, { kind: 'done', text });
    } catch (error) {
      if (!(error instanceof RegisterError)) throw error;
      return show(request, reply.code(400), code, inWords(error));
    }
  }

  async function show(request: FastifyRequest, reply: FastifyReply, code: string, problem?: string) {
    const states = await readStates(app.db, app.memberStates, app.clock.now());
    const state = states.find((each) => each.code === code);
    if (!state) throw new Refusal('notFound');
    const [losses, history, bounces] = await Promise.all([
      listVoteLosses(app.db),
      contactHistory(app.db, code),
      bouncedAddresses(app.db),
    ]);
    const own = losses.filter(({ memberState }) => memberState === code);
    const today = app.clock.now().toISOString().slice(0, 10);
    const content = stateContent(request, { state, losses: own, history, bounces, today, problem });
    return reply.page({ title: state.name, section: 'register', content });
  }
}

function codeOf({ state }: Params['Params']): string {
  return state.toUpperCase();
}
