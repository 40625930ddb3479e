import { constants, inflateSync } from 'node:zlib';
import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';
import { checkSize } from './picture-size.ts';

/** What a page draws takes some 50 KB unpacked, a megabyte where its letters are outlines. */
const LARGEST_CONTENT = 6 * 1024 * 1024;
/** Deflate packs no better than this (RFC 1951). */
const BEST_RATIO = 1032;
/** Fonts, pictures and tables of objects may be larger; what they draw is limited elsewhere. */
const NO_CONTENT = /\/Length1\b|\/Subtype\s*\/(?:Image|CIDFontType0C|Type1C|OpenType)|\/Type\s*\/(?:ObjStm|XRef)/;
const LONGEST_DICTIONARY = 2_000;
const PICTURE_DICTIONARY = 600;

/**
 * Refuses a PDF in which a few kilobytes unpack to drawing operations without end, or to a picture that takes a minute to
 * draw, before a parser takes them in.
 *
 * @throws UnreadableFile if a packed stream is larger than any form's page, or a picture than any scanned page.
 */
export function refusePackedBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; ) {
    const start = at + (file[at + 6] === 0x0d ? 8 : 7);
    const found = file.indexOf('endstream', start);
    const end = found < 0 ? file.length : found;
    refuseHugePicture(file.subarray(Math.max(0, at - PICTURE_DICTIONARY), at));
    if ((end - start) * BEST_RATIO > LARGEST_CONTENT && isPackedContent(file, at)) {
      refuseLarge(file.subarray(start, end));
    }
    at = file.indexOf('stream', end + 9);
  }
}

/** By what the dictionary in front of a picture's stream says: its packed bytes may be few. */
function refuseHugePicture(before: Buffer): void {
  if (!before.includes('/Width')) return;
  const dictionary = before.toString('latin1').split(' obj').at(-1) ?? '';
  const side = (name: string) => Number(new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary)?.[1] ?? 0);
  checkSize(side('Width'), side('Height'));
}

/** Whether the dictionary in front of a stream says that it is packed, and no font, picture or table of objects. */
function isPackedContent(file: Buffer, at: number): boolean {
  const before = file.subarray(Math.max(0, at - LONGEST_DICTIONARY), at).toString('latin1');
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  return dictionary.includes('FlateDecode') && !NO_CONTENT.test(dictionary);
}

function refuseLarge(packed: Uint8Array): void {
  try {
    inflateSync(packed, { maxOutputLength: LARGEST_CONTENT, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    // Damaged data is for the parsers, which may still make something of it.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return;
    throw new UnreadableFile('attachment-too-large', say('pdf-draws-too-much'));
  }
}
