import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { PDFDocument, type PDFPage, type PDFRef } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readForms } from '../../../src/forms/read-forms.ts';
import type { FormReading } from '../../../src/forms/reader.ts';
import { circular142 } from '../../support/circular-142.ts';
import { PRINTED } from '../../support/printed-form.ts';

const CORPUS = join(import.meta.dirname, '../../corpus');
const PICTURED = join(CORPUS, 'forms/pictured');
const context = { consultations: [circular142], issuedForms: [] };
const pictureOf = (name: string) => readFileSync(join(CORPUS, 'pictures', `${name}.png`));

async function read(bytes: Uint8Array): Promise<FormReading> {
  const { files } = await readForms([{ name: 'form', bytes }], [], context);
  return files[0]?.reading as FormReading;
}

const toldOf = ({ problems }: FormReading) =>
  problems
    .filter(({ message }) => /picture|Stamp annotation/u.test(message))
    .map(({ code, message }) => `${code}: ${message.replace(/^(?:Page \d+: )?(.{0,40}).*$/u, '$1')}`);

describe('a stamp as a picture in the head of a form', () => {
  const names = readdirSync(PICTURED);

  test.each(names.filter((name) => name.startsWith('rejected')))('goes to staff with its words: %s', async (name) => {
    const [told = ''] = toldOf(await read(readFileSync(join(PICTURED, name))));
    expect(told).toMatch(/^condition-in-text: A picture on the form says: ".?REJECTED/u);
  });

  test.each(names.filter((name) => name.startsWith('received')))(
    'is nothing where it tells of receipt: %s',
    async (name) => {
      const reading = await read(readFileSync(join(PICTURED, name)));
      expect(reading.records).toHaveLength(8);
      expect(toldOf(reading)).toEqual([]);
    },
  );
});

/** The Word form with these further pictures in it. */
function withPictures(pictures: Record<string, Uint8Array>): Uint8Array {
  return zipSync({ ...unzipSync(readFileSync(join(PICTURED, 'received.docx'))), ...pictures });
}

test('a picture that cannot be decoded is named, and so are those beyond the limit', async () => {
  const damaged = withPictures({ 'word/media/x.png': pictureOf('rejected').subarray(0, 60) });
  expect(toldOf(await read(damaged))).toEqual(['attachment-skipped: A picture on the form could not be read.']);
  const dots = await Promise.all(
    Array.from({ length: 13 }, (_, at) => {
      const create = { width: 64 + at, height: 40, channels: 3 as const, background: '#fff' };
      return sharp({ create }).png().toBuffer();
    }),
  );
  const many = withPictures(Object.fromEntries(dots.map((bytes, at) => [`word/media/${at}.png`, bytes])));
  expect(toldOf(await read(many))).toEqual(['attachment-skipped: The form holds more than 12 pictures. Th']);
});

test('the picture of the whole document that file managers show says nothing of it', async () => {
  expect(toldOf(await read(withPictures({ 'docProps/thumbnail.png': pictureOf('rejected') })))).toEqual([]);
});

describe('on a PDF', () => {
  /** The printed form with something laid on its first page, beside the title. */
  async function laid(lay: (page: PDFPage, document: PDFDocument) => Promise<void> | void): Promise<string[]> {
    const document = await PDFDocument.load(PRINTED);
    await lay(document.getPage(0), document);
    return toldOf(await read(await document.save()));
  }
  const at = { x: 400, y: 790, width: 140, height: 36 };

  function stamp(page: PDFPage, document: PDFDocument, look: string, picture?: PDFRef): void {
    const box = [0, 0, at.width, at.height];
    const drawn = document.context.stream(look, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: box,
      Resources: { XObject: picture ? { I: picture } : {} },
    });
    const annotation = document.context.obj({
      Type: 'Annot',
      Subtype: 'Stamp',
      F: 4,
      Rect: [at.x, at.y, at.x + at.width, at.y + at.height],
      ...(look !== '' && { AP: { N: document.context.register(drawn) } }),
      Name: 'SBRejected',
    });
    page.node.addAnnot(document.context.register(annotation));
  }

  test.each([
    ['rejected', ['condition-in-text: A picture on the form says: "REJECTED". ']],
    ['received', []],
  ])('a picture of its own: %s', async (name, told) => {
    expect(await laid(async (page, document) => page.drawImage(await document.embedPng(pictureOf(name)), at))).toEqual(
      told,
    );
  });

  test('a stamp of a PDF program that is a picture, over print', async () => {
    const told = await laid(async (page, document) => {
      const image = await document.embedPng(pictureOf('rejected'));
      await image.embed();
      stamp(page, document, `q ${at.width} 0 0 ${at.height} 0 0 cm /I Do Q`, image.ref);
    });
    expect(told).toEqual(['condition-in-text: A picture on the form says: "REJECTED". ']);
  });

  test('a stamp without a look of its own, which programs show or not', async () => {
    const told = await laid((page, document) => stamp(page, document, ''));
    expect(told).toEqual(['mark-unclear: a Stamp annotation is not drawn by every']);
  });
});
