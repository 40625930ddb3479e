import { parseMessage } from '../intake/parse-message.ts';
import type { ParsedMessage } from '../intake/parsed-message.ts';

const LONGEST_HEADER = 64 * 1024;

/** What the header alone says of a stored mail, for mails whose body must not or need not be read. */
export async function readHeader(raw: Buffer): Promise<Omit<ParsedMessage, 'attachments'>> {
  const end = raw.indexOf('\r\n\r\n');
  const header = raw.subarray(0, Math.min(end < 0 ? raw.length : end + 4, LONGEST_HEADER));
  const { attachments: _, ...message } = await parseMessage(header);
  return message;
}
