import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { feltShape } from '../../../../src/forms/scan/marks/shapes/felt-strokes.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';

/** A page of 96 by 96 pixels with a box of 32 in its middle, over which an SVG of the same extent is drawn. */
const PAGE = 96;
const BOX = { x: 32, y: 32, width: 32, height: 32 };

async function shapeOf(drawing: string): Promise<string | null> {
  const box = `<rect x="33" y="33" width="30" height="30" stroke="black" stroke-width="2" fill="none"/>`;
  const paper = '<rect width="100%" height="100%" fill="white"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE}" height="${PAGE}">${paper}${box}${drawing}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  const page = { width: PAGE, height: PAGE, data: Uint8Array.from(pixels, (light) => 255 - light) };
  // Nothing but the page without its ruled lines is looked at.
  return feltShape({ unruled: page } as unknown as AlignedTable, { shape: 'box', rect: BOX, thickness: 2 });
}

const pen = (width: number) => (path: string) =>
  `<path d="${path}" stroke="black" stroke-width="${width}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
const felt = pen(9);

describe('strokes of a felt pen at a box, looked at whole', () => {
  it.each([
    ['a tick', 'blot', 'M36 46 L46 60 L70 26'],
    ['a hasty tick', 'tick', 'M34 44 L44 60 L84 22'],
    ['a cross', 'cross', 'M30 30 L66 66 M66 30 L30 66'],
    ['a cross in one go, with a loop at its right', 'cross', 'M30 30 L64 66 C74 56 74 40 64 30 L30 66'],
    ['a cross in one go, with a loop at its left', 'cross', 'M66 30 L32 66 C22 56 22 40 32 30 L66 66'],
    ['a stroke', 'blot', 'M34 64 L66 30'],
    ['a filling', 'blot', 'M35 37 L61 38 L35 46 L61 48 L35 56 L61 60'],
  ])('are a mark where they make %s', async (_name, shape, path) => {
    expect(await shapeOf(felt(path))).toBe(shape);
  });

  it.each([
    ['N', 'M34 66 L34 32 L62 66 L62 32'],
    ['T', 'M36 36 L60 36 M48 36 L48 62'],
    ['Y', 'M36 34 L48 48 M60 34 L48 48 L48 64'],
    ['t', 'M46 32 L46 58 L54 63 M36 42 L58 42'],
    ['8', 'M50 30 C32 32 38 44 48 48 C66 54 60 70 48 68 C34 66 36 54 48 48 C62 42 62 28 50 30'],
    ['K', 'M36 30 L36 68 M64 30 L38 50 L64 68'],
    ['R', 'M36 68 L36 30 L60 34 L60 46 L38 50 L64 68'],
  ])('are none where they write %s', async (_name, path) => {
    expect(await shapeOf(felt(path))).toBe('letter');
  });

  it('are not spoken of where the pen is thin, or nothing is drawn', async () => {
    expect(await shapeOf(pen(4)('M36 46 L46 60 L70 26'))).toBeNull();
    expect(await shapeOf('')).toBeNull();
  });
});
