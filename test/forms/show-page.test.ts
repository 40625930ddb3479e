import { readFile } from 'node:fs/promises';
import { PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cropOf, renderPage } from '../../src/forms/show-page.ts';

const PDF = new URL('../corpus/forms/pdf/printed-en.pdf', import.meta.url);
const DOCX = new URL('../corpus/forms/docx/', import.meta.url);

/** A page 400 by 600, white, with a blue square of 40 at (100, 200). */
function picture() {
  const square = sharp({ create: { width: 40, height: 40, channels: 3, background: '#0000ff' } }).png();
  return square
    .toBuffer()
    .then((input) =>
      sharp({ create: { width: 400, height: 600, channels: 3, background: '#fff' } }).composite([
        { input, left: 100, top: 200 },
      ]),
    );
}

const colourAt = async (png: Uint8Array, left: number, top: number) => {
  const { data } = await sharp(png)
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
};

describe('a page is shown', () => {
  test('of a PDF, as PNG of bounded size', async () => {
    const png = await renderPage(await readFile(PDF), 2);
    const { format, width, height } = await sharp(png).metadata();
    expect(format).toBe('png');
    expect([width, height].toSorted()).toEqual([expect.any(Number), 1700]);
  });

  test('of a photo as the camera was held', async () => {
    const upright = await (await picture()).png().toBuffer();
    const lying = await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const png = await renderPage(lying, 1);
    expect(await sharp(png).metadata()).toMatchObject({ width: 400, height: 600 });
    const [red = 255, , blue = 0] = await colourAt(png, 120, 220);
    expect(red).toBeLessThan(60);
    expect(blue).toBeGreaterThan(200);
  });

  test('of a fax with several pages', async () => {
    const one = await (await picture()).tiff().toBuffer();
    const two = await sharp([one, one], { join: { animated: true } })
      .tiff()
      .toBuffer();
    expect(await sharp(await renderPage(two, 2)).metadata()).toMatchObject({ width: 400, height: 600 });
  });
});

describe('a place on a page is shown', () => {
  test('framed, with what lies around it', async () => {
    const bytes = await (await picture()).png().toBuffer();
    const crop = await cropOf(bytes, { part: 'scan.png', page: 1, box: [0.25, 200 / 600, 0.1, 40 / 600] });
    expect(await sharp(crop).metadata()).toMatchObject({ format: 'png', width: 56, height: 56 });
    expect(await colourAt(crop, 28, 28)).toEqual([0, 0, 255]);
    expect(await colourAt(crop, 2, 2)).toEqual([255, 255, 255]);
    expect(await colourAt(crop, 8, 28)).toEqual([212, 0, 42]);
  });

  test('in the colours of a PDF page, red as red', async () => {
    const document = await PDFDocument.create();
    document.addPage([100, 200]).drawRectangle({ x: 0, y: 0, width: 100, height: 200, color: rgb(1, 0, 0) });
    const crop = await cropOf(await document.save(), { part: 'a.pdf', page: 1, box: [0.2, 0.2, 0.5, 0.5] });
    expect(await colourAt(crop, 300, 300)).toEqual([255, 0, 0]);
  });

  test.each([
    ['beyond the edges', [-1, 0.9, 5, 5]],
    ['without extent', [0.5, 0.5, 0, 0]],
    ['of numbers that are none', [Number.NaN, Number.NaN, Number.NaN, Number.NaN]],
  ] as const)('%s: still a picture', async (_, box) => {
    const bytes = await (await picture()).png().toBuffer();
    const crop = await cropOf(bytes, { part: 'scan.png', page: 1, box: [...box] });
    expect((await sharp(crop).metadata()).format).toBe('png');
  });

  test('the whole page where no box is known', async () => {
    const crop = await cropOf(await (await picture()).png().toBuffer(), { part: 'scan.png', page: 1 });
    expect(await sharp(crop).metadata()).toMatchObject({ width: 400, height: 600 });
  });
});

describe('what cannot be shown says why', () => {
  test('a page that is not there', async () => {
    await expect(renderPage(await readFile(PDF), 99)).rejects.toMatchObject({ code: 'format-unsupported' });
    await expect(renderPage(await readFile(PDF), 0)).rejects.toMatchObject({ code: 'format-unsupported' });
  });

  test('a document without pages of its own', async () => {
    const bytes = await readFile(new URL('blank-en.docx', DOCX)).catch(() => Buffer.from('PK\x03\x04'));
    await expect(renderPage(bytes, 1)).rejects.toMatchObject({ code: 'format-unsupported' });
  });

  test('a picture cut off in the middle', async () => {
    const noise = Buffer.alloc(400 * 600 * 3, 'some noise that does not compress well: 8h2jd9');
    const jpeg = await sharp(noise, { raw: { width: 400, height: 600, channels: 3 } })
      .jpeg()
      .toBuffer();
    await expect(renderPage(jpeg.subarray(0, jpeg.length / 2), 1)).rejects.toMatchObject({
      code: 'attachment-damaged',
    });
  });
});
