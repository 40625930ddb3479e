import { UnreadableFile } from '../reader.ts';
import { say } from '../sentences.ts';

/** A4 at 600 dpi is 35 million pixels; A3 at 600 dpi is 70. Beyond this a picture is not a scanned form. */
export const MAX_PIXELS = 100_000_000;

/** @throws UnreadableFile if a picture of that size, in pixels, cannot be a scanned page. */
export function checkSize(width: number, height: number): void {
  if (width * height <= MAX_PIXELS) return;
  throw new UnreadableFile('attachment-too-large', say('picture-too-large', { width, height }));
}
