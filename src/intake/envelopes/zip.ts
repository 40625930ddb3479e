import { crc32, inflateRawSync } from 'node:zlib';
import { listZip, packedBytes, type ZipEntry } from '../../forms/packages/zip-directory.ts';
import { say } from '../sentences.ts';
import { decodeName } from './archive-name.ts';
import { type Budget, type Opened, type Problem, unopened } from './contained.ts';

/** How many times its packed size an entry of a megabyte and more may have: documents stay far below it. */
const MOST_RATIO = 200;
const RATIO_APPLIES_FROM = 1024 * 1024;

/** Opens a zip archive that a person packed: every entry that can be had, and a problem for each that cannot. */
export function openZip(bytes: Uint8Array, budget: Budget): Opened {
  // One entry more than the budget allows lets the caller see that there are too many.
  const entries = listZip(bytes, budget.entries + 1);
  if (!entries) return unopened('attachment-damaged', say('zip-damaged'));
  const opened: Opened = { contained: [], problems: [] };
  for (const entry of entries) {
    const name = decodeName(entry);
    if (name.endsWith('/')) continue;
    const content = unpackEntry(bytes, entry, budget);
    if (content instanceof Uint8Array) opened.contained.push({ name, bytes: content, role: 'file' });
    else opened.problems.push({ ...content, name });
  }
  if (entries.length > budget.entries && opened.contained.length <= budget.entries) {
    opened.problems.push({ code: 'attachment-skipped', ...say('files-too-many', { most: budget.entries }) });
  }
  return opened;
}

function unpackEntry(bytes: Uint8Array, entry: ZipEntry, budget: Budget): Uint8Array | Problem {
  if (entry.encrypted) return { code: 'attachment-encrypted', ...say('entry-locked') };
  const packed = packedBytes(bytes, entry);
  if (!packed) return { code: 'attachment-damaged', ...say('entry-cut-off') };
  if (entry.method !== 0 && entry.method !== 8) {
    return { code: 'attachment-skipped', ...say('entry-method', { method: entry.method }) };
  }
  return inflate(packed, entry, budget);
}

/** What an entry claims as its size is believed as a limit only, never as a fact. */
function inflate(packed: Uint8Array, entry: ZipEntry, budget: Budget): Uint8Array | Problem {
  const limit = Math.min(budget.bytes, Math.max(RATIO_APPLIES_FROM, packed.length * MOST_RATIO));
  if (limit <= 0 || entry.size > limit) return TOO_LARGE;
  try {
    const content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: limit });
    budget.bytes -= content.length;
    if (crc32(content) !== entry.crc) return { code: 'attachment-damaged', ...say('entry-checksum') };
    return content;
  } catch (error) {
    if (error instanceof RangeError) return TOO_LARGE;
    return { code: 'attachment-damaged', ...say('entry-damaged') };
  }
}

const TOO_LARGE: Problem = {
  code: 'attachment-too-large',
  ...say('entry-bomb'),
};
