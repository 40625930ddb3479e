import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PermanentError, ToldError } from '../../domain/errors.ts';
import type { Log } from '../../log.ts';
import { html } from '../html.ts';
import { inWords, words } from '../words/words.ts';
import { API_PREFIX } from './programs.ts';
import { Refusal } from './refusal.ts';

const { errors } = words.shell;

/** Whatever goes wrong becomes a page in plain words (JSON for programs); what was a bug goes to the log with a number. */
export function addErrorPages(server: FastifyInstance, log: Log): void {
  server.setNotFoundHandler(() => {
    throw new Refusal('notFound');
  });
  server.setErrorHandler((error: FastifyError | Error, request, reply) => {
    if (error instanceof ToldError && !(error instanceof PermanentError)) return showTold(error, request, reply);
    const refusal = refusalOf(error);
    if (!refusal) return showFault(error, request, reply, log);
    reply.code(refusal.statusCode);
    if (wantsJson(request)) return reply.send({ error: refusal.message });
    if (refusal.kind === 'signIn') return askToSignIn(request, reply);
    return reply.page({ title: errors[refusal.kind].title, content: message(errors[refusal.kind].text) });
  });
}

/** What fastify and its plugins throw for the fault of the sender, in our words. */
function refusalOf(error: FastifyError | Error): Refusal | null {
  if (error instanceof Refusal) return error;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new Refusal('tooLarge');
  if (status === 429) return new Refusal('tooMany');
  if (status === 404) return new Refusal('notFound');
  return status !== undefined && status >= 400 && status < 500 ? new Refusal('bad') : null;
}

/** Leads to the sign-in page, and from there back. A part of a page that htmx asks for becomes the whole page instead. */
function askToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.headers['hx-request']) return reply.code(200).header('hx-refresh', 'true').send();
  const to = request.method === 'GET' && request.url !== '/' ? `?to=${encodeURIComponent(request.url)}` : '';
  return reply.redirect(`/sign-in${to}`, 303);
}

/** What cannot be done as matters stand, where no page says so itself: two people were at it at once. */
function showTold(error: ToldError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.code(409);
  if (wantsJson(request)) return reply.send({ error: error.message });
  return reply.page({ title: errors.told.title, content: message(inWords(error)) });
}

function showFault(error: Error, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  const number = randomBytes(4).toString('hex');
  log.error({ fault: number, path: request.routeOptions.url, stack: error.stack }, `console: ${error.message}`);
  reply.code(500);
  if (wantsJson(request)) return reply.send({ error: 'Something went wrong', fault: number });
  return reply.page({
    title: errors.failed.title,
    content: html`<p>${errors.failed.text} <code>${number}</code></p><p><a href="/">${errors.back}</a></p>`,
  });
}

function message(text: string) {
  return html`<p>${text}</p><p><a href="/">${errors.back}</a></p>`;
}

function wantsJson({ url, headers }: FastifyRequest): boolean {
  return url.startsWith(API_PREFIX) || headers.accept === 'application/json';
}
