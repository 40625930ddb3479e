import type { Range } from './file-information.ts';

const EXTENDED = 0xffff;
/** A font record's fixed part; its name follows as UTF-16 up to a zero ([MS-DOC] 2.9.80). */
const FONT_NAME_OFFSET = 39;

/** The fonts' names, by the number that the text's formatting uses. */
export function readFonts(table: Buffer, range: Range): string[] {
  const bytes = table.subarray(range.offset, range.offset + range.length);
  const fonts: string[] = [];
  const count = bytes.length >= 4 ? bytes.readUInt16LE(0) : 0;
  let at = 4;
  for (let index = 0; index < count && at < bytes.length; index += 1) {
    const size = bytes[at] ?? 0;
    const name = bytes.subarray(at + 1 + FONT_NAME_OFFSET, at + 1 + size).toString('utf16le');
    fonts.push(name.split('\0')[0] ?? '');
    at += 1 + size;
  }
  return fonts;
}

/** The people who made tracked changes, by number. Number 0 is Word's "Unknown". */
export function readAuthors(table: Buffer, range: Range): string[] {
  const bytes = table.subarray(range.offset, range.offset + range.length);
  const authors: string[] = [];
  if (bytes.length < 6 || bytes.readUInt16LE(0) !== EXTENDED) return authors;
  const count = bytes.readUInt16LE(2);
  const extra = bytes.readUInt16LE(4);
  let at = 6;
  for (let index = 0; index < count && at + 2 <= bytes.length; index += 1) {
    const end = at + 2 + 2 * bytes.readUInt16LE(at);
    authors.push(bytes.subarray(at + 2, end).toString('utf16le'));
    at = end + extra;
  }
  return authors;
}
