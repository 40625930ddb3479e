import { parseMessage } from '../parse-message.ts';
import type { ParsedMessage } from '../parsed-message.ts';
import { say } from '../sentences.ts';
import type { Contained, Opened, Problem } from './contained.ts';
import { isInlineLogo } from './decoration.ts';

/** Opens a mail that lies in another one. */
export async function openMail(bytes: Uint8Array): Promise<Opened> {
  const message = await parseMessage(bytes);
  const opened = { ...takeApart(message), subjects: [message.subject] };
  // Reports on undelivered mail give back its header alone.
  if (opened.contained.length === 0) return opened;
  if (message.flags.includes('mime-damaged') || message.flags.includes('parts-dropped')) {
    opened.problems.push({ code: 'attachment-damaged', ...say('enclosed-mail-damaged') });
  }
  return opened;
}

/** A mail as a container: its bodies, and its attachments without the pictures that only decorate the HTML. */
export function takeApart(message: ParsedMessage): Opened {
  const files = message.attachments.filter((attachment) => !isInlineLogo(attachment, message.html));
  const contained = bodies(message.html, message.text);
  const problems: Problem[] = [];
  for (const { name, bytes, declaredType } of files) {
    const missing = NOT_IN_MAIL[declaredType];
    if (missing) problems.push({ ...missing, name });
    else contained.push({ name, bytes, role: 'file' });
  }
  return { contained, problems };
}

/** Parts that stand for what another mail or place holds (RFC 2046 §5.2.2, §5.2.3). */
const NOT_IN_MAIL: Readonly<Record<string, Problem>> = {
  'message/partial': { code: 'attachment-skipped', ...say('mail-piece') },
  'message/external-body': { code: 'attachment-skipped', ...say('file-elsewhere') },
};

/** The texts of a message, as files. */
export function bodies(html: string | null, text: string | null): Contained[] {
  const contained: Contained[] = [];
  // The byte order mark outweighs whatever charset the HTML claims for itself: it was decoded already.
  if (html?.trim()) contained.push({ name: 'body.html', bytes: Buffer.from(`\ufeff${html}`), role: 'body' });
  if (text?.trim()) contained.push({ name: 'body.txt', bytes: Buffer.from(text), role: 'body' });
  return contained;
}
