import { degrees, PDFDocument, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { PRINTED } from '../../../support/printed-form.ts';
import { readDocument } from '../../../support/read-form.ts';

type Lay = (page: PDFPage, document: PDFDocument) => Promise<void> | void;

/** What is doubtful about the whole of a form that has something laid over each of its pages. */
async function doubtsWith(lay: Lay): Promise<string[]> {
  const document = await PDFDocument.load(PRINTED);
  for (const page of document.getPages()) {
    page.setFont(await document.embedFont(StandardFonts.HelveticaBold));
    await lay(page, document);
  }
  const read = readDocument(await pdfDocument({ name: 'across.pdf', bytes: await document.save() }));
  return read.findings.filter((finding) => finding === 'condition-in-text');
}

const GREY = rgb(0.8, 0.8, 0.8);

function word(text: string, size: number, turn: number): Lay {
  return (page) => page.drawText(text, { x: 180, y: 300, size, rotate: degrees(turn), color: GREY });
}

/** Five letters of a watermark as a converter draws them, each an area; `step` leads from one to the next. */
function letters(step: { x: number; y: number }, from = { x: 150, y: 300 }): Lay {
  return (page) => {
    for (let at = 0; at < 5; at++) {
      const place = { x: from.x + at * step.x, y: from.y + at * step.y, color: GREY };
      page.drawSvgPath('M 0 0 L 14 -6 L 30 -34 L 40 -30 L 44 -60 L 8 -48 Z', place);
    }
  };
}

const picture =
  (draw: string): Lay =>
  async (page, document) => {
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">${draw}</svg>`);
    const image = await document.embedPng(await sharp(svg).png().toBuffer());
    page.drawImage(image, { x: 80, y: 180, width: 450, height: 450 });
  };

const PALE_BARS = [0, 1, 2, 3, 4]
  .map((at) => `<path d="M${100 + 130 * at},${700 - 110 * at} l90,-40 l20,60 l-90,40 z" fill="#ccc"/>`)
  .join('');

describe('what is said across the page goes to staff with the whole form', () => {
  test.each<[string, Lay]>([
    ['a word aslant', word('CANCELLED', 60, 45)],
    ['a word turned but a little, as a stamp is', word('REJECTED', 24, 12)],
    ['a word that runs upwards', word('NOT VALID', 50, 90)],
    ['a level word over the lines of the form', word('WITHDRAWN', 40, 0)],
    ['a word drawn as areas, which the file does not spell', letters({ x: 50, y: 45 })],
    ['a pale word in a picture', picture(PALE_BARS)],
  ])('%s', async (_, lay) => {
    expect(await doubtsWith(lay)).not.toEqual([]);
  });
});

describe('what says nothing of the answers does not', () => {
  test.each<[string, Lay]>([
    ['the name of a ministry aslant', word('Ministry of Communications', 40, 45)],
    ['a word on secrecy', word('CONFIDENTIAL', 60, 50)],
    [
      'areas in no row, as of an emblem',
      (page) => {
        for (const [x, y] of [
          [0, 0],
          [60, 50],
          [0, 100],
          [-60, 50],
        ] as const)
          letters({ x: 0, y: 0 }, { x: 280 + x, y: 300 + y })(page, page.doc);
      },
    ],
    ['letters above the form, as a letterhead has', letters({ x: 60, y: 0 }, { x: 100, y: 835 })],
    ['paper that is tinted all over', picture('<rect width="900" height="900" fill="#f0f0e8"/>')],
  ])('%s', async (_, lay) => {
    expect(await doubtsWith(lay)).toEqual([]);
  });
});

test('a level word over the form leaves its lines as they are', async () => {
  const document = await PDFDocument.load(PRINTED);
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const page of document.getPages()) page.drawText('ORIGINAL', { x: 130, y: 320, size: 60, font, opacity: 0.2 });
  const { paragraphs } = await pdfDocument({ name: 'across.pdf', bytes: await document.save() });
  const texts = paragraphs.map(({ items }) => items.map((item) => (item.kind === 'text' ? item.text : '')).join(''));
  const plain = await pdfDocument({ name: 'plain.pdf', bytes: PRINTED });
  const before = plain.paragraphs.map(({ items }) =>
    items.map((item) => (item.kind === 'text' ? item.text : '')).join(''),
  );
  expect(texts.filter((text) => text !== 'ORIGINAL')).toEqual(before);
  expect(texts.filter((text) => text === 'ORIGINAL')).toHaveLength(1);
});
