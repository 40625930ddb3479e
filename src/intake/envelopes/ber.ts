/** One value of the Basic Encoding Rules (ITU-T X.690). */
export interface BerValue {
  tag: number;
  constructed: boolean;
  content: Uint8Array;
  /** Offset just behind the value, in the bytes it was read from. */
  end: number;
}

/** S/MIME needs about ten levels; a forged structure may have millions. */
const DEEPEST = 30;

/** Reads the value at an offset. Indefinite lengths are followed to their end. @throws RangeError if it is cut off. */
export function readBer(bytes: Uint8Array, at: number, depth = 0): BerValue {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || depth > DEEPEST) throw new RangeError('cut off');
  const constructed = (tag & 0x20) !== 0;
  if (first === 0x80) return { tag, constructed, ...readIndefinite(bytes, at + 2, depth) };
  const sizeBytes = first < 0x80 ? 0 : first & 0x7f;
  if (sizeBytes > 4) throw new RangeError('too long');
  let length = sizeBytes === 0 ? first : 0;
  for (let index = 0; index < sizeBytes; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + sizeBytes;
  const end = start + length;
  if (end > bytes.length) throw new RangeError('cut off');
  return { tag, constructed, content: bytes.subarray(start, end), end };
}

/** The values inside a constructed value, in order. */
export function berChildren(content: Uint8Array): BerValue[] {
  const children: BerValue[] = [];
  for (let at = 0; at < content.length; ) {
    const child = readBer(content, at);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The octets of an OCTET STRING, which BER allows to be cut into pieces (X.690 8.7.3). */
export function berOctets(value: BerValue, depth = 0): Uint8Array {
  if (!value.constructed) return value.content;
  if (depth > DEEPEST) throw new RangeError('too deep');
  return Buffer.concat(berChildren(value.content).map((piece) => berOctets(piece, depth + 1)));
}

/** Values follow until two zero octets. */
function readIndefinite(bytes: Uint8Array, start: number, depth: number): Pick<BerValue, 'content' | 'end'> {
  let at = start;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) at = readBer(bytes, at, depth + 1).end;
  return { content: bytes.subarray(start, at), end: at + 2 };
}
