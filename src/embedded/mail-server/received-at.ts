/** The header of a mail is looked at no further than this. */
const HEADER_LIMIT = 256 * 1024;

/**
 * When a sample mail was received: the time of its topmost Received line, which the receiving server wrote, otherwise
 * its Date. null if it has neither.
 */
export function receivedAt(raw: Buffer): Date | null {
  const [header = ''] = raw
    .subarray(0, HEADER_LIMIT)
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1);
  const lines = header.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const received = lines.find((line) => /^received:/i.test(line));
  const date = lines.find((line) => /^date:/i.test(line));
  return instant(received?.slice(received.lastIndexOf(';') + 1)) ?? instant(date?.slice('date:'.length));
}

function instant(words: string | undefined): Date | null {
  // A time zone's name in brackets, as in "+0000 (UTC)", is a comment (RFC 5322 §3.3).
  const time = Date.parse((words ?? '').replace(/\([^()]*\)/g, '').trim());
  return Number.isNaN(time) ? null : new Date(time);
}
