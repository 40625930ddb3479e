import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { densestRows, expectHabit } from '../../../src/forms/scan/expect-habit.ts';
import { type PagePicture, takePicture } from '../../../src/forms/scan/page-picture.ts';
import { createRaster } from '../../../src/forms/scan/picture/raster.ts';
import { type Beside, endWaiting, picturePair } from '../../../src/forms/scan/picture-pair.ts';
import { type NumberedPage, readInTurn } from '../../../src/forms/scan/read-in-turn.ts';
import type { Habit } from '../../../src/forms/scan/read-words.ts';

const START: Habit = { script: 'latin', latin: 'en', inverted: false, lost: 0 };
const ENGLISH = 'this authority assigns the texts under consideration with comments concerning approval';
const FRENCH = 'cette administration habilite la commission concernant ce texte avec des observations';
const SPANISH = 'autoriza a la Comisión a considerar este texto y los comentarios del texto';
const RUSSIAN = 'администрация наделяет полномочиями рассмотреть этот текст и утвердить его';

const ARMENIAN = 'այս վարչությունը լիազորում է հանձնաժողովին քննարկել այս տեքստը և մեկնաբանությունները';

/** An A4 page at 200 dpi with fourteen lines of a text. */
function page(line: string, turned = 0): Promise<PagePicture> {
  const lines = Array.from({ length: 14 }, (_, i) => `${i + 1} ${line}`);
  return pageOf(lines, 34, turned);
}

/** An A4 page at 200 dpi with these lines. */
async function pageOf(lines: readonly string[], size: number, turned = 0): Promise<PagePicture> {
  const texts = lines.map((line, i) => `<text x="120" y="${240 + i * 70}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="2339" font-family="DejaVu Serif" font-size="${size}"><rect width="1654" height="2339" fill="#fff"/>${texts}</svg>`;
  return takePicture(sharp(await sharp(Buffer.from(svg)).flatten().rotate(turned).png().toBuffer()));
}

async function* numbered(pictures: readonly PagePicture[]) {
  for (const [index, picture] of pictures.entries()) yield { number: index + 1, picture };
}

async function read(pictures: readonly PagePicture[], beside?: Beside) {
  const pages = [];
  const how = { isAlone: pictures.length === 1 && !beside, beside };
  for await (const { number, words, script } of readInTurn(numbered(pictures), how)) {
    pages.push({ number, script, text: words.map((word) => word.text).join(' ') });
  }
  return pages;
}

async function readAlone(pictures: readonly PagePicture[]) {
  const pages = [];
  for (const [i, picture] of pictures.entries()) {
    for (const page of await read([picture])) pages.push({ ...page, number: i + 1 });
  }
  return pages;
}

describe('a few lines of the first page tell', { timeout: 120_000 }, () => {
  test('a language in Latin letters', async () => {
    expect(await expectHabit(await page(FRENCH), START)).toEqual({ ...START, latin: 'fr' });
    expect(await expectHabit(await page(ENGLISH), START)).toEqual(START);
  });

  test('by the rows below the head, which has Latin numbers in every language', () => {
    const picture = createRaster(400, 1000);
    for (let y = 100; y < 300; y += 40) picture.data.fill(255, y * 400, (y + 30) * 400);
    for (let y = 600; y < 900; y += 40) picture.data.fill(255, y * 400, (y + 25) * 400);
    expect(densestRows(picture).y).toBeGreaterThan(450);
  });

  test('of which lines half as wide tell it, not the numbers of the texts above them', async () => {
    const numbers = 'X.1150, X.1221, X.1222, X.1280, X.1281, X.1352, X.1373, X.1818, Q.3060, Q.3061, Y.4500, Y.4501';
    const statement = 'администрация наделяет полномочиями рассмотреть';
    const lines = [...Array(3).fill(numbers), ...Array(8).fill(''), ...Array(6).fill(statement)];
    expect(await expectHabit(await pageOf(lines, 28), START)).toEqual({ ...START, script: 'cyrillic' });
    expect(await expectHabit(await pageOf(Array(14).fill(numbers), 28), START)).toBe('foreign');
  });

  test('whole lines, not the halves of one in which so many rows end', () => {
    const picture = createRaster(400, 1000);
    for (let y = 300; y < 800; y += 40) picture.data.fill(255, y * 400, (y + 30) * 400);
    const { y, height } = densestRows(picture);
    expect(picture.data[y * 400]).toBe(0);
    expect(picture.data[(y + height) * 400]).toBe(0);
  });

  test('that the letters are others, or stand on their heads', async () => {
    let left = 0;
    const leave = () => {
      left += 1;
    };
    expect(await expectHabit(await page(RUSSIAN), START, leave)).toEqual({ ...START, script: 'cyrillic' });
    expect(await expectHabit(await page(ENGLISH, 180), START, leave)).toEqual({ ...START, inverted: true });
    expect(await expectHabit(await page(RUSSIAN, 180), START, leave)).toEqual({
      ...START,
      script: 'cyrillic',
      inverted: true,
    });
    expect(left).toBeGreaterThan(2);
  });

  test('that they are those of a file begun, and then nothing is left', async () => {
    let left = 0;
    const leave = () => {
      left += 1;
    };
    expect(await expectHabit(await page(ENGLISH), START, leave)).toEqual(START);
    expect(await expectHabit(await page(ENGLISH, 180), { ...START, inverted: true }, leave)).toEqual({
      ...START,
      inverted: true,
    });
    expect(left).toBe(0);
  });

  test('that they cannot be read', async () => {
    expect(await expectHabit(await page(ARMENIAN), START)).toBe('foreign');
  });
});

describe('pages read two at a time say what they say one by one', { timeout: 240_000 }, () => {
  test('in the order of the file, in the language of the first', async () => {
    const pictures = [await page(FRENCH), await page(FRENCH), await page(`deuxième page ${FRENCH}`)];
    const together = await read(pictures);
    expect(together).toEqual(await readAlone(pictures));
    expect(together.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(together[2]?.text).toContain('deuxième');
  });

  test('where the second page is in other letters than the first made believe', async () => {
    const pictures = [await page(ENGLISH), await page(RUSSIAN)];
    const together = await read(pictures);
    expect(together).toEqual(await readAlone(pictures));
    expect(together.map(({ script }) => script)).toEqual(['latin', 'cyrillic']);
  });

  test('with the accents of its language, where it is the only one', async () => {
    const [only] = await read([await page(`España, Türkiye: ${SPANISH}`)]);
    expect(only?.text).toContain('España');
    expect(only?.text).not.toContain('Espaf');
  });

  test('where the first page is in other letters', async () => {
    const pictures = [await page(RUSSIAN), await page(RUSSIAN)];
    expect((await read(pictures)).map(({ script }) => script)).toEqual(['cyrillic', 'cyrillic']);
  });
});

test('a page is given with its words before its turn comes, so that its marks need not wait for the page before', {
  timeout: 120_000,
}, async () => {
  const pictures = [await page(ENGLISH), await page(ENGLISH), await page(RUSSIAN)];
  const given: NumberedPage[] = [];
  const onWords = (words: NumberedPage) => given.push(words);
  const turns: NumberedPage[] = [];
  for await (const turn of readInTurn(numbered(pictures), { isAlone: false, onWords })) {
    expect(given).toContain(turn);
    turns.push(turn);
  }
  expect(turns.map(({ number }) => number)).toEqual([1, 2, 3]);
});

describe('of two pictures that are read at once', { timeout: 240_000 }, () => {
  /** What the second one says, whatever the first one tells it. */
  async function readBeside(first: PagePicture, second: PagePicture) {
    const [one, other] = picturePair();
    const [, pages] = await Promise.all([read([first], one), read([second], other)]);
    return pages;
  }

  test('the second says what it says by itself, in the language of the first or in another', async () => {
    const [english, french, russian] = [await page(ENGLISH), await page(FRENCH), await page(RUSSIAN)];
    expect(await readBeside(french, french)).toEqual(await readAlone([french]));
    expect(await readBeside(english, french)).toEqual(await readAlone([french]));
    expect(await readBeside(russian, french)).toEqual(await readAlone([french]));
    expect(await readBeside(french, russian)).toEqual(await readAlone([russian]));
  });

  test('the second waits for nothing once the first has come to its end', async () => {
    const [first, second] = picturePair();
    endWaiting(first);
    await second.turn;
    expect(await second.told).toBeNull();
    expect(await read([await page(FRENCH)], second)).toEqual(await readAlone([await page(FRENCH)]));
  });
});
