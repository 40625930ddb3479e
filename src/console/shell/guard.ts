import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, mayAct, type Role } from '../../domain/role.ts';
import { Refusal } from './refusal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may come here: a role, or `anyone`. Without it: every role that reads, a viewer. */
    needs?: Role | 'anyone';
  }
  interface FastifyRequest {
    /** Whoever is signed in; its name goes into audit entries. Reading it where nobody is signed in is a bug. */
    actor: Actor;
    /** The same, null where nobody is signed in. */
    signedIn: Actor | null;
  }
}

/** For a route's options: `server.post('/cases/:id', guard('reviewer'), handler)`. */
export function guard(role: Role): { config: { needs: Role } } {
  return { config: { needs: role } };
}

/** For the few routes that nobody need be signed in for. */
export const OPEN = { config: { needs: 'anyone' } } as const;

/**
 * Lets nobody to a route whose role they have not. What is forgotten stays shut: a route without a role is a viewer's,
 * and one that changes something does not start without one.
 */
export function addGuard(server: FastifyInstance, findActor: (request: FastifyRequest) => Promise<Actor | null>): void {
  server.decorateRequest('signedIn', null);
  server.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      if (!this.signedIn) throw new Error(`nobody is signed in at ${this.routeOptions.url}`);
      return this.signedIn;
    },
  });
  server.addHook('onRoute', ({ method, url, config }) => {
    const changes = [method].flat().some((each) => !['GET', 'HEAD', 'OPTIONS'].includes(each));
    if (changes && !config?.needs)
      throw new Error(`${method} ${url} names no role: give it guard('reviewer') or another`);
  });
  server.addHook('onRequest', async (request) => {
    const needed = request.routeOptions.config.needs ?? 'viewer';
    request.signedIn = await findActor(request);
    if (needed === 'anyone') return;
    if (!request.signedIn) throw new Refusal('signIn');
    if (!mayAct(request.signedIn.role, needed)) throw new Refusal('forbidden');
  });
}
