export interface TnefMessage {
  body?: string;
  /** As compressed RTF in its stored form. */
  rtf?: string;
  attachments: readonly { title: string; longName?: string; bytes: Uint8Array; embedded?: boolean }[];
}

/** winmail.dat as Exchange writes it ([MS-OXTNEF]), as far as reading needs. */
export function tnefFile(message: TnefMessage): Buffer {
  const parts = [Buffer.from('789f3e220100', 'hex'), attribute(1, 0x00089006, Buffer.from([0, 0, 1, 0]))];
  const properties: Buffer[] = [];
  if (message.body !== undefined) properties.push(variable(0x1000, 0x1f, Buffer.from(`${message.body}\0`, 'utf16le')));
  if (message.rtf !== undefined) properties.push(variable(0x1009, 0x102, storedRtf(message.rtf)));
  parts.push(attribute(1, 0x00069003, propertyList(properties)));
  for (const each of message.attachments) {
    parts.push(attribute(2, 0x00069002, Buffer.alloc(14)));
    parts.push(attribute(2, 0x00018010, Buffer.from(`${each.title}\0`, 'latin1')));
    const more: Buffer[] = [];
    if (each.longName) more.push(variable(0x3707, 0x1f, Buffer.from(`${each.longName}\0`, 'utf16le')));
    if (each.embedded) more.push(variable(0x3701, 0x0d, Buffer.concat([Buffer.alloc(16, 7), each.bytes])));
    else parts.push(attribute(2, 0x0006800f, Buffer.from(each.bytes)));
    parts.push(attribute(2, 0x00069005, propertyList(more)));
  }
  return Buffer.concat(parts);
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head[0] = level;
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(data.length, 5);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16LE(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0));
  return Buffer.concat([head, data, checksum]);
}

function propertyList(properties: readonly Buffer[]): Buffer {
  // A named property in front: a reader has to step over its name.
  const named = Buffer.concat([uint32(0x8001001e), Buffer.alloc(16, 1), uint32(1), uint32(6), Buffer.from('ab\0', 'utf16le'), Buffer.alloc(2), uint32(1), uint32(3), Buffer.from('hi\0\0', 'latin1')]);
  const fixed = Buffer.concat([uint32(0x0e080003), uint32(42), uint32(0x0039_0040), Buffer.alloc(8)]);
  return Buffer.concat([uint32(properties.length + 3), named, fixed, ...properties]);
}

function variable(id: number, type: number, value: Buffer): Buffer {
  return Buffer.concat([uint32(id * 65536 + type), uint32(1), uint32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function storedRtf(rtf: string): Buffer {
  const text = Buffer.from(rtf, 'latin1');
  return Buffer.concat([uint32(text.length + 12), uint32(text.length), uint32(0x414c454d), uint32(0), text]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
