import { firstEntry } from '../access/entry-links.ts';
import type { App } from '../app.ts';
import { isLoopback } from '../console/shell/hosts.ts';

/** Says where the console is, and while nobody has an account, how the first administrator gets in. */
export async function announceConsole({ db, log, config, clock }: App, listening: string): Promise<void> {
  const url = config.publicUrl?.origin ?? listening;
  log.info(`console at ${url}/`);
  if (!isLoopback(config.host) && !config.publicUrl)
    log.warn('the console answers under any name: set PUBLIC_URL to the address that staff open, with https');
  const key = await firstEntry(db, { actor: 'tsb-intake', now: clock.now() }, new Date());
  if (key === null) return;
  log.info(
    `nobody has an account yet. The first administrator opens this link; it works once, within four hours:
      ${url}/enter/${key}`,
  );
}
