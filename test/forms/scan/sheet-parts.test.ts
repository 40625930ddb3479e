import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { takePicture } from '../../../src/forms/scan/page-picture.ts';
import { pagesOnSheet } from '../../../src/forms/scan/sheet-parts.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { circular142 } from '../../support/circular-142.ts';

const SCAN = readFileSync(new URL('../../corpus/forms/scan/pen-marks-by-fax.tif', import.meta.url));
const TRUTH = new URL('../../corpus/forms/scan/pen-marks-by-fax.json', import.meta.url);

/** The two pages of a form on one sheet, as a copier lays them side by side. */
async function copiedTogether(): Promise<Buffer> {
  const pages = await Promise.all([0, 1].map((page) => sharp(SCAN, { page }).png().toBuffer()));
  return sharp({ create: { width: 2 * 1728, height: 2348, channels: 3, background: 'white' } })
    .composite(pages.map((input, i) => ({ input, left: i * 1728, top: 0 })))
    .png()
    .toBuffer();
}

/** A sheet with lines of text in these columns (shares of its width), and whatever else is drawn on it. */
async function sheetOf(columns: [number, number][], drawn = '', { width, height } = { width: 2600, height: 1840 }) {
  const words = columns.flatMap(([from, to]) =>
    Array.from({ length: 30 }, (_, line) => {
      const [start, end] = [from * width, to * width];
      const letters = Array.from({ length: Math.floor((end - start) / 16) }, (_unused, i) => start + 16 * i);
      return letters.map((x) => `<rect x="${x}" y="${150 + 50 * line}" width="9" height="${12 + ((x + line) % 7)}"/>`);
    }).flat(),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/>${words.join('')}${drawn}</svg>`;
  return takePicture(sharp(Buffer.from(svg)).flatten({ background: '#fff' }));
}

const SPREAD: [number, number][] = [
  [0.06, 0.44],
  [0.56, 0.94],
];

describe('a sheet with two pages side by side', () => {
  it('is read as both of them, and each mark is shown on the sheet', { timeout: 240_000 }, async () => {
    const context = await loadReadContext('config/consultations');
    const sheet = { name: 'copy.png', bytes: await copiedTogether() };
    const { forms } = await readForms([sheet], [], context);
    const read = forms[0] ? interpretForm(forms[0].reading, circular142) : null;
    const said = circular142.texts.map(({ ref }) => {
      const { decision, comments } = read?.answers[ref] ?? {};
      return decision === 'assign' ? (comments === 'attached' ? 'comments' : 'no-comments') : decision;
    });
    expect(said).toEqual(JSON.parse(readFileSync(TRUTH, 'utf8')).truths);
    const places = (forms[0]?.reading.records ?? []).flatMap(({ observations }) =>
      observations.map(({ place }) => ({ page: place.page, side: (place.box?.[0] ?? 0) < 0.5 ? 'left' : 'right' })),
    );
    expect(new Set(places.map(({ page }) => page))).toEqual(new Set([1]));
    expect(new Set(places.map(({ side }) => side))).toEqual(new Set(['left', 'right']));
  });

  it('is told by the gutter between them, which a fold may run down', async () => {
    const fold = '<rect x="1298" y="0" width="3" height="1840"/>';
    expect(pagesOnSheet(await sheetOf(SPREAD))).toHaveLength(2);
    expect(pagesOnSheet(await sheetOf(SPREAD, fold))).toHaveLength(2);
    expect(pagesOnSheet(await sheetOf([[0.06, 0.44]]))).toHaveLength(2);
  });

  it('is none where writing or a ruling crosses the middle, or the page stands upright', async () => {
    const rule = '<rect x="150" y="800" width="2300" height="20"/>';
    expect(pagesOnSheet(await sheetOf([[0.06, 0.94]]))).toHaveLength(1);
    expect(pagesOnSheet(await sheetOf(SPREAD, rule))).toHaveLength(1);
    expect(pagesOnSheet(await sheetOf(SPREAD, '', { width: 1840, height: 2600 }))).toHaveLength(1);
  });
});
