import type { FastifyRequest } from 'fastify';

/** Below this lies the JSON interface for programs. */
export const API_PREFIX = '/api/';

/** Whether a request is a program's: it then counts for nothing which cookies it carries. */
export function carriesToken({ headers, url }: FastifyRequest): boolean {
  return url.startsWith(API_PREFIX) && headers.authorization !== undefined;
}
