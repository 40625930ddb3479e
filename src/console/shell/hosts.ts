import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { Refusal } from './refusal.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Answers only under the names that the console is known by. Otherwise a stranger's page whose name is made to resolve
 * to this machine (DNS rebinding) could read the console through the browser of whoever opens it.
 */
export function addHostCheck(server: FastifyInstance, config: Pick<Config, 'host' | 'publicUrl'>): void {
  const known = knownHosts(config);
  if (known === null) return;
  server.addHook('onRequest', async ({ headers }) => {
    if (!known.includes(hostOf(headers.host))) throw new Refusal('host');
  });
}

/** The names, without ports; null where any may be used: it listens on the network and nobody said under which name. */
function knownHosts({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>): string[] | null {
  if (publicUrl) return [...LOOPBACK, host, publicUrl.hostname];
  return isLoopback(host) ? [...LOOPBACK, host] : null;
}

export function isLoopback(host: string): boolean {
  return host === '::1' || host === 'localhost' || /^127(\.\d+){3}$/.test(host);
}

function hostOf(header: string | undefined): string {
  return URL.canParse(`http://${header}`) ? new URL(`http://${header}`).hostname : '';
}
