import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { App } from '../app.ts';
import { ConfigError } from '../domain/errors.ts';
import { addHealthRoutes } from './health.ts';
import { addOverview } from './routes/overview.ts';

export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Listens on the port configured; where none is and the usual one is taken, on any free one. */
async function listen(server: FastifyInstance, { host, port, portGiven }: App['config']): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (portGiven) throw new ConfigError('PORT', `port ${port} is taken: give another one, or 0 for any free one`);
    return server.listen({ host, port: 0 });
  }
}

/**
 * Serves health and metrics, and with `console` the pages for staff as well.
 * @throws ConfigError if the port that was asked for is taken
 */
export async function serve(app: App, what: { console: boolean; watchesMailbox: boolean }): Promise<Served> {
  const server: FastifyInstance = fastify({ logger: false, bodyLimit: 1024 * 1024 });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  addHealthRoutes(server, app, what.watchesMailbox);
  if (what.console) addOverview(server, app);
  server.setErrorHandler((error, request, reply) => {
    app.log.error({ url: request.url }, error instanceof Error ? error.message : String(error));
    return reply.code(500).type('text/plain').send('Something went wrong. The log says what.');
  });
  const url = await listen(server, app.config);
  return { url, close: () => server.close() };
}
