import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How the console's cookies are named and sent; behind TLS they are bound to this host and never sent in the clear. */
export class Cookies {
  readonly #secure: boolean;
  constructor(secure: boolean) {
    this.#secure = secure;
  }

  read(request: FastifyRequest, name: string): string | null {
    return request.cookies[this.#name(name)] ?? null;
  }

  write(reply: FastifyReply, name: string, value: string, maxAge?: number): void {
    reply.setCookie(this.#name(name), value, { ...this.#options(), ...(maxAge ? { maxAge } : {}) });
  }

  clear(reply: FastifyReply, name: string): void {
    reply.clearCookie(this.#name(name), this.#options());
  }

  #name(name: string): string {
    return this.#secure ? `__Host-tsb-${name}` : `tsb-${name}`;
  }

  /** Lax, not strict: a link in a mail to a case must find its reader signed in. Forms carry a token of their own. */
  #options(): CookieSerializeOptions {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#secure };
  }
}

/** The token that a browser's forms carry, made from the key in its cookie, which no other site can read. */
export function formToken(key: string): string {
  return createHmac('sha256', key).update('form').digest('base64url');
}

export function isFormToken(token: unknown, key: string): boolean {
  if (typeof token !== 'string') return false;
  const expected = Buffer.from(formToken(key));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
