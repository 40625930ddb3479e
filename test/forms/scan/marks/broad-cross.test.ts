import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isBroadCross } from '../../../../src/forms/scan/marks/shapes/broad-cross.ts';
import type { Raster } from '../../../../src/forms/scan/picture/raster.ts';

/** The inside of a box at 200 dpi, in pixels, and how much larger it is drawn at first. */
const SIDE = 20;
const DRAWN = 60;

/** What a felt pen leaves of a drawing: SVG of 60 by 60 units over the inside of a box. */
async function inside(drawing: string): Promise<Raster> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${DRAWN}" height="${DRAWN}"><rect width="100%" height="100%" fill="white"/>${drawing}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).resize(SIDE, SIDE).greyscale().raw().toBuffer();
  return { width: SIDE, height: SIDE, data: Uint8Array.from(pixels, (light) => 255 - light) };
}

const line = (path: string, width: number) => `<path d="${path}" stroke="black" stroke-width="${width}" fill="none"/>`;
const letters = (text: string) =>
  `<text x="30" y="50" font-family="Liberation Sans" font-size="58" font-weight="bold" text-anchor="middle" stroke="black" stroke-width="7">${text}</text>`;

describe('strokes of a felt pen that leave little paper in a box', () => {
  it.each([
    ['from corner to corner', 'M-5 -5 L65 65 M65 -5 L-5 65', 22],
    ['leaning', 'M0 -10 L60 60 M70 5 L-10 55', 24],
    ['with its left side hidden', 'M-20 -10 L60 65 M55 -8 L-18 60', 26],
  ])('are a cross, %s', async (_name, path, width) => {
    expect(isBroadCross(await inside(line(path, width)))).toBe(true);
  });

  it.each(['N', 'M', 'W', 'H', 'E', 'A', 'B', 'Y', 'No', '8'])('are no cross where they write %s', async (text) => {
    expect(isBroadCross(await inside(letters(text)))).toBe(false);
  });

  it.each([
    ['scribbling', 'M0 5 L60 12 L2 25 L58 33 L0 44 L60 52', 13],
    ['one stroke', 'M-5 65 L65 -5', 30],
    ['a cross that is struck through', 'M-5 -5 L65 65 M65 -5 L-5 65 M-5 30 L65 30', 14],
  ])('are no cross where they are %s', async (_name, path, width) => {
    expect(isBroadCross(await inside(line(path, width)))).toBe(false);
  });
});
