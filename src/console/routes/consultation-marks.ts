import type { FastifyInstance } from 'fastify';
import type { App } from '../../app.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { listVersions } from '../../results/list-versions.ts';
import { openDocuments } from '../documents/open-documents.ts';
import { Refusal } from '../shell/refusal.ts';
import { type ConsultationParams, consultationAt } from './consultations.ts';

interface MarksParams {
  Params: ConsultationParams['Params'] & { state: string; version: string; text: string };
}

/**
 * The marks that an answer rests on, as a picture cut out of the page that they were seen on. Which page and which part
 * of it is what the evidence says, never what the address asks for.
 */
export function addConsultationMarks(server: FastifyInstance, app: App): void {
  const documents = openDocuments(app);
  server.get<MarksParams>(
    '/consultations/:period/:number/replies/:state/:version/:text/marks.png',
    async ({ params }, reply) => {
      const { key } = await consultationAt(app, params);
      const versions = await listVersions(app.db, key, params.state);
      const version = versions.find(({ id }) => String(id) === params.version);
      const view = viewOf(version?.answers[params.text]?.evidence ?? []);
      const png = version && view && (await documents.picture(version.messageRowId, view));
      if (!png) throw new Refusal('notFound');
      return reply
        .type('image/png')
        .header('cache-control', 'private, max-age=86400, immutable')
        .send(Buffer.from(png));
    },
  );
}

/** All marks on the page of the first one, in one frame; null where nothing was seen on a page. */
function viewOf(evidence: readonly Evidence[]) {
  const first = evidence.find(({ place }) => place.box);
  if (!first) return null;
  const { page = 1 } = first.place;
  const boxes = evidence.flatMap(({ sha256, place }) =>
    place.box && sha256 === first.sha256 && (place.page ?? 1) === page ? [place.box] : [],
  );
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  const box: [number, number, number, number] = [left, top, right - left, bottom - top];
  return { sha256: first.sha256, place: { part: '', page, box }, whole: false };
}
