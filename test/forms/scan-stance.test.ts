import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openPdf } from '../../src/forms/scan/picture/decode-pdf.ts';
import { inkMap, splitChannels } from '../../src/forms/scan/picture/ink.ts';
import { findStance } from '../../src/forms/scan/picture/upright.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';

/** The pages of the issued form as a scanner sees them, turned by so many degrees clockwise. */
async function pages(language: string, turn: number) {
  const { issuedForms } = await loadReadContext('config/consultations');
  const issued = issuedForms.find((form) => form.language === language)?.pdf;
  const source = await openPdf(issued ?? new Uint8Array());
  const inks = [];
  for (let page = 0; page < source.count; page++) {
    const white = (await source.open(page)).flatten({ background: '#fff' });
    const turned = sharp(await white.png().toBuffer()).rotate(turn, { background: '#fff' });
    const small = turned.resize(1300, 1300, { fit: 'inside' }).removeAlpha();
    const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
    inks.push(inkMap(splitChannels({ data, ...info, channels: 3 }).luma));
  }
  source.close();
  return inks;
}

describe.each(['en', 'fr', 'es', 'ru', 'zh', 'ar'])('a page of the form in %s', (language) => {
  test('is known to stand upright, and how far from level', { timeout: 60_000 }, async () => {
    for (const ink of await pages(language, 3)) {
      const { sideways, skew } = findStance(ink);
      expect(sideways).toBe(false);
      expect(skew).toBeCloseTo(-3, 0);
    }
  });

  test('is known to lie on its side', { timeout: 60_000 }, async () => {
    for (const ink of await pages(language, 88)) {
      const { sideways, skew } = findStance(ink);
      expect(sideways).toBe(true);
      expect(Math.abs(skew)).toBeCloseTo(2, 0);
    }
  });
});
