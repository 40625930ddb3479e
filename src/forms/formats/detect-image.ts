export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'bmp' | 'tiff' | 'webp' | 'heic';

/** Brands of the ISO base media file format that hold still pictures (HEIF, AVIF). */
const PICTURE_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif']);

/** Which picture format these bytes are, or null. */
export function detectImage(bytes: Uint8Array): ImageFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('latin1');
  const hex = Buffer.from(head, 'latin1').toString('hex');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (/^(?:49492[ab]00|4d4d002[ab])/.test(hex)) return 'tiff';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (head.startsWith('ftyp', 4) && PICTURE_BRANDS.has(head.slice(8, 12))) return 'heic';
  // "BM" alone would claim every text that starts with these letters: the reserved words must be zero as well.
  if (/^424d.{8}00000000.{8}(?:0c|28|40|6c|7c)000000/.test(hex)) return 'bmp';
  return null;
}
