import { createHash } from 'node:crypto';
import { UnreadableFile } from '../forms/reader.ts';
import { cropOf, renderPage, turned } from '../forms/show-page.ts';
import { openEnvelopes } from '../intake/envelopes/open-envelopes.ts';
import { parseMessage } from '../intake/parse-message.ts';
import type { View } from './protocol.ts';

/**
 * The page or place of a mail's attachment that a person asked for, as PNG. Runs in the reading processes.
 * @returns null where the mail holds no such attachment, or the attachment cannot be shown as pages.
 */
export async function showView(raw: Uint8Array, { sha256, place, whole, turn = 0 }: View): Promise<Uint8Array | null> {
  const { files } = await openEnvelopes(await parseMessage(raw));
  const file = files.find(({ bytes }) => createHash('sha256').update(bytes).digest('hex') === sha256);
  if (!file) return null;
  try {
    const picture = await (whole ? renderPage(file.bytes, place.page ?? 1) : cropOf(file.bytes, place));
    return turn === 0 ? picture : await turned(picture, turn);
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}
