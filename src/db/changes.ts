import pg from 'pg';

/** Where the triggers of migration 0005 announce the tables that a transaction has changed. */
const CHANNEL = 'tsb_changed';
const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 30_000;

export interface ChangeListener {
  close(): Promise<void>;
}

/**
 * Tells of every committed change by the name of its table, whichever process made it. A connection that breaks is
 * opened again; what changed meanwhile is not told, so the first word after it is `null`: anything may have changed.
 * @param onError told why the connection broke
 */
export async function listenForChanges(
  url: string,
  onChange: (table: string | null) => void,
  onError: (error: Error) => void,
): Promise<ChangeListener> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let wait = FIRST_RETRY_MS;

  async function open(): Promise<void> {
    client = new pg.Client({ connectionString: url, application_name: 'tsb-intake console', keepAlive: true });
    client.on('error', (error) => again(error));
    client.on('notification', ({ payload }) => payload && onChange(payload));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    wait = FIRST_RETRY_MS;
  }

  function again(error: Error): void {
    if (closed) return;
    clearTimeout(timer);
    onError(error);
    const broken = client;
    broken?.removeAllListeners('notification');
    broken?.end().catch(() => undefined);
    timer = setTimeout(() => {
      open().then(() => onChange(null), again);
    }, wait);
    wait = Math.min(wait * 2, MAX_RETRY_MS);
  }

  await open().catch(again);
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
