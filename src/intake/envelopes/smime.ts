import { inflateSync } from 'node:zlib';
import { type BerValue, berChildren, berOctets, readBer } from './ber.ts';
import { type Budget, NOTHING, type Opened, unopened } from './contained.ts';
import { openMail } from './mail.ts';

/** CMS content types (RFC 5652, RFC 5083, RFC 3274) by the hexadecimal octets of their object identifiers. */
const SIGNED = '2a864886f70d010702';
const COMPRESSED = '2a864886f70d0109100109';
const ENCRYPTED = ['2a864886f70d010703', '2a864886f70d010706', '2a864886f70d0109100117'];

/**
 * Opens S/MIME content (RFC 8551): a signed or compressed message gives the mail inside it, whose signature is not
 * checked: who may speak for a Member State is not told by certificates here. Encrypted content stays closed.
 */
export async function openSmime(bytes: Uint8Array, budget: Budget): Promise<Opened> {
  const { type, content } = readContentInfo(bytes);
  if (ENCRYPTED.includes(type)) return unopened('attachment-encrypted', 'It is encrypted with S/MIME.');
  if (type === SIGNED) return inner(encapsulated(content));
  if (type === COMPRESSED) return inner(decompress(encapsulated(content), budget));
  return unopened('attachment-skipped', 'It is a cryptographic structure of a kind that is not opened.');
}

/** Whether this is a signature over something that lies beside it (smime.p7s). */
export function isDetachedSignature(bytes: Uint8Array): boolean {
  try {
    const { type, content } = readContentInfo(bytes);
    return type === SIGNED && encapsulated(content) === null;
  } catch {
    return false;
  }
}

/** ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY } */
function readContentInfo(bytes: Uint8Array): { type: string; content: BerValue[] } {
  const [type, explicit] = berChildren(readBer(bytes, 0).content);
  const content = explicit ? berChildren(readBer(explicit.content, 0).content) : [];
  return { type: objectId(type), content };
}

/**
 * The octets in EncapsulatedContentInfo ::= SEQUENCE { eContentType, eContent [0] EXPLICIT OCTET STRING OPTIONAL },
 * which is the third field of both SignedData and CompressedData; null where the content is detached.
 */
function encapsulated(fields: readonly BerValue[]): Uint8Array | null {
  const info = fields[2];
  if (!info) throw new RangeError('no content');
  const [, explicit] = berChildren(info.content);
  return explicit ? berOctets(readBer(explicit.content, 0)) : null;
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

function objectId(value: BerValue | undefined): string {
  if (value?.tag !== 0x06) throw new RangeError('no object identifier');
  return Buffer.from(value.content).toString('hex');
}
