import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readSlots } from '../../../../src/forms/scan/marks/judge-records.ts';
import type { Raster } from '../../../../src/forms/scan/picture/raster.ts';
import type { AlignedTable } from '../../../../src/forms/scan/template/align-page.ts';
import type { PlacedRecord } from '../../../../src/forms/scan/template/placed-record.ts';

const SIZE = { width: 240, height: 120 };
const CIRCLE = '<circle cx="60" cy="60" r="11" stroke="black" stroke-width="2.1" fill="none"/>';
const OUTLINE = { x: 47.95, y: 47.95, width: 24.1, height: 24.1 };

/** The darkness of a page on which a drawing stands, SVG in its pixels. */
async function drawn(drawing: string): Promise<Raster> {
  const paper = '<rect width="100%" height="100%" fill="white"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">${paper}${drawing}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  return { ...SIZE, data: Uint8Array.from(pixels, (light) => 255 - light) };
}

/** What is read of a circle in which a pen draws. */
async function read(path: string, width: number) {
  const pen = `<path d="${path}" stroke="black" stroke-width="${width}" fill="none" stroke-linecap="round"/>`;
  const [page, blank] = [await drawn(CIRCLE + pen), await drawn(CIRCLE)];
  const line = (left: number, right: number) => ({ text: '', folded: '', left, right, top: 48, bottom: 74 });
  const outline = { shape: 'circle' as const, rect: OUTLINE, thickness: 2 };
  const zone = { x: 40, y: 40, width: 42, height: 42 };
  const slot = { slot: 'comments' as const, outline, zone, lines: [line(120, 200)] };
  const placed: PlacedRecord = { index: 0, label: [line(10, 12)], slots: [slot] };
  const rest = { letters: blank, isOwnPrint: true, fringe: null, strokes: [], along: null, top: 0, fit: 1 };
  const table: AlignedTable = { page, unruled: page, blank, ...rest, toPage: (x, y) => [x, y] };
  return readSlots(table, [placed]).records[0]?.slots.comments?.state;
}

test('a letter that is no mark in its circle is none in the same circle found a pixel off', async () => {
  expect(await read('M64.6 51.5 C54.7 47.9 54.7 62.3 64.6 58.7 M64.6 49.7 V62.3', 5)).toBe('unclear');
});

test('a tick in a circle is a mark', async () => {
  expect(await read('M54 60 L59 66 L70 48', 3)).toBe('marked');
});
