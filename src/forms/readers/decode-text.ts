import { guessText } from '../formats/guess-text.ts';
import { decodeUtf16, isUtf16 } from '../formats/utf16.ts';

/**
 * Text whose encoding is not known for sure. Bytes that are sound UTF-8 are UTF-8, whatever was declared: mail software
 * re-encodes bodies and leaves the old declaration in them.
 *
 * @param declared the encoding that the text itself names, if it does.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf16(bytes)) return decodeUtf16(bytes);
  const decoder = known(declared);
  // ISO-2022 writes other scripts in bytes that are all ASCII.
  if (decoder?.encoding.startsWith('iso-2022')) return decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoder && decoder.encoding !== 'utf-8' ? decoder.decode(bytes) : guessText(bytes);
  }
}

function known(label: string | null): InstanceType<typeof TextDecoder> | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
