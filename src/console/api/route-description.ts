import { z } from 'zod';
import { ROLES, type Role } from '../../domain/role.ts';
import { LINK_HEADER, pageQuery } from './paging.ts';
import { problemSchema } from './schemas.ts';

const REFUSALS: Record<number, string> = {
  400: 'Not understood: the words say which field is wrong. Nothing was changed.',
  401: 'Refused: the token is missing, unknown or over.',
  403: 'Refused: the token’s role does not allow this.',
  404: 'There is nothing of this name or number.',
  409: 'Changed by somebody else meanwhile, or settled already. Nothing was changed: read it again.',
  422: 'Understood, but it cannot be done as things are; the words say why. Nothing was changed.',
};

interface Described {
  summary: string;
  answer: z.ZodType;
  /** Whether the answer comes in pages. */
  paged?: boolean;
  /** What a program sends. */
  body?: z.ZodType;
  /** Whose token may do this; any role where it only reads. */
  needs?: Role;
  /** The refusals that it may answer beside 401. */
  refusals?: readonly (400 | 404 | 409 | 422)[];
}

/** A route's description: what it takes, what it gives, how it refuses, and whose token it needs. */
export function described({ summary, answer, paged, body, needs, refusals = [] }: Described) {
  const failing = [...refusals, ...(paged ? [400] : []), 401, ...(needs ? [403] : [])];
  const responses = Object.fromEntries(
    failing.map((status) => [status, { ...json(problemSchema), description: REFUSALS[status] }]),
  );
  const description = needs ? `Needs a token of the role ${atLeast(needs)}.` : 'A token of any role reads this.';
  const sent = body ? { body: json(body) } : {};
  const schema = {
    summary,
    description,
    ...sent,
    ...(paged ? { querystring: json(pageQuery) } : {}),
    response: {
      200: { ...json(answer), description: summary, ...(paged ? { headers: LINK_HEADER } : {}) },
      ...responses,
    },
  };
  return needs ? { schema, config: { needs } } : { schema };
}

function atLeast(role: Role): string {
  return ROLES.slice(ROLES.indexOf(role)).join(' or ');
}

function json(schema: z.ZodType) {
  return z.toJSONSchema(schema, { target: 'draft-2020-12' });
}
