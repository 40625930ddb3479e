import { readFileSync } from 'node:fs';
import { PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FormDocument } from '../../../../src/forms/document/form-document.ts';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { pdfReader } from '../../../../src/forms/readers/pdf.ts';
import { renderPage } from '../../../../src/forms/show-page.ts';
import { loadReadContext } from '../../../../src/reading/load-context.ts';
import { annotate, spotOf } from '../../../support/pdf-overlay.ts';
import { readDocument } from '../../../support/read-form.ts';

/** A printed form on which X.1150 is left open. */
const PRINTED = readFileSync(new URL('../../../corpus/forms/pdf/printed-en.pdf', import.meta.url));

type Point = [number, number];

/** Where the first record stands on the first page, in points from its top left corner. */
interface Places {
  assign: Point;
  none: Point;
  notAssign: Point;
}

let places: Places;
let size: { width: number; height: number };
beforeAll(async () => {
  const { paragraphs } = await pdfDocument({ name: 'printed.pdf', bytes: PRINTED });
  const document = await PDFDocument.load(PRINTED);
  size = document.getPage(0).getSize();
  const first = paragraphs.findIndex(({ place }) => place.row === 1 && place.column === 2);
  const middle = (index: number, within = 0): Point => {
    const paragraph = paragraphs[first + index];
    const box = paragraph?.items.find((item) => item.kind === 'box')?.place ?? paragraph?.place;
    const { x, y, width, height } = spotOf(document, box);
    return [x + (within || width / 2), size.height - y - height / 2];
  };
  places = { assign: middle(0), none: middle(1, -4.5), notAssign: middle(3) };
});

/** Words in strokes of a pen, each letter by itself. */
function words([x, y]: Point, letters: number): Point[][] {
  return Array.from({ length: letters }, (_, i): Point[] => [
    [x + i * 9, y + 10],
    [x + i * 9 + 1, y],
    [x + i * 9 + 6, y + 9],
    [x + i * 9 + 6, y + 1],
  ]);
}

function cross([x, y]: Point): Point[][] {
  return [
    [
      [x - 5, y - 5],
      [x + 5, y + 5],
    ],
    [
      [x + 5, y - 5],
      [x - 5, y + 5],
    ],
  ];
}

/** A name in one run of the pen. */
function signature([x, y]: Point): Point[][] {
  return [Array.from({ length: 24 }, (_, i): Point => [x + i * 5, y + (i % 2 ? 26 : 4) + (i % 5) * 2])];
}

/** The whole page as a picture on which nothing but the pen's strokes is opaque, as tablets send it. */
async function onPicture(document: PDFDocument, page: PDFPage, strokes: Point[][]): Promise<void> {
  const lines = strokes.map((points) => `<polyline points="${points.map((point) => point.join(' ')).join(',')}"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754" viewBox="0 0 ${size.width} ${size.height}" fill="none" stroke="#1c2f8f" stroke-width="1.4">${lines.join('')}</svg>`;
  const picture = await document.embedPng(await sharp(Buffer.from(svg)).png().toBuffer());
  page.drawImage(picture, { x: 0, y: 0, ...size });
}

function inLines(page: PDFPage, strokes: Point[][]): void {
  for (const points of strokes) {
    for (const [index, [x, y]] of points.entries()) {
      const [fromX, fromY] = points[index - 1] ?? [x, y];
      const [start, end] = [
        { x: fromX, y: size.height - fromY },
        { x, y: size.height - y },
      ];
      if (index > 0) page.drawLine({ start, end, thickness: 1.2, color: rgb(0.1, 0.2, 0.6) });
    }
  }
}

async function changed(change: (document: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const document = await PDFDocument.load(PRINTED);
  await change(document);
  return document.save();
}

async function read(change: (document: PDFDocument) => Promise<void> | void): Promise<FormDocument> {
  return pdfDocument({ name: 'form.pdf', bytes: await changed(change) });
}

function codesOf({ problems }: FormDocument): string[] {
  return problems.map(({ code }) => code);
}

describe('a pen on a page of text', () => {
  it('ticks on a transparent picture of the whole page are read, a signature beside them is none', async () => {
    const document = await read(async (pdf) => {
      await onPicture(pdf, pdf.getPage(0), [...cross(places.assign), ...cross(places.none)]);
      await onPicture(pdf, pdf.getPage(pdf.getPageCount() - 1), signature([120, size.height - 90]));
    });
    expect(document.problems).toEqual([]);
    expect(readDocument(document).answers['X.1150']).toBe('assign none');
  });

  it('a word in the margin beside a text goes to staff', async () => {
    const margin: Point = [size.width - 50, places.notAssign[1]];
    expect(codesOf(await read((pdf) => inLines(pdf.getPage(0), words(margin, 2))))).toContain('condition-in-text');
    expect(codesOf(await read((pdf) => onPicture(pdf, pdf.getPage(0), words(margin, 2))))).toContain(
      'condition-in-text',
    );
  });

  it('a remark below the form goes to staff', async () => {
    const below: Point = [80, size.height - 60];
    const last = (pdf: PDFDocument) => pdf.getPage(pdf.getPageCount() - 1);
    expect(codesOf(await read((pdf) => inLines(last(pdf), words(below, 12))))).toEqual(['condition-in-text']);
    expect(codesOf(await read((pdf) => onPicture(pdf, last(pdf), words(below, 12))))).toEqual(['condition-in-text']);
  });

  it('a short word below a form that goes on overleaf goes to staff', async () => {
    const below: Point = [80, size.height - 40];
    expect(codesOf(await read((pdf) => inLines(pdf.getPage(0), words(below, 2))))).toEqual(['condition-in-text']);
  });

  it('a remark into which the signature reaches goes to staff', async () => {
    const { problems } = await read((pdf) => {
      const page = pdf.getPage(pdf.getPageCount() - 1);
      inLines(page, [...words([80, size.height - 60], 12), ...signature([190, size.height - 80])]);
    });
    expect(problems.map(({ code }) => code)).toEqual(['condition-in-text']);
  });

  it('a remark as a pen annotation goes to staff', async () => {
    const document = await read((pdf) => {
      const page = pdf.getPage(pdf.getPageCount() - 1);
      const strokes = words([80, size.height - 60], 12).map((points) =>
        points.flatMap(([x, y]) => [x, size.height - y]),
      );
      annotate(pdf, { page, x: 79, y: 40, width: 130, height: 30 }, 'Ink', { InkList: strokes });
    });
    expect(codesOf(document)).toEqual(['condition-in-text']);
  });

  it('a remark on a scanned page among those of text goes to staff', async () => {
    const scan = new URL('../../../corpus/forms/scan/written-below-the-signature.tif', import.meta.url);
    const bytes = await changed(async (pdf) => {
      const picture = await pdf.embedPng(await sharp(readFileSync(scan), { page: 0 }).png().toBuffer());
      pdf.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
    });
    const { problems } = await pdfReader.read(
      { name: 'form.pdf', bytes },
      await loadReadContext('config/consultations'),
    );
    expect(problems.map(({ code }) => code)).toContain('condition-in-text');
  }, 60_000);
});

describe('a picture on a page of text', () => {
  it('that covers wording goes to staff', async () => {
    const paper = await sharp({ create: { width: 60, height: 10, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const document = await read(async (pdf) => {
      const y = size.height - places.notAssign[1] - 6;
      pdf.getPage(0).drawImage(await pdf.embedPng(paper), { x: places.notAssign[0] + 60, y, width: 200, height: 14 });
    });
    expect(codesOf(document)).toContain('marks-disagree');
  });

  it('that shows the page once more makes it a scan, though words lie over it', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([size.width, size.height]);
    const [print] = await document.embedPdf(PRINTED, [0]);
    page.drawImage(await document.embedPng(await renderPage(PRINTED, 1)), { x: 0, y: 0, ...size });
    if (print) page.drawPage(print);
    const { pictures } = await pdfDocument({ name: 'form.pdf', bytes: await document.save() });
    expect(pictures).toEqual([1]);
  });
});
