import type { FastifyReply } from 'fastify';

/** Lets a page show documents of ours in frames; `sendFramed` makes such a document. */
export function allowFrames(reply: FastifyReply): FastifyReply {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  return reply.header('content-security-policy', `${policy};frame-src 'self'`);
}

/**
 * Sends HTML that is not of our pages' making, for a frame: it may be styled by itself and nothing else. It runs
 * nothing, loads nothing, sends nothing, and belongs to no origin.
 */
export function sendFramed(reply: FastifyReply, document: string): FastifyReply {
  return reply
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox",
    )
    .type('text/html; charset=utf-8')
    .send(document);
}
