import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from './cookies.ts';

/** A message that the next page shows once: "The mail is on its way." */
export interface Flash {
  kind: 'done' | 'problem';
  text: string;
}

const COOKIE = 'flash';
const MAX_LENGTH = 500;
const MAX_AGE_SECONDS = 60;

/** Has the next page say this. Call it before `reply.redirect(…)`. */
export function writeFlash(cookies: Cookies, reply: FastifyReply, flash: Flash): void {
  const value = JSON.stringify({ ...flash, text: flash.text.slice(0, MAX_LENGTH) });
  cookies.write(reply, COOKIE, Buffer.from(value).toString('base64url'), MAX_AGE_SECONDS);
}

/** What the page before left to say, if anything; it is said only once. */
export function takeFlash(cookies: Cookies, request: FastifyRequest, reply: FastifyReply): Flash | null {
  const value = cookies.read(request, COOKIE);
  if (value === null) return null;
  cookies.clear(reply, COOKIE);
  try {
    const flash: unknown = JSON.parse(Buffer.from(value, 'base64url').toString());
    return isFlash(flash) ? flash : null;
  } catch {
    return null;
  }
}

function isFlash(value: unknown): value is Flash {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('text' in value)) return false;
  return (value.kind === 'done' || value.kind === 'problem') && typeof value.text === 'string';
}
