/** What a person, or a program with a token, may do in the console; each role may also do what those before it may. */
export const ROLES = ['viewer', 'reviewer', 'manager', 'administrator'] as const;

export type Role = (typeof ROLES)[number];

/** Whether somebody of one role may do what another role is needed for. */
export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Whoever acts: the name stands in every audit entry. */
export interface Actor {
  name: string;
  role: Role;
}
