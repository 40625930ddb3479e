import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { expectHabit } from '../../src/forms/scan/expect-habit.ts';
import { type PagePicture, takePicture } from '../../src/forms/scan/page-picture.ts';
import { readInTurn } from '../../src/forms/scan/read-in-turn.ts';
import type { Habit } from '../../src/forms/scan/read-words.ts';

const START: Habit = { script: 'latin', latin: 'en', inverted: false, lost: 0 };
const ENGLISH = 'this authority assigns the texts under consideration with comments concerning approval';
const FRENCH = 'cette administration habilite la commission concernant ce texte avec des observations';
const RUSSIAN = 'администрация наделяет полномочиями рассмотреть этот текст и утвердить его';

/** An A4 page at 200 dpi with so many lines of text. */
async function page(line: string, turned = 0): Promise<PagePicture> {
  const lines = Array.from({ length: 14 }, (_, i) => `<text x="120" y="${240 + i * 70}">${i + 1} ${line}</text>`).join(
    '',
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="2339" font-family="DejaVu Serif" font-size="34"><rect width="1654" height="2339" fill="#fff"/>${lines}</svg>`;
  return takePicture(sharp(await sharp(Buffer.from(svg)).flatten().rotate(turned).png().toBuffer()));
}

async function* numbered(pictures: readonly PagePicture[]) {
  for (const [index, picture] of pictures.entries()) yield { number: index + 1, picture };
}

async function read(pictures: readonly PagePicture[], areSeveral: boolean) {
  const pages = [];
  for await (const { number, words, script } of readInTurn(numbered(pictures), areSeveral)) {
    pages.push({ number, script, text: words.map((word) => word.text).join(' ') });
  }
  return pages;
}

describe('a few lines of the first page tell', { timeout: 120_000 }, () => {
  test('a language in Latin letters', async () => {
    expect(await expectHabit(await page(FRENCH), START)).toEqual({ ...START, latin: 'fr' });
    expect(await expectHabit(await page(ENGLISH), START)).toEqual(START);
  });

  test('that the letters are others, or stand on their heads', async () => {
    expect(await expectHabit(await page(RUSSIAN), START)).toBe('foreign');
    expect(await expectHabit(await page(ENGLISH, 180), START)).toBe('foreign');
  });
});

describe('pages read two at a time say what they say one by one', { timeout: 240_000 }, () => {
  test('in the order of the file, in the language of the first', async () => {
    const pictures = [await page(FRENCH), await page(FRENCH), await page(`deuxième page ${FRENCH}`)];
    const together = await read(pictures, true);
    expect(together).toEqual(await read(pictures, false));
    expect(together.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(together[2]?.text).toContain('deuxième');
  });

  test('where the second page is in other letters than the first made believe', async () => {
    const pictures = [await page(ENGLISH), await page(RUSSIAN)];
    const together = await read(pictures, true);
    expect(together).toEqual(await read(pictures, false));
    expect(together.map(({ script }) => script)).toEqual(['latin', 'cyrillic']);
  });

  test('where the first page is in other letters', async () => {
    const pictures = [await page(RUSSIAN), await page(RUSSIAN)];
    expect((await read(pictures, true)).map(({ script }) => script)).toEqual(['cyrillic', 'cyrillic']);
  });
});
