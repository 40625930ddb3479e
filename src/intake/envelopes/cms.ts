import { type BerValue, berChildren, berOctets, readBer } from './ber.ts';

/** CMS content types (RFC 5652, RFC 5083, RFC 3274) by the hexadecimal octets of their object identifiers. */
export const SIGNED = '2a864886f70d010702';
export const COMPRESSED = '2a864886f70d0109100109';
export const ENCRYPTED = ['2a864886f70d010703', '2a864886f70d010706', '2a864886f70d0109100117'];

/** ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY } */
export function readContentInfo(bytes: Uint8Array): { type: string; content: BerValue[] } {
  const [type, explicit] = berChildren(readBer(bytes, 0).content);
  const content = explicit ? berChildren(readBer(explicit.content, 0).content) : [];
  return { type: objectId(type), content };
}

/**
 * The octets in EncapsulatedContentInfo ::= SEQUENCE { eContentType, eContent [0] EXPLICIT OCTET STRING OPTIONAL },
 * which is the third field of both SignedData and CompressedData; null where the content is detached.
 */
export function encapsulated(fields: readonly BerValue[]): Uint8Array | null {
  const info = fields[2];
  if (!info) throw new RangeError('no content');
  const [, explicit] = berChildren(info.content);
  return explicit ? berOctets(readBer(explicit.content, 0)) : null;
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

function objectId(value: BerValue | undefined): string {
  if (value?.tag !== 0x06) throw new RangeError('no object identifier');
  return Buffer.from(value.content).toString('hex');
}
