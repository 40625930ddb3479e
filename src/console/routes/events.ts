import type { FastifyInstance, FastifyReply } from 'fastify';
import type { App } from '../../app.ts';
import { listenForChanges } from '../../db/changes.ts';

/** A burst of changes reaches a browser as one event. */
const GATHER_MS = 300;
/** Proxies cut connections that are silent for a minute. */
const PULSE_MS = 25_000;
/** More open pages than this are told to come back later; they work without. */
const MAX_READERS = 500;

/**
 * Server-sent events at /events: which tables have changed. Pages fetch again what they show of them (`live` in
 * shell/parts.ts); no content goes this way.
 */
export async function addEvents(server: FastifyInstance, app: App): Promise<void> {
  const readers = new Set<FastifyReply['raw']>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const listener = await listenForChanges(
    app.databaseUrl,
    (table) => {
      changed.add(table ?? 'everything');
      timer ??= setTimeout(tell, GATHER_MS);
    },
    (error) => app.log.warn(`events: ${error.message}; trying again`),
  );
  const pulse = setInterval(() => write(': pulse\n\n'), PULSE_MS);

  function tell(): void {
    timer = undefined;
    write(`event: changed\ndata: ${JSON.stringify([...changed])}\n\n`);
    changed.clear();
  }

  function write(text: string): void {
    for (const reader of readers) reader.write(text);
  }

  server.get('/events', (_request, reply) => {
    if (readers.size >= MAX_READERS) return reply.code(503).header('retry-after', 60).send();
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    raw.write('retry: 3000\n\n');
    readers.add(raw);
    raw.on('close', () => readers.delete(raw));
  });
  server.addHook('preClose', async () => {
    clearInterval(pulse);
    clearTimeout(timer);
    for (const reader of readers) reader.end();
    await listener.close();
  });
}
