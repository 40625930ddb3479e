import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { type OcrWord, recognise } from '../../../src/forms/scan/ocr/ocr.ts';
import { handwrittenLines } from '../../../src/forms/scan/outside/handwritten-lines.ts';
import { INK } from '../../../src/forms/scan/outside/page-with-table.ts';
import type { Raster } from '../../../src/forms/scan/picture/raster.ts';
import { withLatinBelow } from '../../../src/forms/scan/read-labels.ts';
import type { SlotLine } from '../../../src/forms/scan/template/slot-lines.ts';

/** The foot of an Arabic form at 200 dpi: courtesy, a name twice in Latin print, a signature, the administration. */
const SCAN = new URL('../../corpus/forms/scan/latin-names-below-arabic.tif', import.meta.url);
const PIXELS_PER_MM = 200 / 25.4;

async function footOfPage(): Promise<Raster> {
  const { data, info } = await sharp(readFileSync(SCAN)).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: Uint8Array.from(data, (light) => 255 - light) };
}

const lines = (y: number) => [{ y }] as SlotLine[];
/** Where the names stand, above the line for the administration. */
const NAMES = { top: 120, bottom: 230 };
const rowsByHand = (ink: Raster, words: readonly OcrWord[]) =>
  handwrittenLines(ink, words, PIXELS_PER_MM, INK).filter(
    ({ strokes, box }) => strokes >= 3 && box.y > NAMES.top && box.y < NAMES.bottom,
  );

it('names printed in Latin letters below an Arabic form are print, and its Arabic words stay', async () => {
  const ink = await footOfPage();
  const arabic = await recognise(ink, 'arabic');
  expect(rowsByHand(ink, arabic)).not.toEqual([]);
  const words = await withLatinBelow(ink, lines(0), arabic);
  expect(words.filter(({ text }) => text === 'Torres')).toHaveLength(2);
  expect(words.map(({ text }) => text)).toContain('الدانمرك');
  expect(rowsByHand(ink, words)).toEqual([]);
});

it('where no room is left below the table, nothing more is read', async () => {
  const ink = await footOfPage();
  const words: OcrWord[] = [];
  expect(await withLatinBelow(ink, lines(ink.height - 100), words)).toBe(words);
});
