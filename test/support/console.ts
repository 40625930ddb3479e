import { afterAll } from 'vitest';
import type { App } from '../../src/app.ts';
import { openApp } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { type Served, serve } from '../../src/console/server.ts';
import { openLog } from '../../src/log.ts';
import { useDirectory } from './directory.ts';

export interface TestConsole {
  app: App;
  url: string;
}

/**
 * The console on a database of the calling file's own; closed when the file is done.
 * @param environment further settings, as the environment gives them
 */
export async function startConsole(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<TestConsole> {
  const config: Config = loadConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: await useDirectory('tsb-console-'),
    PORT: '0',
    ...environment,
  });
  const app = await openApp(config, openLog('silent', 'json'));
  const served: Served = await serve(app, { console: true, watchesMailbox: false });
  afterAll(async () => {
    await served.close();
    await app.close();
  });
  return { app, url: served.url };
}
