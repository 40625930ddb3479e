import type { JSONColumnType } from 'kysely';
import type { Saying } from '../domain/saying.ts';

/** What a stored sentence says, beside the column with its English; null in rows from before it was kept. */
export type Said = JSONColumnType<NonNullable<Saying['said']>> | null;

/** What a sentence says, for its column. */
export function saidOf(saying: Saying | null): string | null {
  return saying?.said ? JSON.stringify(saying.said) : null;
}

/** Why a mail is where it is in the books, for its row. */
export function reasonColumns(reason: Saying | null): { reason: string | null; reason_said: string | null } {
  return { reason: reason?.message ?? null, reason_said: saidOf(reason) };
}

/** Why a version of a reply does not stand, for its row. */
export function statusColumns(reason: Saying | null) {
  return { status_reason: reason?.message ?? null, status_reason_said: saidOf(reason) };
}

/** A stored sentence. */
export function stored(message: string, said: NonNullable<Saying['said']> | null): Saying {
  return { message, ...(said ? { said } : {}) };
}
