import type { FastifyInstance } from 'fastify';
import type { App } from '../../app.ts';
import { listCases } from '../../review/list-cases.ts';
import { queueFacets } from '../../review/queue-facets.ts';
import { keptQuery, readCaseFilter, readQueuePlace } from '../review-filter.ts';
import { reviewQueueContent } from '../views/review-queue.ts';
import { words } from '../words/words.ts';
import { readUndo } from './review-case.ts';

/** The queue of all that a person has to settle. */
export function addReviewQueue(server: FastifyInstance, app: App): void {
  server.get('/review', async (request, reply) => {
    const place = readQueuePlace(request.url);
    const filter = readCaseFilter(place, request.actor.name, app.memberStates);
    const [page, facets, undo] = await Promise.all([
      listCases(app.db, filter, { size: place.size, number: place.page }),
      queueFacets(app.db),
      readUndo(app, request),
    ]);
    return reply.page({
      title: words.review.queue.title,
      section: 'review',
      wide: true,
      assets: ['review.css'],
      content: reviewQueueContent({
        request,
        ...{ place, page, facets, undo, memberStates: app.memberStates, now: app.clock.now() },
        kept: keptQuery(request.url),
      }),
    });
  });
}
