import type { FastifyInstance } from 'fastify';
import type { App } from '../../app.ts';
import { readBooks } from '../../books/status.ts';
import { readTally } from '../../books/tally.ts';
import type { Consultation } from '../../domain/consultation.ts';
import { listConsultations } from '../../register/consultations.ts';
import { listCases } from '../../review/list-cases.ts';
import { overviewContent } from '../views/overview.ts';
import { words } from '../words/words.ts';

/** Cases and consultations that the first page shows; the rest have pages of their own. */
const CASES = 8;
const CONSULTATIONS = 4;

/** The first page: the books, the most urgent cases, and the count of each consultation that is under way. */
export function addOverview(server: FastifyInstance, app: App): void {
  server.get('/', async (_request, reply) => {
    const now = app.clock.now();
    const [books, consultations, cases] = await Promise.all([
      readBooks(app.db),
      listConsultations(app.db),
      listCases(app.db, { sort: 'deadline', descending: false }, { size: CASES, number: 1 }),
    ]);
    const current = underWay(consultations, now);
    const counted = await Promise.all(
      current.map(async (consultation) => ({ consultation, tally: await readTally(app.db, consultation) })),
    );
    const linked = server.hasRoute({ method: 'GET', url: '/consultations' });
    const others = consultations.length - current.length;
    const content = overviewContent({ books, counted, others, cases, now, linked });
    return reply.page({ title: words.overview.title, section: 'overview', content });
  });
}

/** Those whose deadline comes next; when none is to come, the one that ended last. */
function underWay(consultations: readonly Consultation[], now: Date): Consultation[] {
  const sorted = consultations.toSorted((left, right) => left.deadline.localeCompare(right.deadline));
  const open = sorted.filter(({ deadline }) => new Date(deadline) >= now);
  return open.length > 0 ? open.slice(0, CONSULTATIONS) : sorted.slice(-1);
}
