import { createRequire } from 'node:module';
import type { BodyItem, FetchHandler, Message } from 'hoodiecrow-imap';

const handlers = createRequire(import.meta.url)('hoodiecrow-imap/lib/commands/handlers/fetch.js') as Record<
  'BODY',
  FetchHandler
>;

/**
 * Answers BODY[] and BODY[HEADER] from the bytes. hoodiecrow itself takes the mail apart first, even for these: slowly
 * for a large one, without end for certain broken ones.
 */
export const bodyOf: FetchHandler = (connection, message, item) => {
  const whole = rawPart(message, item);
  if (whole === null) return handlers.BODY(connection, message, item);
  return { type: 'LITERAL', value: item.partial ? cut(whole, item.partial) : whole };
};

function rawPart({ raw }: Message, { section }: BodyItem): string | null {
  if (!section) return null;
  if (section.length === 0) return raw;
  if (section.length > 1 || section[0]?.value.toUpperCase() !== 'HEADER') return null;
  const end = /\r?\n\r?\n/.exec(raw);
  return end ? raw.slice(0, end.index + end[0].length) : raw;
}

function cut(value: string, [start = 0, length = 0]: number[]): string {
  return value.slice(start, start + length);
}
