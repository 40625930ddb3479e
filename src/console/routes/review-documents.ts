import type { FastifyInstance, FastifyReply } from 'fastify';
import type { App } from '../../app.ts';
import type { Documents } from '../documents/open-documents.ts';
import { TURNS, type Turn } from '../documents/page-turn.ts';
import { Refusal } from '../shell/refusal.ts';
import { findCase } from './review-case.ts';

const HASH = /^[0-9a-f]{64}$/;

interface PageParams {
  Params: { id: string; sha256: string; page: string; box: string };
  Querystring: { turn?: string };
}

/**
 * The pictures of a case's documents, and its files to save. What a stranger sent is never shown by the browser itself:
 * pages are pictures that we drew, everything else is a download.
 */
export function addReviewDocuments(server: FastifyInstance, app: App, documents: Documents): void {
  server.get<PageParams>('/review/:id/page/:sha256/:page.png', async ({ params, query }, reply) => {
    const { messageRowId } = await findCase(app, params.id);
    const place = { part: '', page: pageNumber(params.page) };
    const view = { sha256: hash(params.sha256), place, whole: true, turn: turnOf(query.turn) };
    return sendPicture(reply, await documents.picture(messageRowId, view));
  });

  server.get<PageParams>('/review/:id/crop/:sha256/:page/:box.png', async ({ params, query }, reply) => {
    const { messageRowId } = await findCase(app, params.id);
    const place = { part: '', page: pageNumber(params.page), box: boxOf(params.box) };
    const view = { sha256: hash(params.sha256), place, whole: false, turn: turnOf(query.turn) };
    return sendPicture(reply, await documents.picture(messageRowId, view));
  });

  server.get<PageParams>('/review/:id/file/:sha256', async ({ params }, reply) => {
    const { messageRowId } = await findCase(app, params.id);
    const file = await documents.file(messageRowId, hash(params.sha256));
    if (!file) throw new Refusal('notFound');
    return sendDownload(reply, file.name, file.bytes);
  });

  server.get<PageParams>('/review/:id/mail.eml', async ({ params }, reply) => {
    const { messageRowId, reference } = await findCase(app, params.id);
    const raw = await documents.raw(messageRowId);
    if (!raw) throw new Refusal('notFound');
    return sendDownload(reply, `${reference}.eml`, raw);
  });
}

function sendPicture(reply: FastifyReply, png: Uint8Array | null): FastifyReply {
  if (!png) throw new Refusal('notFound');
  return reply.type('image/png').header('cache-control', 'private, max-age=86400, immutable').send(Buffer.from(png));
}

/** A file to be saved, never opened here: no type that a browser would show, and no rights if it did. */
function sendDownload(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  const bare = (name.split(/[\\/]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}"\\%;<>:|?*]/gu, '_').slice(0, 150) || 'file';
  const ascii = bare.replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(bare.toWellFormed()).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16)}`,
  );
  return reply
    .type('application/octet-stream')
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Buffer.from(bytes));
}

function hash(value: string): string {
  if (!HASH.test(value)) throw new Refusal('notFound');
  return value;
}

function pageNumber(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new Refusal('notFound');
  return Number(value);
}

function turnOf(value = '0'): Turn {
  const turn = TURNS.find((each) => String(each) === value);
  if (turn === undefined) throw new Refusal('notFound');
  return turn;
}

/** "0.1,0.2,0.3,0.4": left, top, width, height in shares of the page. */
function boxOf(value: string): [number, number, number, number] {
  if (!/^(?:[01](?:\.\d{1,6})?,){3}[01](?:\.\d{1,6})?$/.test(value)) throw new Refusal('notFound');
  const [x = 0, y = 0, width = 1, height = 1] = value.split(',').map(Number);
  return [x, y, width, height];
}
