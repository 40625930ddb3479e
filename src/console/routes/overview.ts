import type { FastifyInstance } from 'fastify';
import type { App } from '../../app.ts';
import { readBooks } from '../../books/status.ts';
import { readTally } from '../../books/tally.ts';
import { listConsultations } from '../../register/consultations.ts';
import { readCases } from '../../review/read-cases.ts';
import { overviewContent } from '../views/overview.ts';
import { words } from '../words/words.ts';

/** The first page: the books, each consultation's tally, and the cases that wait for a person. */
export function addOverview(server: FastifyInstance, app: App): void {
  server.get('/', async (_request, reply) => {
    const [books, consultations, cases] = await Promise.all([
      readBooks(app.db),
      listConsultations(app.db),
      readCases(app.db),
    ]);
    const tallies = await Promise.all(
      consultations.map(async (consultation) => ({ consultation, tally: await readTally(app.db, consultation) })),
    );
    return reply.page({
      title: words.shell.sections.overview,
      section: 'overview',
      content: overviewContent(books, tallies, cases),
    });
  });
}
