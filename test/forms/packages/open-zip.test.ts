import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../../src/forms/packages/open-zip.ts';
import { UnreadableFile } from '../../../src/forms/reader.ts';

const small = zipSync({ 'a.xml': strToU8('<a/>'), 'dir/b.xml': strToU8('<b>hello</b>'.repeat(500)) });

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
  return 'no error';
}

describe('opening a container', () => {
  it('lists and reads stored and deflated entries', () => {
    const zip = openZip(small);
    expect(zip.names).toEqual(['a.xml', 'dir/b.xml']);
    expect(Buffer.from(zip.read('a.xml') ?? []).toString()).toBe('<a/>');
    expect(zip.read('dir/b.xml')?.length).toBe(6000);
    expect(zip.read('A.xml')).toBeNull();
  });

  it('finds its way when bytes precede or follow the archive', () => {
    const wrapped = Buffer.concat([Buffer.from('junk from a gateway'), small, Buffer.from('\r\n\r\n')]);
    expect(openZip(wrapped).read('dir/b.xml')?.length).toBe(6000);
  });

  /** The archive with the sizes of its only entry where a large one's would be, and this as the true size. */
  function inZip64(size: number): Buffer {
    const plain = Buffer.from(zipSync({ 'a.xml': strToU8('<a>hello</a>') }));
    const [directory, end] = ['PK\u0001\u0002', 'PK\u0005\u0006'].map((sign) => plain.indexOf(sign, 0, 'latin1')) as [
      number,
      number,
    ];
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(size), 4);
    extra.writeBigUInt64LE(BigInt(plain.readUInt32LE(directory + 20)), 12);
    plain.writeUInt16LE(extra.length, directory + 30);
    for (const field of [20, 24]) plain.writeUInt32LE(0xffffffff, directory + field);
    plain.writeUInt32LE(plain.readUInt32LE(end + 12) + extra.length, end + 12);
    return Buffer.concat([plain.subarray(0, end), extra, plain.subarray(end)]);
  }

  it('reads small entries whose sizes stand where those of large ones do', () => {
    expect(Buffer.from(openZip(inZip64(12)).read('a.xml') ?? []).toString()).toBe('<a>hello</a>');
    expect(codeOf(() => openZip(inZip64(13)).read('a.xml'))).toBe('attachment-damaged');
    expect(codeOf(() => openZip(inZip64(2 ** 40)))).toBe('attachment-too-large');
  });

  it('refuses a truncated archive at every length', () => {
    for (let length = 0; length < small.length; length += 1) {
      expect(codeOf(() => openZip(small.subarray(0, length)))).toBe('attachment-damaged');
    }
  });

  it('notices every damaged byte of an entry by its checksum', () => {
    // Stored as it is, so that the byte is one of the text and not of a header, whose time may hold any.
    const stored = zipSync({ 'a.xml': strToU8('<a/>') }, { level: 0 });
    const start = Buffer.from(stored).indexOf('<a/>');
    expect(start).toBeGreaterThan(0);
    const broken = Uint8Array.from(stored);
    broken[start + 1] = 'z'.charCodeAt(0);
    expect(codeOf(() => openZip(broken).read('a.xml'))).toBe('attachment-damaged');
  });

  it('refuses a bomb by ratio, by total size and by number of entries', () => {
    const zeros = zipSync({ 'zeros.xml': new Uint8Array(3_000_000) });
    expect(codeOf(() => openZip(zeros))).toBe('attachment-too-large');
    expect(codeOf(() => openZip(small, { entries: 10, totalSize: 6000, ratio: 200 }))).toBe('attachment-too-large');
    expect(codeOf(() => openZip(small, { entries: 1, totalSize: 9000, ratio: 200 }))).toBe('attachment-too-large');
  });

  it('never inflates beyond the size that the directory claims', () => {
    const lying = Buffer.from(zipSync({ 'zeros.xml': new Uint8Array(3_000_000) }));
    const directory = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    lying.writeUInt32LE(1000, directory + 24);
    expect(codeOf(() => openZip(lying).read('zeros.xml'))).toBe('attachment-damaged');
  });

  it('refuses two entries of one name: programs would disagree on which one counts', () => {
    const twice = Buffer.from(zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') }));
    const renamed = Buffer.from(twice.toString('latin1').replaceAll('b.xml', 'a.xml'), 'latin1');
    expect(codeOf(() => openZip(renamed))).toBe('attachment-damaged');
  });

  it('says that a password protects an entry', () => {
    const locked = Buffer.from(small);
    const directory = locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked.writeUInt16LE(1, directory + 8);
    expect(codeOf(() => openZip(locked))).toBe('attachment-encrypted');
  });
});
