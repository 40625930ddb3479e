import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openPdf } from '../../../src/forms/scan/picture/decode/decode-pdf.ts';
import { fitExactly, invert, type Pair, project } from '../../../src/forms/scan/picture/geometry/homography.ts';
import { inkMap, splitChannels } from '../../../src/forms/scan/picture/ink/ink.ts';
import { createRaster, type Raster } from '../../../src/forms/scan/picture/raster.ts';
import { straightening } from '../../../src/forms/scan/picture/upright/keystone.ts';
import { findPaper, sheetAround } from '../../../src/forms/scan/picture/upright/paper.ts';
import { findStance } from '../../../src/forms/scan/picture/upright/upright.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';

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

/** The page as a camera saw it that was held askew: its corners lie elsewhere, and a dark table shows around it. */
function photograph(page: Raster, corners: [number, number][]): { light: Raster; toPage: readonly number[] } {
  const { width, height } = page;
  const own: [number, number][] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  // Ten pairs determine a projective map; between two corners it is not linear, so each corner counts several times.
  const pairs = [0, 1, 2].flatMap(() => corners.map((from, i): Pair => ({ from, to: own[i] ?? [0, 0] })));
  const toPage = fitExactly(pairs) ?? [];
  const light = createRaster(width, height, 60);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = project(toPage, x, y).map(Math.round) as [number, number];
      if (u < 0 || v < 0 || u >= width || v >= height) continue;
      light.data[y * width + x] = 235 - (page.data[v * width + u] ?? 0) * 0.8;
    }
  }
  return { light, toPage };
}

describe('a photographed page', () => {
  test('shows how its lines and columns converge', { timeout: 60_000 }, async () => {
    const [page] = await pages('en', 0);
    if (!page) throw new Error('no page');
    const { width, height } = page;
    const { light, toPage } = photograph(page, [
      [width * 0.08, height * 0.03],
      [width * 0.95, height * 0.07],
      [width * 0.98, height * 0.95],
      [width * 0.02, height * 0.9],
    ]);
    const { keystone, sideways } = findStance(inkMap(light), findPaper(light));
    expect(sideways).toBe(false);
    if (!keystone) throw new Error('taken for level');
    const straight = straightening(keystone, Math.max(width, height));
    // What was a rectangle on the page is one again.
    const back = invert(toPage);
    const at = (x: number, y: number) => {
      const [u, v] = project(back, width * x, height * y);
      return project(straight, u - width / 2, v - height / 2);
    };
    const [upperLeft, upperRight, lowerRight, lowerLeft] = [at(0.15, 0.2), at(0.85, 0.2), at(0.85, 0.8), at(0.15, 0.8)];
    expect(Math.abs(upperLeft[1] - upperRight[1])).toBeLessThan(3);
    expect(Math.abs(lowerLeft[1] - lowerRight[1])).toBeLessThan(3);
    expect(Math.abs(upperLeft[0] - lowerLeft[0])).toBeLessThan(6);
    expect(Math.abs(upperRight[0] - lowerRight[0])).toBeLessThan(6);
  });

  test('shows by its sides how columns converge that all begin on the left', () => {
    const light = createRaster(900, 1200, 70);
    // The sheet narrows downwards on the right alone, and so do the columns of its text, halfway as much in the middle.
    const right = (y: number) => 820 - (y - 100) * 0.06;
    const from = (share: number, y: number) => Math.round(150 + (right(y) - 150) * share);
    for (let y = 100; y < 1100; y++) light.data.fill(230, y * 900 + 150, y * 900 + Math.round(right(y)));
    for (let line = 0; line < 40; line++) {
      for (let y = 160 + line * 20; y < 168 + line * 20; y++) {
        for (const [start, letters] of [
          [0.06, 9],
          [0.2, 12],
        ] as const) {
          for (let letter = 0; letter < letters; letter++) {
            const x = from(start, y) + letter * 9;
            light.data.fill(30, y * 900 + x, y * 900 + x + 6);
          }
        }
      }
    }
    const paper = findPaper(light);
    const { keystone } = findStance(inkMap(light), paper);
    expect(paper?.sides.right?.slope).toBeCloseTo(-0.06, 2);
    expect(paper?.sides.left?.slope).toBeCloseTo(0, 2);
    // Over the width of the sheet, in shares of the picture's longer side.
    const narrowing = (fan = 0) => (fan * 640) / 1200;
    expect(narrowing(keystone?.columns.fan)).toBeCloseTo(-0.06, 2);
    // The same picture on its side.
    const lying = createRaster(1200, 900);
    for (let y = 0; y < 1200; y++) {
      for (let x = 0; x < 900; x++) lying.data[(899 - x) * 1200 + y] = light.data[y * 900 + x] ?? 0;
    }
    const turned = findStance(inkMap(lying), findPaper(lying));
    expect(turned.sideways).toBe(true);
    expect(narrowing(turned.keystone?.columns.fan)).toBeCloseTo(-0.06, 2);
  });

  test('is cut out of the table that it lies on, and not at a soft shadow', () => {
    const light = createRaster(900, 1200, 70);
    for (let y = 100; y < 1100; y++) {
      for (let x = 150; x < 800; x++) {
        const shadow = 1 - 0.4 / (1 + Math.exp((x - y / 3 - 250) / 12));
        const text = x > 230 && x < 700 && y > 200 && y < 900 && y % 32 < 16 && x % 7 < 4 ? 0.3 : 1;
        light.data[y * light.width + x] = 235 * shadow * text;
      }
    }
    const { x, y, width, height } = sheetAround(light, { x: 480, y: 210, width: 200, height: 680 });
    expect(x).toBeGreaterThanOrEqual(150);
    expect(x).toBeLessThan(190);
    expect(y).toBeGreaterThanOrEqual(100);
    expect(y).toBeLessThan(140);
    expect(x + width).toBeLessThanOrEqual(800);
    expect(x + width).toBeGreaterThan(760);
    expect(y + height).toBeLessThanOrEqual(1100);
    expect(y + height).toBeGreaterThan(1060);
  });

  test('is the whole sheet where a part lies in a shadow as dark as the table beside its bright part', () => {
    const light = createRaster(900, 1200, 70);
    for (let y = 96; y < 1104; y++) {
      for (let x = 144; x < 800; x++) light.data[y * light.width + x] = 90 + 150 / (1 + Math.exp((450 - x) / 60));
    }
    // The table beneath the bright part is lit as well.
    for (let y = 1104; y < 1200; y++) for (let x = 500; x < 900; x++) light.data[y * light.width + x] = 120;
    const paper = findPaper(light);
    const word = (x: number, y: number) => paper?.holds({ x, y, width: 20, height: 10 });
    expect(word(700, 600)).toBe(true);
    expect(word(220, 600)).toBe(true);
    expect(word(700, 1150)).toBe(false);
    expect(word(80, 600)).toBe(false);
  });

  test('is told from a table that is hardly darker than the part of it in shadow', () => {
    const light = createRaster(900, 1200, 106);
    for (let y = 100; y < 1100; y++) {
      for (let x = 150; x < 800; x++) light.data[y * light.width + x] = 240 - 0.12 * (y - 100);
    }
    const paper = findPaper(light);
    const word = (x: number, y: number) => paper?.holds({ x, y, width: 20, height: 10 });
    expect(word(500, 200)).toBe(true);
    expect(word(500, 1040)).toBe(true);
    expect(word(60, 200)).toBe(false);
    expect(word(500, 1170)).toBe(false);
  });

  test('ends at its edge where the table beside it is nearly as bright', () => {
    const light = createRaster(900, 1200, 80);
    for (let y = 100; y < 1100; y++) {
      for (let x = 150; x < 700; x++) light.data[y * light.width + x] = 240 - 0.16 * (x - 150);
      for (let x = 700; x < 880; x++) if (y < 500) light.data[y * light.width + x] = 134;
    }
    const paper = findPaper(light);
    const word = (x: number, y: number) => paper?.holds({ x, y, width: 20, height: 10 });
    expect(word(600, 300)).toBe(true);
    expect(word(780, 300)).toBe(false);
  });

  test('is what lies in the middle where the table in the light is brighter than the sheet in the shadow', () => {
    const light = createRaster(900, 1200, 70);
    // From the lower right corner light falls on sheet and table alike, and an edge of the sheet crosses a block.
    const lit = (x: number, y: number) => 1 + 1.6 / (1 + Math.exp((1250 - x - y) / 200));
    for (let y = 0; y < 1200; y++) {
      for (let x = 0; x < 900; x++) {
        const isSheet = x >= 134 && x < 806 && y >= 104 && y < 1096;
        light.data[y * light.width + x] = (isSheet ? 96 : 62) * lit(x, y);
      }
    }
    const paper = findPaper(light);
    const word = (x: number, y: number) => paper?.holds({ x, y, width: 20, height: 10 });
    for (const [x, y] of [
      [220, 200],
      [700, 200],
      [220, 1000],
      [700, 1000],
    ] as const)
      expect(word(x, y)).toBe(true);
    for (const [x, y] of [
      [60, 200],
      [860, 600],
      [860, 1150],
      [500, 40],
    ] as const)
      expect(word(x, y)).toBe(false);
  });

  test('is what does not run out to the edge of the picture, where one half of the table is bright', () => {
    const light = createRaster(900, 1200, 60);
    for (let y = 0; y < 1200; y++) light.data.fill(140, y * 900 + 450, (y + 1) * 900);
    for (let y = 104; y < 1096; y++) {
      for (let x = 134; x < 806; x++) light.data[y * 900 + x] = 150 + 85 / (1 + Math.exp((450 - x) / 60));
    }
    const paper = findPaper(light);
    const word = (x: number, y: number) => paper?.holds({ x, y, width: 20, height: 10 });
    expect([word(220, 600), word(700, 600)]).toEqual([true, true]);
    expect([word(60, 600), word(860, 600), word(700, 40), word(700, 1150)]).toEqual([false, false, false, false]);
  });

  test('is known on a table hardly darker, and not in what shows a sheet alone', () => {
    const light = createRaster(900, 1200, 95);
    for (let y = 104; y < 1096; y++) light.data.fill(120, y * 900 + 134, y * 900 + 806);
    const word = (x: number, y: number) => findPaper(light)?.holds({ x, y, width: 20, height: 10 });
    expect([word(220, 600), word(60, 600)]).toEqual([true, false]);
    expect(findPaper(createRaster(900, 1200, 235))).toBeNull();
  });

  test('does not end at a line of large letters', () => {
    const light = createRaster(900, 1200, 70);
    for (let y = 100; y < 1100; y++) for (let x = 150; x < 800; x++) light.data[y * light.width + x] = 230;
    // Lines of signs that are half ink, each as high as twelve cells.
    for (const top of [200, 300]) {
      for (let y = top; y < top + 48; y++) {
        for (let x = 200; x < 750; x++) if (x % 24 < 14) light.data[y * light.width + x] = 40;
      }
    }
    const { y, height } = sheetAround(light, { x: 200, y: 400, width: 550, height: 400 });
    expect(y).toBeLessThan(140);
    expect(y + height).toBeGreaterThan(1060);
  });

  test('is not seen in what a scanner took', { timeout: 60_000 }, async () => {
    for (const language of ['en', 'ru', 'zh', 'ar']) {
      for (const ink of await pages(language, 2)) expect(findStance(ink).keystone).toBeNull();
    }
  });
});
