import type { FastifyInstance } from 'fastify';
import type { Role } from '../../domain/role.ts';

/** The places in the navigation, in its order. */
export const SECTIONS = [
  { id: 'overview', path: '/', key: 'o', needs: 'viewer' },
  { id: 'review', path: '/review', key: 'r', needs: 'viewer' },
  { id: 'consultations', path: '/consultations', key: 'c', needs: 'viewer' },
  { id: 'outbox', path: '/outbox', key: 'b', needs: 'viewer' },
  { id: 'reminders', path: '/reminders', key: 'm', needs: 'viewer' },
  { id: 'register', path: '/register', key: 'g', needs: 'viewer' },
  { id: 'operations', path: '/operations', key: 'p', needs: 'viewer' },
  { id: 'settings', path: '/settings', key: 's', needs: 'administrator' },
] as const satisfies readonly { id: string; path: string; key: string; needs: Role }[];

export type SectionId = (typeof SECTIONS)[number]['id'] | 'account';

/** The sections that this server has a page for: the navigation never leads nowhere. */
export function servedSections(server: FastifyInstance): (typeof SECTIONS)[number][] {
  return SECTIONS.filter(({ path }) => server.hasRoute({ method: 'GET', url: path }));
}
