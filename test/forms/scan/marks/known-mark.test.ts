import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { feltShape } from '../../../../src/forms/scan/marks/shapes/felt-strokes.ts';
import { knownMark } from '../../../../src/forms/scan/marks/shapes/known-mark.ts';
import { createRaster } from '../../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';
import type { Outline } from '../../../../src/forms/scan/template/template-glyphs.ts';

/** A page of 114 by 114 pixels with a box of 38 in its middle, over which a path is drawn; in black and white as scanners make it. */
const PAGE = 114;
const BOX = { x: 38, y: 38, width: 38, height: 38 };

async function drawn(path: string, width: number, outline: string): Promise<AlignedTable> {
  const paper = '<rect width="100%" height="100%" fill="white"/>';
  const pen = `<path d="${path}" stroke="black" stroke-width="${width}" fill="none" stroke-linecap="round"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE}" height="${PAGE}">${paper}${outline}${pen}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  const page = { width: PAGE, height: PAGE, data: Uint8Array.from(pixels, (light) => (light < 150 ? 255 : 0)) };
  // Of a table only the page without its ruled lines and the blank form are looked at.
  return { unruled: page, blank: createRaster(PAGE, PAGE) } as unknown as AlignedTable;
}

const SQUARE = '<rect x="39" y="39" width="36" height="36" stroke="black" stroke-width="2" fill="none"/>';
/** What a hairline box leaves in black and white. */
const DOTS = '<path d="M39 39 H75 V75 H39 Z" stroke="black" stroke-width="1" stroke-dasharray="2 9" fill="none"/>';
const box: Outline = { shape: 'box', rect: BOX, thickness: 2 };

const LETTERS: [string, string][] = [
  ['N', 'M44 70 L44 44 L70 70 L70 44'],
  ['Y', 'M44 44 L57 58 M70 44 L57 58 L57 70'],
  ['K', 'M44 42 L44 72 M70 42 L46 58 L70 72'],
  ['U', 'M44 44 L44 62 C46 72 68 72 70 62 L70 44'],
  ['?', 'M46 48 C52 38 68 42 64 52 C60 58 57 58 57 64 M57 71 L57 72'],
];

describe('a V in a box, which the rule for broad pens takes for a letter', () => {
  const V = 'M42 42 Q46 60 57 71 Q67 58 69 40';

  it('is a mark where the other rules and the witness know it for one', async () => {
    const table = await drawn(V, 7.8, SQUARE);
    expect(feltShape(table, box)).toBe('letter');
    expect(knownMark(table, box, false)).toBe('mark');
  });

  it.each(LETTERS)('is no %s', async (_, path) => {
    expect(knownMark(await drawn(path, 8, SQUARE), box, false)).toBeNull();
  });
});

describe('a V in a box of whose lines dots are left', () => {
  const lost: Outline = { ...box, isLost: true };

  it('is a mark where rules and witness agree', async () => {
    expect(knownMark(await drawn('M43 43 L55 71 L70 43', 5, DOTS), lost, false)).toBe('mark');
  });

  it.each(LETTERS)('is no %s', async (_, path) => {
    expect(knownMark(await drawn(path, 5, DOTS), lost, false)).toBeNull();
  });
});

describe('a plus in a box, which the witness takes for a letter', () => {
  it.each([
    ['upright', 'M57 42 V72 M42 57 H72'],
    ['leaning', 'M55 41 L59 73 M41 55 L73 60'],
    ['small', 'M57 48 V66 M48 57 H66'],
  ])('is a mark where it stands %s', async (_, path) => {
    for (const width of [4, 6]) expect(knownMark(await drawn(path, width, SQUARE), box, false)).toBe('mark');
  });

  it.each([
    ['"t"', 'M57 42 V72 M47 51 H67'],
    ['"t", its bar as long', 'M57 42 V72 M42 50 H72'],
    ['"T"', 'M44 43 H70 M57 43 V72'],
    ['"4"', 'M62 72 V43 L46 60 H70'],
    ['"+1"', 'M50 46 V66 M42 56 H58 M66 44 V70'],
    ['"±"', 'M57 42 V66 M45 54 H69 M45 71 H69'],
    ['"H"', 'M46 42 V72 M68 42 V72 M46 57 H68'],
  ])('is none where it is %s', async (_, path) => {
    for (const width of [3, 4, 6]) expect(knownMark(await drawn(path, width, SQUARE), box, false)).toBeNull();
  });
});

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
    ['N, its strokes run together', 'M52 64 L52 50 L62 64 L62 50', 5.5, true],
    ['R, its strokes run together', 'M53 64 V50 C64 49 64 57 53 57 L63 64', 5.5, true],
    ['M, its strokes run together', 'M50 64 L52 50 L57 60 L62 50 L64 64', 4.5, true],
    ['K that fills it', 'M52 48 L52 66 M63 48 L53 58 L63 66', 3.4, true],
    [
      'n and o that run together',
      'M49 62 V53 C52 51 55 52 55 62 M60 54 C56 55 56 62 60 62 C65 61 65 55 60 54',
      4.2,
      true,
    ],
    ['N and O, cut by the circle', 'M49 62 V52 L55 62 V52 M61 52 C57 53 57 62 61 62 C66 61 66 53 61 52', 3.6, true],
    ['Z, broad', 'M51 51 H63 L51 63 H63', 4.6, true],
    ['e, a blot with its hole', 'M52 57 L62 57 C62 49 52 49 52 57 C52 65 60 65 62 61', 4, false],
  ])('is no mark where it is the letter %s', async (_, path, width, isFull) => {
    expect(knownMark(await drawn(path, width, RING), circle, isFull)).toBeNull();
  });

  it.each([
    ['tick', 'M51 57 L56 63 L67 46', 5, false],
    ['cross', 'M51 51 L63 63 M63 51 L51 63', 4, false],
    ['round tick by a broad pen', 'M45.9 54.2 L48.3 51.1 Q53.3 59.3 57.1 66 L66.2 49.8', 5.1, true],
    ['filling', 'M52 52 L62 53 L52 56 L62 57 L52 60 L62 62', 5, true],
    ['filling in haste', 'M51 49 L63 51 L54 55 L65 55 L53 58 L65 60 L54 62 L63 64', 5, true],
    ['filling that leaves gaps', 'M53 51 L62 51 L53 55 L64 55 L52 58 L65 61 L51 62', 4, true],
  ])('is a mark where it is a %s', async (_, path, width, isFull) => {
    expect(knownMark(await drawn(path, width, RING), circle, isFull)).not.toBeNull();
  });
});
