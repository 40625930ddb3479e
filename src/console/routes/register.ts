import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { listContacts, saveContacts } from '../../register/contact-store.ts';
import { type ContactsFile, parseContacts, writeContacts } from '../../register/contacts.ts';
import { readStates, type StateOverview } from '../../register/state-overview.ts';
import { guard } from '../shell/guard.ts';
import { readUploadedFile } from '../shell/uploaded-file.ts';
import { importReportContent, registerContent, SHOWS } from '../views/register.ts';
import { words } from '../words/words.ts';

const said = words.register;
const query = z.object({
  find: z.string().max(200).catch('').default(''),
  show: z.enum(SHOWS).catch('all').default('all'),
});

/** All Member States with their contacts; the register as a file, in and out. */
export function addRegister(server: FastifyInstance, app: App): void {
  server.get('/register', (request, reply) => showAll(request, reply));

  server.get('/register/contacts.csv', async (_request, reply) => {
    reply.header('content-disposition', 'attachment; filename="contacts.csv"');
    return reply.type('text/csv; charset=utf-8').send(writeContacts(await listContacts(app.db)));
  });

  server.post('/register/import', guard('manager'), async (request, reply) => {
    const file = await readUploadedFile(request.body);
    if (!file) return showAll(request, reply.code(400), said.import.needsFile);
    const { contacts, problems } = parseContacts(file.bytes.toString('utf8'), app.memberStates);
    const by = { actor: request.actor.name, now: app.clock.now(), why: `import of ${file.name}` };
    const saved = await app.db.transaction().execute((tx) => saveContacts(tx, contacts, by));
    const text = said.import.done(saved.added.length, saved.changed.length, saved.unchanged);
    if (problems.length === 0) return reply.goTo('/register', { kind: 'done', text });
    return showReport(reply, text, problems);
  });

  async function showAll(request: FastifyRequest, reply: FastifyReply, problem?: string): Promise<FastifyReply> {
    const wanted = query.parse(request.query);
    const states = (await readStates(app.db, app.memberStates, app.clock.now())).toSorted((left, right) =>
      left.name.localeCompare(right.name, words.language.tag),
    );
    const content = registerContent(
      request,
      states.filter((state) => fits(state, wanted)),
      wanted,
      problem,
    );
    return reply.page({ title: said.title, section: 'register', content });
  }

  function showReport(reply: FastifyReply, done: string, problems: ContactsFile['problems']): FastifyReply {
    return reply.page({ title: said.import.title, section: 'register', content: importReportContent(done, problems) });
  }
}

function fits(state: StateOverview, { find, show }: z.infer<typeof query>): boolean {
  if (show === 'without' && state.contacts.length > 0) return false;
  if (show === 'lost' && !state.lostVote) return false;
  const wanted = find.trim().toLowerCase();
  const known = [state.code, state.name, ...state.contacts.flatMap(({ address, name }) => [address, name ?? ''])];
  return known.some((each) => each.toLowerCase().includes(wanted));
}
