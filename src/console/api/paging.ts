import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../shell/refusal.ts';

/** Lists come in pages, each with the way to the next in its Link header (RFC 8288 §3). */

const LARGEST_PAGE = 1000;

/** What a program may say of a page. */
export const pageQuery = z.object({
  limit: z
    .int()
    .min(1)
    .max(LARGEST_PAGE)
    .optional()
    .describe(`How many at most; ${LARGEST_PAGE} if left out, which is also the most.`),
  cursor: z.string().optional().describe('Where to go on, as the page before says in its Link header; never made up.'),
});

/** The header that leads on, for the description. */
export const LINK_HEADER = {
  Link: {
    type: 'string',
    description:
      'The address of the next page: <…>; rel="next". Missing on the last page. Whoever follows it to the end gets everything that was there at the beginning, each once; what arrives meanwhile may be among it.',
  },
};

/** A page to be read. */
export interface AskedPage<Key> {
  limit: number;
  /** The key of the last row of the page before; null at the beginning. */
  after: Key | null;
}

/**
 * The page that an address asks for.
 * @param key of a list's rows, as `sendPage` was given it
 * @throws Refusal 'bad' that names what is wrong
 */
export function readPage<Key>(request: FastifyRequest, key: z.ZodType<Key>): AskedPage<Key> {
  const { searchParams } = new URL(request.url, 'http://console');
  const [limit, cursor] = [searchParams.get('limit'), searchParams.get('cursor')];
  const asked = limit === null ? LARGEST_PAGE : /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (asked < 1 || asked > LARGEST_PAGE) throw new Refusal('bad', `limit: write a number from 1 to ${LARGEST_PAGE}.`);
  return { limit: asked, after: cursor === null ? null : openCursor(cursor, key) };
}

function openCursor<Key>(cursor: string, key: z.ZodType<Key>): Key {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal('bad', 'cursor: take it from the Link header of the page before.');
  }
}

/**
 * Sends a page, with the way to the next one if there is more.
 * @param rows one more than the page holds, where there are as many
 */
export function sendPage<Row, Key>(
  request: FastifyRequest,
  reply: FastifyReply,
  { limit }: AskedPage<Key>,
  rows: readonly { key: Key; shown: Row }[],
): FastifyReply {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (last && rows.length > limit) {
    const next = new URL(request.url, 'http://console');
    next.searchParams.set('limit', String(limit));
    next.searchParams.set('cursor', Buffer.from(JSON.stringify(last.key)).toString('base64url'));
    reply.header('link', `<${next.pathname}${next.search}>; rel="next"`);
  }
  return reply.send(page.map(({ shown }) => shown));
}
