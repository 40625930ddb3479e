import { inflateSync } from 'node:zlib';
import { say } from '../sentences.ts';
import { COMPRESSED, ENCRYPTED, encapsulated, readContentInfo, SIGNED } from './cms.ts';
import { type Budget, NOTHING, type Opened, unopened } from './contained.ts';
import { openMail } from './mail.ts';

/**
 * Opens S/MIME content (RFC 8551): a signed or compressed message gives the mail inside it, whose signature is not
 * checked: who may speak for a Member State is not told by certificates here. Encrypted content stays closed.
 */
export async function openSmime(bytes: Uint8Array, budget: Budget): Promise<Opened> {
  const { type, content } = readContentInfo(bytes);
  if (ENCRYPTED.includes(type)) return unopened('attachment-encrypted', say('enclosed-smime'));
  if (type === SIGNED) return inner(encapsulated(content));
  if (type === COMPRESSED) return inner(decompress(encapsulated(content), budget));
  return unopened('attachment-skipped', say('enclosed-cryptographic'));
}

/** What was signed: a mail's content, or a file of any kind (such as `Annex 2.pdf.p7m`). */
async function inner(octets: Uint8Array | null): Promise<Opened> {
  if (octets === null) return NOTHING;
  const start = Buffer.from(octets.subarray(0, 200)).toString('latin1');
  if (/^\s*(?:content-|mime-version)[a-z-]*:/i.test(start)) return openMail(octets);
  return { contained: [{ name: 'signed content', bytes: octets, role: 'file' }], problems: [] };
}

function decompress(octets: Uint8Array | null, budget: Budget): Uint8Array | null {
  if (octets === null) return null;
  const content = inflateSync(octets, { maxOutputLength: Math.max(1, budget.bytes) });
  budget.bytes -= content.length;
  return content;
}
