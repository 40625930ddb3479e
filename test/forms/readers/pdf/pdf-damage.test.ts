import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  drawObject,
  type PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFWriter,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../../src/forms/reader.ts';
import { pdfDocument } from '../../../../src/forms/readers/pdf/pdf-document.ts';
import { isScannedPdf, pdfReader } from '../../../../src/forms/readers/pdf.ts';
import { openPdf as openPages } from '../../../../src/forms/scan/picture/decode/decode-pdf.ts';
import { bitFlips, truncations } from '../../../support/damage.ts';
import { readDocument } from '../../../support/read-form.ts';

const PRINTED = readFileSync(new URL('../../../corpus/forms/pdf/printed-en.pdf', import.meta.url));
const NOTHING_KNOWN = { consultations: [], issuedForms: [] };

function read(bytes: Uint8Array) {
  return pdfDocument({ name: 'form.pdf', bytes });
}

/** The same form written anew by qpdf. */
function qpdf(...options: string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-damage-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), PRINTED);
    execFileSync('qpdf', [...options, join(folder, 'in.pdf'), join(folder, 'out.pdf')]);
    return readFileSync(join(folder, 'out.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A page that is a picture, with what recognition wrote under it, as scanners make it. */
async function scan(recognised: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const strokes = [0, 1, 2].map((i) => `<path d="M60 ${300 + i * 150} q 80 -90 160 0 t 200 20"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842" fill="none" stroke="#114" stroke-width="4"><rect width="595" height="842" fill="#fff" stroke="none"/>${strokes}</svg>`;
  const picture = await sharp(Buffer.from(svg)).png().toBuffer();
  page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: 595, height: 842 });
  page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
  page.drawText(recognised, { x: 40, y: 780, size: 10, font, lineHeight: 12 });
  return document.save();
}

describe('ways of writing the same PDF', () => {
  it.each([
    ['linearised', ['--linearize']],
    ['with object streams', ['--object-streams=generate']],
    ['uncompressed', ['--qdf', '--object-streams=disable']],
    ['locked against changes only', ['--encrypt', '', 'owner', '256', '--']],
  ])('%s', async (_, options) => {
    expect(readDocument(await read(qpdf(...options))).answers).toEqual(readDocument(await read(PRINTED)).answers);
  });
});

describe('a PDF that cannot be read', () => {
  it('needs a password', async () => {
    await expect(read(qpdf('--encrypt', 'secret', 'owner', '256', '--'))).rejects.toMatchObject({
      name: 'UnreadableFile',
      code: 'attachment-encrypted',
    });
  });

  it('is none', async () => {
    await expect(read(Buffer.from('%PDF-1.7 nothing else'))).rejects.toMatchObject({ code: 'attachment-damaged' });
    await expect(read(new Uint8Array())).rejects.toMatchObject({ code: 'attachment-empty' });
  });

  it('has more pages than any form', async () => {
    const document = await PDFDocument.create();
    for (let page = 0; page < 61; page++) document.addPage();
    await expect(read(await document.save())).rejects.toMatchObject({ code: 'attachment-too-large' });
  });

  it('is an XFA form that only Adobe programs show', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    document.addPage().drawText('Please wait... If this message is not eventually replaced', { font, x: 40, y: 700 });
    const xfa = document.context.register(document.context.stream('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>'));
    document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ Fields: [], XFA: xfa }));
    await expect(read(await document.save())).rejects.toMatchObject({ code: 'format-unsupported' });
  });
});

describe('a PDF that is not all text', () => {
  it('a scan is left to the reader of scans, whatever recognition wrote under it', async () => {
    const recognised = `Member State response to TSB Circular 142\nDraft new Recommendation X.1150\n${'X assigns authority to SG17 to consider this text for approval\n'.repeat(20)}`;
    const bytes = await scan(recognised);
    expect(await isScannedPdf({ name: 'scan.pdf', bytes })).toBe(true);
    const reading = await pdfReader.read({ name: 'scan.pdf', bytes }, NOTHING_KNOWN);
    expect(reading.score).toBe(0);
    expect(reading.records).toEqual([]);
  });

  it('a form in text with a scanned page is read, and the page is named', async () => {
    const document = await PDFDocument.load(PRINTED);
    const other = await PDFDocument.load(await scan(''));
    const [page] = await document.copyPages(other, [0]);
    if (page) document.addPage(page);
    const reading = await pdfReader.read({ name: 'mixed.pdf', bytes: await document.save() }, NOTHING_KNOWN);
    expect(reading.records).toHaveLength(8);
    expect(reading.problems).toMatchObject([{ code: 'attachment-skipped' }]);
  });
});

describe('damage', () => {
  const DAMAGED = [...truncations(PRINTED, 25), ...bitFlips(PRINTED, 25, 40)];

  it('ends in a typed error or in a reading, and never in more answers than the whole form has', async () => {
    const whole = readDocument(await read(PRINTED)).answers;
    for (const bytes of DAMAGED) {
      try {
        const { answers, findings } = readDocument(await read(bytes));
        for (const [ref, answer] of Object.entries(answers)) {
          const doubted = findings.some((finding) => finding.endsWith(ref) || !finding.includes(' '));
          if (answer !== '-' && !doubted) expect(answer).toBe(whole[ref]);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFile);
      }
    }
  }, 120_000);
});

describe('a page of a few kilobytes that unpacks to drawings without end', () => {
  it.each([
    ['line feeds', '\n'.repeat(200_000_000)],
    ['states saved one upon the other', 'q '.repeat(5_000_000)],
    ['lists within lists', '['.repeat(10_000_000)],
  ])('is refused before it is unpacked: %s', async (_, contents) => {
    const document = await PDFDocument.load(PRINTED);
    const stream = document.context.flateStream(contents);
    document.getPage(0).node.set(PDFName.of('Contents'), document.context.register(stream));
    const bytes = await document.save({ useObjectStreams: false });
    await expect(read(bytes)).rejects.toMatchObject({ code: 'attachment-too-large' });
    await expect(openPages(bytes)).rejects.toMatchObject({ code: 'attachment-too-large' });
  });
});

describe('PDFs made to hold a reader up', () => {
  /** The printed form with something changed in its first page. */
  async function changed(change: (document: PDFDocument) => void): Promise<Uint8Array> {
    const document = await PDFDocument.load(PRINTED);
    change(document);
    await document.flush();
    return PDFWriter.forContext(document.context, 50).serializeToBuffer();
  }

  /** Puts a drawing into the page's resources and draws it last. */
  function draw(document: PDFDocument, entries: Record<string, unknown>, contents: string): PDFDict {
    const page = document.getPage(0);
    const stream = document.context.stream(contents, entries as Parameters<typeof document.context.stream>[1]);
    const name = page.node.newXObject('Hostile', document.context.register(stream));
    page.pushOperators(pushGraphicsState(), drawObject(name.decodeText()), popGraphicsState());
    return stream.dict;
  }

  const cases: [string, (document: PDFDocument) => void][] = [
    [
      'a page tree that turns in a circle',
      (document) => {
        const pages = document.catalog.Pages();
        pages.Kids().push(document.catalog.get(PDFName.of('Pages')) as PDFRef);
        pages.set(PDFName.of('Count'), PDFNumber.of(1_000_000));
      },
    ],
    [
      'a drawing that draws itself',
      (document) => {
        const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 100] };
        const dict = draw(document, box, '/Hostile Do /Hostile Do');
        const page = document.getPage(0);
        dict.set(PDFName.of('Resources'), page.node.Resources() as PDFDict);
      },
    ],
    [
      'a picture of 60,000 by 60,000',
      (document) => {
        const size = { Width: 60_000, Height: 60_000, BitsPerComponent: 8, ColorSpace: 'DeviceRGB' };
        draw(document, { Type: 'XObject', Subtype: 'Image', ...size }, 'few bytes');
      },
    ],
    [
      'fields that are each other’s parents',
      (document) => {
        const { context } = document;
        const [one, other] = [context.nextRef(), context.nextRef()];
        const field = { Type: 'Annot', Subtype: 'Widget', FT: 'Btn', Rect: [10, 10, 20, 20] };
        context.assign(one, context.obj({ ...field, Parent: other, Kids: [other] }));
        context.assign(other, context.obj({ ...field, Parent: one, Kids: [one] }));
        document.getPage(0).node.set(PDFName.of('Annots'), context.obj([one, other]));
        document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [one] }));
      },
    ],
  ];

  it.each(cases)(
    '%s',
    async (_, change) => {
      const bytes = await changed(change);
      try {
        const { answers } = readDocument(await read(bytes));
        const whole = readDocument(await read(PRINTED)).answers;
        for (const [ref, answer] of Object.entries(answers)) expect(['-', whole[ref]]).toContain(answer);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFile);
      }
    },
    60_000,
  );
});
