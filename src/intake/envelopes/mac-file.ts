/** Entry 1 is the file itself (RFC 1740). A file's resources alone come as AppleDouble, without it. */
const APPLE_SINGLE = 0x00051600;
const DATA_FORK = 1;
const ENTRY_SIZE = 12;

const MAC_BINARY_HEADER = 128;

/** What every BinHex file says above its first colon (RFC 1741). */
const BINHEX = /\(This file must be converted with BinHex[^)]*\)\s*:([!-r\s]+):/;
const BINHEX_LETTERS = '!"#$%&\'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr';
const REPEAT = 0x90;
/** A run of one byte is written in three: no file grows beyond this many times its text. */
const LARGEST_BINHEX = 32 * 1024 * 1024;

/** The file that a Macintosh packed together with its resources: AppleSingle, MacBinary or BinHex; null if it is none. */
export function macFile(bytes: Uint8Array): Uint8Array | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const file = fromAppleSingle(data) ?? fromMacBinary(data) ?? fromBinHex(data);
  return file && file.length > 0 ? file : null;
}

function fromAppleSingle(data: Buffer): Buffer | null {
  if (data.length < 26 || data.readUInt32BE(0) !== APPLE_SINGLE) return null;
  const count = data.readUInt16BE(24);
  for (let at = 26; at < 26 + count * ENTRY_SIZE && at + ENTRY_SIZE <= data.length; at += ENTRY_SIZE) {
    if (data.readUInt32BE(at) !== DATA_FORK) continue;
    const start = data.readUInt32BE(at + 4);
    return data.subarray(start, start + data.readUInt32BE(at + 8));
  }
  return null;
}

/** MacBinary II and III: told by the checksum of its header. */
function fromMacBinary(data: Buffer): Buffer | null {
  const nameLength = data[1] ?? 0;
  const isHeader = data.length > MAC_BINARY_HEADER && data[0] === 0 && data[74] === 0 && nameLength > 0;
  if (!isHeader || nameLength > 63 || checksum(data.subarray(0, 124)) !== data.readUInt16BE(124)) return null;
  return data.subarray(MAC_BINARY_HEADER, MAC_BINARY_HEADER + data.readUInt32BE(83));
}

/** The polynomial of XMODEM, with which both formats check themselves. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = ((sum << 1) ^ (sum & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return sum;
}

/** Name, type, creator and flags, the lengths of both forks and a checksum stand in front of the file. */
function fromBinHex(data: Buffer): Buffer | null {
  if (data.length > LARGEST_BINHEX || !data.toString('latin1', 0, 4096).includes('BinHex')) return null;
  const encoded = BINHEX.exec(data.toString('latin1'))?.[1];
  const content = encoded === undefined ? null : withoutRuns(fromSixBits(encoded.replace(/\s/g, '')));
  if (!content || content.length < 22 + (content[0] ?? 0)) return null;
  const header = 22 + (content[0] ?? 0);
  return content.subarray(header, header + content.readUInt32BE(header - 10));
}

function fromSixBits(text: string): Buffer {
  const bytes = Buffer.alloc(Math.floor((text.length * 6) / 8));
  let [bits, count, at] = [0, 0, 0];
  for (const letter of text) {
    bits = ((bits << 6) | Math.max(0, BINHEX_LETTERS.indexOf(letter))) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 0xff;
  }
  return bytes;
}

/** A byte behind 0x90 says how often the one before it stands there; zero means 0x90 itself. */
function withoutRuns(bytes: Uint8Array): Buffer | null {
  const output: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const times = byte === REPEAT ? (bytes[++at] ?? 0) : -1;
    if (times <= 0) output.push(byte);
    else for (let more = 1; more < times; more++) output.push(output.at(-1) ?? 0);
    if (output.length > LARGEST_BINHEX) return null;
  }
  return Buffer.from(output);
}
