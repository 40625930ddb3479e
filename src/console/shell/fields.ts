import { z } from 'zod';
import { Refusal } from './refusal.ts';

/**
 * What a form sent, as a route expects it; a form of ours never sends anything else.
 * @throws Refusal 'bad' if it is not of this shape
 */
export function readFields<T extends z.ZodRawShape>(body: unknown, shape: T): z.infer<z.ZodObject<T>> {
  const parsed = z.object(shape).safeParse(body);
  if (!parsed.success) throw new Refusal('bad');
  return parsed.data;
}

/** A line that somebody typed. */
export const line = z.string().max(1000).default('');

/** A row's number, in a form or an address. */
export const rowId = z.coerce.number().int().min(1).max(2_147_483_647);

/** The number of a row in an address: `/cases/12`. */
export function readId(params: unknown): number {
  const parsed = z.object({ id: rowId }).safeParse(params);
  if (!parsed.success) throw new Refusal('notFound');
  return parsed.data.id;
}
