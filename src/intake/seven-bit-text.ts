/** Charsets of mail that write other letters in seven bits, and that no library decodes: UTF-7, HZ and ISO-2022-CN. */
export function decodeSevenBit(bytes: Uint8Array, label: string): string | null {
  if (bytes.some((byte) => byte > 127)) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (/^(?:unicode-1-1-)?utf-?7$/i.test(label)) return decodeUtf7(text);
  if (/^hz(?:-gb-2312)?$/i.test(label)) return decodeHz(text);
  return /^iso-2022-cn(?:-ext)?$/i.test(label) ? decodeIso2022(text) : null;
}

/** "+BB4-": UTF-16 in base64 between a plus and a minus; "+-" is the plus itself (RFC 2152). */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, encoded: string) =>
    encoded === '' ? '+' : new TextDecoder('utf-16be').decode(evenBytes(Buffer.from(encoded, 'base64'))),
  );
}

function evenBytes(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length & ~1);
}

/** Between "~{" and "~}" stand pairs of GB 2312 (RFC 1843). */
function decodeHz(text: string): string {
  return text.replace(/~\{([^\n]*?)~\}|~\n|~~/g, (whole, pairs: string | undefined) =>
    pairs === undefined ? (whole === '~~' ? '~' : '') : decodePairs(pairs),
  );
}

const ESCAPE = '\u001b';
const [SHIFT_OUT, SHIFT_IN] = ['\u000e', '\u000f'];

/** A designation of GB 2312, then its pairs between a shift out and a shift in (RFC 1922); null where it names another set. */
function decodeIso2022(text: string): string | null {
  const shifted = text.replaceAll(`${ESCAPE}$)A`, '');
  if (shifted.includes(ESCAPE)) return null;
  const [start = '', ...pieces] = shifted.split(SHIFT_OUT);
  const decoded = pieces.map((piece) => {
    const [pairs = '', ...rest] = piece.split(SHIFT_IN);
    return decodePairs(pairs) + rest.join('');
  });
  return start + decoded.join('');
}

function decodePairs(pairs: string): string {
  return new TextDecoder('gb18030').decode(Buffer.from(pairs, 'latin1').map((byte) => byte | 0x80));
}
