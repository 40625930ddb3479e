/** What the files that matter look like in base64: zip, PDF, OLE, RTF, JPEG, PNG. */
const ENCODED_START = /^(?:UEsDB|JVBERi|0M8R4KGx|e1xydG|\/9j\/|iVBORw0KGgo)/;

/**
 * Some mail programs send base64 without saying so (or misspell the transfer encoding), so that the file arrives as its
 * own encoded text. Such a text is decoded; anything else is given back as it is.
 */
export function undoBase64(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!ENCODED_START.test(text.toString('latin1', 0, 32).trimStart())) return bytes;
  const encoded = text.toString('latin1');
  return /^[A-Za-z0-9+/=\s]*$/.test(encoded) ? Buffer.from(encoded, 'base64') : bytes;
}
