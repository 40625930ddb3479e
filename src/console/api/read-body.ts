import type { z } from 'zod';
import { Refusal } from '../shell/refusal.ts';

/**
 * What a program has sent, in the shape that the description promises.
 * @throws Refusal 'bad' that names the field which is wrong
 */
export function readBody<Shape extends z.ZodType>(body: unknown, shape: Shape): z.infer<Shape> {
  const read = shape.safeParse(body ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refusal('bad', `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'not understood'}.`);
}
