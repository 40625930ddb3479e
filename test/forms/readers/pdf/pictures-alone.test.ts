import { PDFDocument, type PDFPage, StandardFonts, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openForRendering } from '../../../../src/forms/readers/pdf/rendered/render-pdf.ts';

const WORDS = { x: 60, y: 700, size: 10 };

/** Whether a page with a picture over all of it, and what is laid over that, shows pictures alone. */
async function showsPictures(lay: (page: PDFPage) => void, withPicture = true): Promise<boolean> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.setFont(await document.embedFont(StandardFonts.Helvetica));
  const grey = { width: 50, height: 70, channels: 3 as const, background: '#ddd' };
  const picture = await document.embedPng(await sharp({ create: grey }).png().toBuffer());
  if (withPicture) page.drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
  lay(page);
  const rendered = await openForRendering(await document.save());
  try {
    return rendered?.isPicture(1) ?? false;
  } finally {
    rendered?.close();
  }
}

/** Text in a way of drawing (ISO 32000, 9.3.6). */
const drawnAs = (mode: TextRenderingMode) => (page: PDFPage) => {
  page.pushOperators(setTextRenderingMode(mode));
  page.drawText('No comments', WORDS);
};

describe('a page shows pictures alone', () => {
  test.each([
    ['without any text', () => {}],
    ['beneath recognised words that are not drawn', drawnAs(TextRenderingMode.Invisible)],
    ['beneath words without colour', (page: PDFPage) => page.drawText('No comments', { ...WORDS, opacity: 0 })],
  ])('%s', async (_, lay) => {
    expect(await showsPictures(lay)).toBe(true);
  });

  test.each([
    ['beneath words that are seen', drawnAs(TextRenderingMode.Fill)],
    ['beneath pale words', (page: PDFPage) => page.drawText('No comments', { ...WORDS, opacity: 0.1 })],
    ['beneath words drawn in outline', drawnAs(TextRenderingMode.Outline)],
    ['beneath a drawing', (page: PDFPage) => page.drawCircle({ x: 90, y: 700, size: 8 })],
  ])('not %s', async (_, lay) => {
    expect(await showsPictures(lay)).toBe(false);
  });

  test('not where there is no picture', async () => {
    expect(await showsPictures(drawnAs(TextRenderingMode.Invisible), false)).toBe(false);
  });
});
