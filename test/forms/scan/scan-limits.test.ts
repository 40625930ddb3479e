import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { readForms } from '../../../src/forms/read-forms.ts';
import type { ReadContext } from '../../../src/forms/reader.ts';
import { recogniseInJavaScript } from '../../../src/forms/scan/ocr/ocr-javascript.ts';
import { recogniseNatively } from '../../../src/forms/scan/ocr/ocr-native.ts';
import { createRaster } from '../../../src/forms/scan/picture/raster.ts';

const NOTHING: ReadContext = { consultations: [], issuedForms: [] };
const PHOTO = readFileSync(new URL('../../corpus/forms/scan/photo-of-page-1.heic', import.meta.url));
const FAX = readFileSync(new URL('../../corpus/forms/scan/pen-marks-by-fax.tif', import.meta.url));

async function codes(name: string, bytes: Uint8Array): Promise<string[]> {
  const { forms, findings } = await readForms([{ name, bytes }], [], NOTHING);
  expect(forms).toEqual([]);
  return findings.map(({ code }) => code);
}

/** A page of noise, which no compression makes small. */
function noise(): Sharp {
  const pixels = Buffer.alloc(600 * 800);
  for (let i = 0, value = 1; i < pixels.length; i++) {
    value = (value * 48_271) % 2_147_483_647;
    pixels[i] = value & 255;
  }
  return sharp(pixels, { raw: { width: 600, height: 800, channels: 1 } });
}

/** A picture of so many pixels that says so in its header and holds next to nothing. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PDF with so many empty pages, without a table of its objects: readers rebuild it. */
function emptyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, page) => `${page + 3} 0 R`).join(' ');
  const pages = Array.from(
    { length: count },
    (_, page) => `${page + 3} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 280]>> endobj\n`,
  );
  return Buffer.from(
    `%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count ${count}/Kids[${kids}]>> endobj\n${pages.join('')}trailer <</Root 1 0 R>>\n%%EOF\n`,
  );
}

/** A page with specks of so many pixels a side, each as far from the next. */
function specks(side: number): Promise<Buffer> {
  const [width, height] = [1654, 2339];
  const isInk = (i: number) => i % (2 * side) >= side;
  const pixels = Buffer.alloc(width * height, 255);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isInk(x) && isInk(y)) pixels[y * width + x] = 0;
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** A PDF whose pages each show the same small picture, said to have so many pixels a side. */
async function picturePdf(pages: number, side: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const entries = { Type: 'XObject', Subtype: 'Image', Width: side, Height: side, ColorSpace: 'DeviceGray' };
  const picture = document.context.stream(Buffer.alloc(32 * 32, 255), { ...entries, BitsPerComponent: 8 });
  const reference = document.context.register(picture);
  for (let page = 0; page < pages; page++) {
    const { node } = document.addPage();
    node.set(PDFName.of('Resources'), document.context.obj({ XObject: { Picture: reference } }));
    const contents = document.context.stream('q 595 0 0 842 0 0 cm /Picture Do Q');
    node.set(PDFName.of('Contents'), document.context.register(contents));
  }
  return document.save({ useObjectStreams: false });
}

describe('a picture beyond the limits is a finding', () => {
  test('60,000 by 60,000 pixels', async () => {
    expect(await codes('bomb.png', hugePng(60_000))).toEqual(['attachment-too-large']);
  });

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s cut off in the middle', async (format) => {
    const bytes = await noise().toFormat(format).toBuffer();
    expect(await codes(`cut.${format}`, bytes.subarray(0, bytes.length / 2))).toEqual(['attachment-damaged']);
  });

  test('a fax cut off in the middle', async () => {
    expect(await codes('cut.tif', FAX.subarray(0, FAX.length / 2))).toEqual(['attachment-damaged']);
  });

  test.each([30, 400, 200_000])('a photo of a telephone of which only %d bytes arrived', async (length) => {
    expect(await codes('cut.heic', PHOTO.subarray(0, length))).toEqual(['attachment-damaged']);
  });

  test('a photo of a telephone that says it has 60,000 by 60,000 pixels', async () => {
    const sized = Buffer.from(PHOTO);
    const size = sized.indexOf('ispe') + 8;
    sized.writeUInt32BE(60_000, size);
    sized.writeUInt32BE(60_000, size + 4);
    const [code] = await codes('bomb.heic', sized);
    expect(['attachment-too-large', 'attachment-damaged']).toContain(code);
  });

  test.each([8, 9, 12, 16, 40])('a fax of which only %d bytes arrived', async (length) => {
    expect(await codes('head.tif', FAX.subarray(0, length))).toEqual(['attachment-damaged']);
  });

  test('60,000 by 60,000 pixels on the page of a PDF', async () => {
    const found = await codes('bomb.pdf', await picturePdf(1, 60_000));
    expect(new Set(found)).toEqual(new Set(['attachment-too-large']));
  });

  test('a page with a million specks is not given to recognition, which would take its minute', async () => {
    const { findings } = await readForms([{ name: 'noise.png', bytes: await specks(1) }], [], NOTHING);
    expect(findings).toMatchObject([{ code: 'attachment-damaged', message: expect.stringContaining('specks') }]);
  });

  test('a PDF with pictures on 500 pages', { timeout: 120_000 }, async () => {
    expect(await codes('long.pdf', await picturePdf(500, 32))).toContain('attachment-too-large');
  });

  test('a PDF of 10,000 pages', { timeout: 120_000 }, async () => {
    const found = await codes('long.pdf', emptyPages(10_000));
    expect(found.length).toBeGreaterThan(0);
    for (const code of found) expect(['attachment-too-large', 'attachment-skipped']).toContain(code);
  });
});

test.each([
  ['eng', 'assigns authority to consider this text', ['authority', 'consider']],
  ['rus', 'наделяет полномочиями рассмотреть этот текст', ['полномочиями', 'рассмотреть']],
])(
  'without native tesseract words are read all the same, by data that came with the program (%s)',
  {
    timeout: 120_000,
  },
  async (language, line, expected) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="120"><rect width="1200" height="120" fill="#fff"/><text x="20" y="75" font-family="DejaVu Sans" font-size="40">${line}</text></svg>`;
    const { data, info } = await sharp(Buffer.from(svg))
      .flatten()
      .greyscale()
      .negate()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const ink = { width: info.width, height: info.height, data: new Uint8Array(data) };
    const tsv = await recogniseInJavaScript(ink, language);
    for (const word of expected) expect(tsv).toContain(`\t${word}`);
  },
);

test('recognition leaves no picture of a page behind, though it fails or is not wanted any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'left-over-'));
  vi.stubEnv('TMPDIR', folder);
  const ink = createRaster(400, 200);
  const ends = await Promise.allSettled([
    recogniseNatively(ink, 'eng'),
    recogniseNatively(ink, 'no-such-language'),
    recogniseNatively(ink, 'eng', AbortSignal.timeout(1)),
  ]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(readdirSync(folder)).toEqual([]);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
