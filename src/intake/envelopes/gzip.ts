import { gunzipSync } from 'node:zlib';
import { guessText } from '../../forms/formats/guess-text.ts';
import { say } from '../sentences.ts';
import { type Budget, type Opened, unopened } from './contained.ts';

const NAME_FLAG = 8;
const EXTRA_FLAG = 4;

/** Opens a gzip file (RFC 1952): one file, with its name if the packer noted it. */
export function openGzip(bytes: Uint8Array, budget: Budget): Opened {
  try {
    const content = gunzipSync(bytes, { maxOutputLength: Math.max(1, budget.bytes) });
    budget.bytes -= content.length;
    return { contained: [{ name: noteName(bytes) ?? 'content', bytes: content, role: 'file' }], problems: [] };
  } catch (error) {
    if (error instanceof RangeError) return unopened('attachment-too-large', say('gzip-too-large'));
    return unopened('attachment-damaged', say('gzip-damaged'));
  }
}

function noteName(bytes: Uint8Array): string | null {
  const flags = bytes[3] ?? 0;
  if ((flags & NAME_FLAG) === 0) return null;
  const start = (flags & EXTRA_FLAG) === 0 ? 10 : 12 + (bytes[10] ?? 0) + 256 * (bytes[11] ?? 0);
  const end = bytes.indexOf(0, start);
  return end > start ? guessText(bytes.subarray(start, end)) : null;
}
