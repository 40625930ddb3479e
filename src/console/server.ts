import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { App } from '../app.ts';
import { addHealthRoutes } from './health.ts';
import { addOverview } from './routes/overview.ts';

export interface Served {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves health and metrics, and with `console` the pages for staff as well.
 * @throws the system's error if the port is taken
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
  const url = await server.listen({ host: app.config.host, port: app.config.port });
  return { url, close: () => server.close() };
}
