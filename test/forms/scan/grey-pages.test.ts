import { PDFDocument, rgb } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { takePicture } from '../../../src/forms/scan/page-picture.ts';
import { openPdf } from '../../../src/forms/scan/picture/decode/decode-pdf.ts';
import { readWords } from '../../../src/forms/scan/read-words.ts';

const BLACK = rgb(0, 0, 0);

/** A page of lines that rise a little, with a dot of this colour on the first one. */
async function pageWith(dot: ReturnType<typeof rgb>): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  for (let y = 100; y < 760; y += 16) {
    page.drawLine({ start: { x: 60, y }, end: { x: 530, y: y + 8 }, thickness: 4, dashArray: [9, 4], color: BLACK });
  }
  page.drawCircle({ x: 300, y: 800, size: 6, color: dot });
  return pdf.save();
}

async function first(bytes: Uint8Array) {
  const source = await openPdf(bytes);
  const page = await source.open(0);
  const { channels } = await page.metadata();
  const picture = await takePicture(page);
  source.close();
  return { channels, picture };
}

describe('a page of a PDF', { timeout: 60_000 }, () => {
  test('in black and white is taken as one channel, to the same ink', async () => {
    const grey = await first(await pageWith(BLACK));
    expect(grey.channels).toBe(1);
    expect(grey.picture.anyInk).toBe(grey.picture.ink);
    const darkBlue = await first(await pageWith(rgb(0, 0, 0.02)));
    expect(darkBlue.channels).toBe(4);
    expect(Buffer.compare(grey.picture.legible.data, darkBlue.picture.legible.data)).toBe(0);
  });

  test('keeps the colours of the smallest spot', async () => {
    const { channels, picture } = await first(await pageWith(rgb(1, 1, 0)));
    expect(channels).toBe(4);
    expect(picture.anyInk).not.toBe(picture.ink);
  });

  test('in one grey is no empty page: a scan of few colours has its print no darker', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([595, 842]);
    for (let y = 300; y < 760; y += 20) {
      page.drawText('does not assign authority to consider this text', {
        x: 80,
        y,
        size: 13,
        color: rgb(0.61, 0.61, 0.61),
      });
    }
    const { picture } = await first(await pdf.save());
    const { words } = await readWords(picture, { script: 'latin', latin: 'en', inverted: false, lost: 0 });
    expect(words.filter(({ text }) => text === 'authority').length).toBeGreaterThan(20);
  });
});
