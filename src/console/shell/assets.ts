import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { OPEN } from './guard.ts';

const FOLDER = join(import.meta.dirname, '../assets');
const HTMX = join(import.meta.dirname, '../../../node_modules/htmx.org/dist/htmx.min.js');

/** A style sheet, script or picture in `assets/`. */
export type AssetName = `${string}.css` | `${string}.js` | `${string}.svg`;

/** Part of every asset's address, so that a browser may keep them for ever: a changed file has another one. */
const VERSION = createHash('sha256')
  .update(readFileSync(HTMX))
  .update(
    Buffer.concat(
      readdirSync(FOLDER)
        .sort()
        .map((name) => readFileSync(join(FOLDER, name))),
    ),
  )
  .digest('hex')
  .slice(0, 12);

export function assetPath(name: AssetName): string {
  return `/assets/${VERSION}/${name}`;
}

/** Serves `assets/` and htmx as they lie; nothing is built. */
export async function addAssets(server: FastifyInstance): Promise<void> {
  await server.register(fastifyStatic, { root: FOLDER, serve: false });
  const forEver = { maxAge: '365d', immutable: true };
  server.get<{ Params: { name: string } }>(`/assets/${VERSION}/:name`, OPEN, (request, reply) => {
    const { name } = request.params;
    return name === 'htmx.js' ? reply.sendFile(HTMX, '/', forEver) : reply.sendFile(name, forEver);
  });
}
