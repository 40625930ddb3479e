/** What the dictionary holds before the first byte ([MS-OXRTFCP] 2.1.2.1): the phrases that begin every RTF text. */
const INITIAL =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

const COMPRESSED = 0x75465a4c; // "LZFu"
const STORED = 0x414c454d; // "MELA"
const HEADER_SIZE = 16;
const DICTIONARY_SIZE = 4096;
const LARGEST_OUTPUT = 16 * 1024 * 1024;

/**
 * Unpacks the RTF body of an Outlook message ([MS-OXRTFCP]). The output is at most nine times the input: one reference of
 * two bytes stands for seventeen at most.
 * @throws RangeError if it is damaged or beyond any body's size.
 */
export function decompressRtf(packed: Uint8Array): Uint8Array {
  const data = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const kind = data.readUInt32LE(8);
  if (kind === STORED) return data.subarray(HEADER_SIZE, HEADER_SIZE + data.readUInt32LE(4));
  if (kind !== COMPRESSED) throw new RangeError('no compressed RTF');
  const dictionary = Buffer.alloc(DICTIONARY_SIZE);
  let write = dictionary.write(INITIAL, 'latin1');
  const output: number[] = [];
  const put = (byte: number) => {
    output.push(byte);
    dictionary[write] = byte;
    write = (write + 1) % DICTIONARY_SIZE;
  };
  for (let at = HEADER_SIZE; at < data.length; ) {
    if (output.length > LARGEST_OUTPUT) throw new RangeError('too large');
    const control = data[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < data.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(data[at++] ?? 0);
        continue;
      }
      const reference = data.readUInt16BE(at);
      at += 2;
      const offset = reference >> 4;
      // A reference to the place that is written next marks the end.
      if (offset === write) return Uint8Array.from(output);
      for (let step = 0; step < (reference & 15) + 2; step++) put(dictionary[(offset + step) % DICTIONARY_SIZE] ?? 0);
    }
  }
  return Uint8Array.from(output);
}
