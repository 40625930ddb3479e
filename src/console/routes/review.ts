import type { FastifyInstance } from 'fastify';
import type { App } from '../../app.ts';
import { openDocuments } from '../documents/open-documents.ts';
import { addReviewAsk } from './review-ask.ts';
import { addReviewCase } from './review-case.ts';
import { addReviewDecisions } from './review-decisions.ts';
import { addReviewDocuments } from './review-documents.ts';
import { addReviewMerge } from './review-merge.ts';
import { addReviewQueue } from './review-queue.ts';

/** The review queue, its cases, their documents, and what is decided on them. */
export function addReview(server: FastifyInstance, app: App): void {
  const documents = openDocuments(app);
  addReviewQueue(server, app);
  addReviewCase(server, app, documents);
  addReviewDocuments(server, app, documents);
  addReviewDecisions(server, app);
  addReviewAsk(server, app);
  addReviewMerge(server, app);
}
