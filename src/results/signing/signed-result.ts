import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import type { ConsultationResult } from '../../domain/result.ts';
import { type ResultFile, sha256 } from '../result-file.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { fingerprintOf, type SigningKey } from './signing-key.ts';

/** The JSON file that names all others by their hashes, and is signed. */
export interface SignedResult {
  format: 'tsb-intake signed result 1';
  result: ConsultationResult;
  files: { name: string; mediaType: string; size: number; sha256: string }[];
  signature: {
    algorithm: 'Ed25519';
    /** What is signed: this document without its signature's value, in the form of RFC 8785. */
    canonical: 'RFC 8785';
    /** DER (SubjectPublicKeyInfo) in base64. */
    publicKey: string;
    fingerprint: string;
    value: string;
  };
}

const FORMAT = 'tsb-intake signed result 1';

/** As much of a copy as must hold before anything of it is used: it may have been written by anybody. */
const envelopeSchema = z.looseObject({
  format: z.literal(FORMAT),
  result: z.looseObject({ consultation: z.looseObject({ key: z.string() }), number: z.int() }),
  files: z.array(z.looseObject({ name: z.string(), sha256: z.string() })),
  signature: z.looseObject({ publicKey: z.string(), fingerprint: z.string(), value: z.string() }),
});

export function signResult(result: ConsultationResult, files: readonly ResultFile[], key: SigningKey): SignedResult {
  const document: SignedResult = {
    format: FORMAT,
    result,
    files: files.map(({ name, mediaType, content }) => ({
      name,
      mediaType,
      size: content.length,
      sha256: sha256(content),
    })),
    signature: {
      algorithm: 'Ed25519',
      canonical: 'RFC 8785',
      publicKey: key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      fingerprint: key.fingerprint,
      value: '',
    },
  };
  const value = sign(null, signedBytes(document), key.privateKey).toString('base64');
  return { ...document, signature: { ...document.signature, value } };
}

/** The file's text: laid out for people, the same for the same document. */
export function serialise(document: SignedResult): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

export interface CheckedSignature {
  document: SignedResult;
  /** Whether the signature is good for what the document says. Says nothing about whose key it is. */
  valid: boolean;
  publicKey: KeyObject;
  fingerprint: string;
}

/**
 * Checks a signed result against the key that it names.
 * @returns null if the text is no signed result at all
 */
export function checkSignature(text: string): CheckedSignature | null {
  let document: SignedResult;
  let publicKey: KeyObject;
  try {
    document = JSON.parse(text);
    if (!envelopeSchema.safeParse(document).success) return null;
    publicKey = createPublicKey({
      key: Buffer.from(document.signature.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
  } catch {
    return null;
  }
  // A name that stands twice in the text would be read one way here and another way elsewhere.
  const unambiguous = serialise(document) === text.replace(/\r\n/g, '\n');
  const fingerprint = fingerprintOf(publicKey);
  const value = Buffer.from(document.signature.value, 'base64');
  const valid =
    unambiguous &&
    publicKey.asymmetricKeyType === 'ed25519' &&
    document.signature.fingerprint === fingerprint &&
    verify(null, signedBytes(document), publicKey, value);
  return { document, valid, publicKey, fingerprint };
}

function signedBytes(document: SignedResult): Buffer {
  const unsigned = { ...document, signature: { ...document.signature, value: '' } };
  return Buffer.from(canonicalJson(unsigned as unknown as Json));
}
