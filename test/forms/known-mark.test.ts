import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { knownMark } from '../../src/forms/scan/marks/known-mark.ts';
import { createRaster } from '../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../src/forms/scan/template/align-page.ts';
import type { Outline } from '../../src/forms/scan/template/template-glyphs.ts';

/** A page of 114 by 114 pixels with an outline in its middle, over which a path is drawn; in black and white as scanners make it. */
const PAGE = 114;

async function drawn(path: string, width: number, outline: string): Promise<AlignedTable> {
  const paper = '<rect width="100%" height="100%" fill="white"/>';
  const pen = `<path d="${path}" stroke="black" stroke-width="${width}" fill="none" stroke-linecap="round"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE}" height="${PAGE}">${paper}${outline}${pen}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  const page = { width: PAGE, height: PAGE, data: Uint8Array.from(pixels, (light) => (light < 150 ? 255 : 0)) };
  // Of a table only the page without its ruled lines and the blank form are looked at.
  return { unruled: page, blank: createRaster(PAGE, PAGE) } as unknown as AlignedTable;
}

describe('what a broad pen draws in a circle', () => {
  const circle: Outline = { shape: 'circle', rect: { x: 43, y: 43, width: 28, height: 28 }, thickness: 2 };
  const RING = '<circle cx="57" cy="57" r="13" stroke="black" stroke-width="2.4" fill="none"/>';

  it.each([
    ['A', 'M52 64 L57 50 L62 64 M54 59 L60 59', 4, false],
    ['K', 'M53 50 L53 64 M62 50 L54 58 L62 64', 4.5, false],
    ['H that fills it', 'M52 50 L52 64 M62 50 L62 64 M52 57 L62 57', 5.5, true],
    [
      '"no" that fills it',
      'M50 62 V54 M50 56 C52 53 56 54 56 57 V62 M62 54 C58 55 58 62 62 62 C66 61 66 55 62 54',
      5.5,
      true,
    ],
  ])('is no mark where it is the letter %s', async (_, path, width, isFull) => {
    expect(knownMark(await drawn(path, width, RING), circle, isFull)).toBeNull();
  });

  it.each([
    ['tick', 'M51 57 L56 63 L67 46', 5, false],
    ['cross', 'M51 51 L63 63 M63 51 L51 63', 4, false],
    ['filling', 'M52 52 L62 53 L52 56 L62 57 L52 60 L62 62', 5, true],
  ])('is a mark where it is a %s', async (_, path, width, isFull) => {
    expect(knownMark(await drawn(path, width, RING), circle, isFull)).not.toBeNull();
  });
});
