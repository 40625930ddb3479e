import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** In whatever charset the case is about. */
  name: Uint8Array;
  content: Uint8Array;
  utf8?: boolean;
  encrypted?: boolean;
  /** The Info-ZIP Unicode Path extra field, with this name. */
  unicodePath?: string;
  method?: number;
}

/** The same archive with its directory's place and its entry's sizes in ZIP64 fields, as programs write that pack a stream. */
export function zip64File({ name, content }: ZipPart): Buffer {
  const plain = zipFile([{ name, content }]);
  const directory = plain.indexOf('PK\x01\x02');
  const end = plain.indexOf('PK\x05\x06');
  const entry = Buffer.from(plain.subarray(directory, end));
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, field] of [24, 20, 42].entries()) {
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 4 + 8 * index);
    entry.writeUInt32LE(0xffffffff, field);
  }
  entry.writeUInt16LE(extra.length, 30);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(entry.length + extra.length), 40);
  record.writeBigUInt64LE(BigInt(directory), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  const tail = Buffer.from(plain.subarray(end));
  tail.writeUInt32LE(0xffffffff, 12);
  tail.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([plain.subarray(0, directory), entry, extra, record, locator, tail]);
}

/** A zip archive whose every byte the caller decides on, as no library would write it. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = part.method === 0 ? Buffer.from(part.content) : deflateRawSync(part.content);
    const extra = part.unicodePath ? unicodePath(part.name, part.unicodePath) : Buffer.alloc(0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((part.encrypted ? 1 : 0) | (part.utf8 ? 0x800 : 0), 2);
    common.writeUInt16LE(part.method ?? 8, 4);
    common.writeUInt32LE(0x58210000, 6);
    common.writeUInt32LE(crc32(part.content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.content.length, 18);
    common.writeUInt16LE(part.name.length, 22);
    common.writeUInt16LE(extra.length, 24);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, part.name, extra, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, part.name, extra]));
    local.push(header);
    offset += header.length;
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

function unicodePath(name: Uint8Array, path: string): Buffer {
  const text = Buffer.from(path);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + text.length, 2);
  field[4] = 1;
  field.writeUInt32LE(crc32(name), 5);
  return Buffer.concat([field, text]);
}
