import { type App, openApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { openLog } from '../log.ts';

/** Runs a command on the installation's own database, beside the workers that may be running, and closes it after. */
export async function withApp<T>(run: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(loadConfig(), openLog('silent', 'json'));
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}
