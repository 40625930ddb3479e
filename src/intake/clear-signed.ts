/** The lines around a text that was signed without being encrypted (RFC 4880 §7). */
const ARMOUR = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END = '-----END PGP SIGNATURE-----';
/** Which digest was taken, then an empty line. */
const HEADERS = /^[ \t]*\r?\n(?:[A-Za-z-]{1,40}: [^\r\n]{0,200}\r?\n)*[ \t]*\r?\n/;

/**
 * A text without what OpenPGP put around and into it: the armour, the signature, and the dash before each line that began with
 * one. The signature is not checked; what stands outside it stays.
 */
export function withoutClearSignature(text: string): string {
  let rest = text;
  let kept = '';
  for (;;) {
    const start = rest.indexOf(ARMOUR);
    const signature = start < 0 ? -1 : rest.indexOf(SIGNATURE, start);
    const end = signature < 0 ? -1 : rest.indexOf(END, signature);
    if (end < 0) return kept + rest;
    const signed = rest.slice(start + ARMOUR.length, signature).replace(HEADERS, '');
    kept += rest.slice(0, start) + signed.replace(/^- /gm, '');
    rest = rest.slice(end + END.length);
  }
}

/** The same for a file. */
export function withoutFileSignature(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!data.subarray(0, 4096).includes(ARMOUR)) return bytes;
  return Buffer.from(withoutClearSignature(data.toString('latin1')), 'latin1');
}
