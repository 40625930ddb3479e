import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from './cookies.ts';

/** Light or dark as the system says, or always one of them: a matter of this browser. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const COOKIE = 'theme';
const YEAR_SECONDS = 365 * 86_400;

export function readTheme(cookies: Cookies, request: FastifyRequest): Theme {
  const value = cookies.read(request, COOKIE);
  return THEMES.find((theme) => theme === value) ?? 'system';
}

export function writeTheme(cookies: Cookies, reply: FastifyReply, theme: Theme): void {
  cookies.write(reply, COOKIE, theme, YEAR_SECONDS);
}
