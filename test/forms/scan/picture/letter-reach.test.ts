import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { takePicture } from '../../../../src/forms/scan/page-picture.ts';
import { letterReach } from '../../../../src/forms/scan/picture/ink/letter-reach.ts';
import { createRaster } from '../../../../src/forms/scan/picture/raster.ts';

const WORDS = {
  English: 'this authority assigns the texts under consideration with comments concerning approval',
  French: 'cette administration habilite la commission concernant ce texte avec des observations',
  Spanish: 'autoriza a la Comisión a considerar este texto para su aprobación con comentarios',
  Russian: 'администрация наделяет полномочиями рассмотреть этот текст и утвердить его',
  Arabic: 'تخول الإدارة لجنة الدراسات أن تنظر في هذا النص للموافقة عليه مع التعليقات',
};

/** A page with so many lines of text. */
async function page(line: string, turned: number, lines = 14) {
  const texts = Array.from({ length: lines }, (_, i) => `<text x="120" y="${240 + i * 70}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="2339" font-family="DejaVu Sans" font-size="30"><rect width="1654" height="2339" fill="#fff"/>${texts}</svg>`;
  return takePicture(sharp(await sharp(Buffer.from(svg)).flatten().rotate(turned).png().toBuffer()));
}

describe('where letters reach', () => {
  test.each([
    ['English', 'above'],
    ['French', 'above'],
    ['Spanish', 'above'],
    ['Arabic', 'above'],
    ['Russian', 'below'],
  ] as const)('%s: %s their line, and the other way on a page on its head', async (language, reach) => {
    const other = reach === 'above' ? 'below' : 'above';
    expect((await page(WORDS[language], 0)).reach).toBe(reach);
    expect((await page(WORDS[language], 180)).reach).toBe(other);
  });

  test('is not told by a few lines, by capitals or by nothing', async () => {
    expect((await page('this authority', 0, 4)).reach).toBeNull();
    expect((await page('THESE ARE NUMBERS 1234', 0)).reach).toBeNull();
    expect(letterReach(createRaster(1654, 2339))).toBeNull();
  });
});
