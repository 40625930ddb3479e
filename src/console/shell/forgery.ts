import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newKey } from '../../access/keys.ts';
import { type Cookies, formToken, isFormToken } from './cookies.ts';
import { carriesToken } from './programs.ts';
import { Refusal } from './refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key in this browser's cookie: random, and once its owner has signed in, a session's. */
    browserKey: string;
    /** The browser brought none: nobody can be signed in. */
    browserKeyIsNew: boolean;
    /** What the forms on this page must carry back. */
    formToken: string;
  }
}

export const KEY_COOKIE = 'key';
/** The name of the hidden field, and of the header in which a script sends the same. */
export const TOKEN_FIELD = 'form-token';
const TOKEN_HEADER = 'x-form-token';
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Protects whatever changes something from requests that another site makes a signed-in browser send: the browser's own
 * word on where the request comes from (Sec-Fetch-Site, Origin), and a token that only our pages know.
 */
export function addForgeryProtection(server: FastifyInstance, cookies: Cookies): void {
  server.decorateRequest('browserKey', '');
  server.decorateRequest('browserKeyIsNew', true);
  server.decorateRequest('formToken', '');
  server.addHook('onRequest', async (request, reply) => {
    if (carriesToken(request)) return;
    const known = cookies.read(request, KEY_COOKIE);
    request.browserKey = known ?? newKey();
    request.formToken = formToken(request.browserKey);
    request.browserKeyIsNew = known === null;
    if (!known) cookies.write(reply, KEY_COOKIE, request.browserKey);
    if (!SAFE.includes(request.method) && isFromElsewhere(request)) throw new Refusal('form');
  });
  server.addHook('preHandler', async (request) => {
    if (SAFE.includes(request.method) || carriesToken(request)) return;
    if (!isFormToken(request.headers[TOKEN_HEADER] ?? tokenInBody(request.body), request.browserKey))
      throw new Refusal('form');
  });
}

function tokenInBody(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !(TOKEN_FIELD in body)) return undefined;
  const field = body[TOKEN_FIELD];
  // A multipart field is an object that holds its value.
  return typeof field === 'object' && field !== null && 'value' in field ? field.value : field;
}

function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host !== headers.host;
}
