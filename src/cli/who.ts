import { userInfo } from 'node:os';
import type { App } from '../app.ts';
import type { Noting } from '../register/noting.ts';

/** Who gives a command, when and why, for the audit. */
export function noting(app: App, options: { by?: string; why?: string }, usualWhy = ''): Noting {
  return { actor: options.by ?? userInfo().username, now: app.clock.now(), why: options.why ?? usualWhy };
}
