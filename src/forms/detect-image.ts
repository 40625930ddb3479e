export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'bmp' | 'tiff' | 'webp' | 'heic';

/** Brands of the ISO base media file format that hold still pictures (HEIF, AVIF). */
const PICTURE_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif']);

/** Which picture format these bytes are, or null. */
export function detectImage(bytes: Uint8Array): ImageFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (/^(?:II[\x2a\x2b]\x00|MM\x00[\x2a\x2b])/.test(head)) return 'tiff';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (head.startsWith('ftyp', 4) && PICTURE_BRANDS.has(head.slice(8, 12))) return 'heic';
  // "BM" alone would claim every text that starts with these letters: the reserved words must be zero as well.
  if (/^BM[\s\S]{4}\x00\x00\x00\x00[\s\S]{4}[\x0c\x28\x40\x6c\x7c]\x00\x00\x00/.test(head)) return 'bmp';
  return null;
}
