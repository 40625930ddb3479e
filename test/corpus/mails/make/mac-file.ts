/** A file as a Macintosh packs it with its resources (RFC 1740). */
export function appleSingle(file: Uint8Array): Buffer {
  const entries = [
    { id: 9, bytes: Buffer.alloc(32) },
    { id: 1, bytes: Buffer.from(file) },
  ];
  const head = Buffer.alloc(26 + 12 * entries.length);
  head.writeUInt32BE(0x00051600, 0);
  head.writeUInt32BE(0x00020000, 4);
  head.writeUInt16BE(entries.length, 24);
  let offset = head.length;
  for (const [index, { id, bytes }] of entries.entries()) {
    head.writeUInt32BE(id, 26 + 12 * index);
    head.writeUInt32BE(offset, 30 + 12 * index);
    head.writeUInt32BE(bytes.length, 34 + 12 * index);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...entries.map(({ bytes }) => bytes)]);
}

export function macBinary(file: Uint8Array): Buffer {
  const head = Buffer.alloc(128);
  head[1] = 7;
  head.write('Annex 2W8BNMSWD', 2, 'latin1');
  head.writeUInt32BE(file.length, 83);
  head.writeUInt16BE(0x8181, 122);
  head.writeUInt16BE(checksum(head.subarray(0, 124)), 124);
  return Buffer.concat([head, file]);
}

const LETTERS = '!"#$%&\'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr';

/** BinHex 4.0 (RFC 1741). Its checksums stand at zero: readers that only want the file pass over them. */
export function binHex(file: Uint8Array): Buffer {
  const head = Buffer.from('\x07Annex 2\0W8BNMSWD\0\0', 'latin1');
  const lengths = Buffer.alloc(10);
  lengths.writeUInt32BE(file.length, 0);
  const runs = Buffer.concat([head, lengths, file, Buffer.alloc(4)]).toString('latin1');
  const packed = Buffer.from(
    runs.replaceAll('\x90', '\x90\0').replace(/\0{4,255}/g, (zeros) => `\0\x90${String.fromCharCode(zeros.length)}`),
    'latin1',
  );
  const bits = [...packed].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{1,6}/g) ?? []).map((six) => LETTERS[Number.parseInt(six.padEnd(6, '0'), 2)]);
  const lines = `:${letters.join('')}:`.match(/.{1,64}/g) ?? [];
  return Buffer.from(`(This file must be converted with BinHex 4.0)\r\n\r\n${lines.join('\r\n')}\r\n`);
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      const carry = (sum >> 15) ^ ((byte >> bit) & 1);
      sum = ((sum << 1) & 0xffff) ^ (carry ? 0x1021 : 0);
    }
  }
  return sum;
}
