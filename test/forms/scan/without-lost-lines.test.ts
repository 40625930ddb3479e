import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { FormPage } from '../../../src/forms/scan/choose-template.ts';
import { type OcrWord, recognise } from '../../../src/forms/scan/ocr/ocr.ts';
import { handwrittenLines } from '../../../src/forms/scan/outside/handwritten-lines.ts';
import type { Outside } from '../../../src/forms/scan/outside/look-outside.ts';
import { INK } from '../../../src/forms/scan/outside/page-with-table.ts';
import { createRaster, type Raster } from '../../../src/forms/scan/picture/raster.ts';
import { readLostLines } from '../../../src/forms/scan/without-lost-lines.ts';

/** The foot of an Arabic form at 200 dpi: courtesy, a name with a signature beside it, the title, the administration. */
const SCAN = new URL('../../corpus/forms/scan/arabic-name-beside-a-signature.jpg', import.meta.url);
const PIXELS_PER_MM = 200 / 25.4;

/** The foot in its place on a page that is as high as A4. */
async function pageWithFoot(): Promise<Raster> {
  const { data, info } = await sharp(readFileSync(SCAN)).greyscale().raw().toBuffer({ resolveWithObject: true });
  const page = createRaster(info.width, Math.round(297 * PIXELS_PER_MM));
  page.data.set(
    data.map((light) => 255 - light),
    1300 * info.width,
  );
  return page;
}

/** What is read of the page but for the name, which in another scan the signature kept from being read. */
async function wordsRead(page: Raster): Promise<OcrWord[]> {
  const words = await recognise(page, 'arabic');
  const name = words.find(({ text }) => text === 'محمد');
  return words.filter(({ line }) => line !== name?.line);
}

it('a printed name that a signature beside it kept from being read is read by itself, and nothing written by hand is', async () => {
  const legible = await pageWithFoot();
  const words = await wordsRead(legible);
  const written = handwrittenLines(legible, words, PIXELS_PER_MM, INK).map(({ box }) => box);
  expect(written.length).toBeGreaterThan(0);
  const form = { words, picture: { legible }, template: { rightToLeft: true } } as unknown as FormPage;
  const read = await readLostLines(form, 'arabic', { written } as Outside);
  expect(read.map(({ text }) => text)).toEqual(['محمد', 'بن', 'علي']);
  const known = [...words, ...read];
  expect(
    handwrittenLines(legible, known, PIXELS_PER_MM, INK).filter(({ box }) => box.x > 1000 && box.y < 1440),
  ).toEqual([]);
});

it('what begins where no printed line does is not read again, and a page full of writing is not either', async () => {
  const legible = await pageWithFoot();
  const words = await wordsRead(legible);
  const form = { words, picture: { legible }, template: { rightToLeft: true } } as unknown as FormPage;
  const apart = { x: 300, y: 1340, width: 160, height: 30 };
  expect(await readLostLines(form, 'arabic', { written: [apart] } as Outside)).toEqual([]);
  const [name] = handwrittenLines(legible, words, PIXELS_PER_MM, INK).filter(({ box }) => box.x > 1000);
  const five = Array.from({ length: 5 }, () => name?.box ?? apart);
  expect(await readLostLines(form, 'arabic', { written: five } as Outside)).toEqual([]);
});
