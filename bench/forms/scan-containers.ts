import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import type { FormFile } from '../../src/forms/reader.ts';
import type { Random } from './scan-random.ts';
import { bind } from './scan-writer.ts';

/** Files as they arrive with scanned pages in them. `lost` are the pages that did not arrive. */
interface Packed {
  files: FormFile[];
  lost?: readonly number[];
}

/** A fax server's file: all pages in one TIFF, Group 4. */
export async function faxTiff(pages: readonly Buffer[]): Promise<Packed> {
  const bytes = await sharp([...pages], { join: { animated: true } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 8, yres: 7.7 })
    .toBuffer();
  return { files: [{ name: 'fax.tif', bytes }] };
}

/** An office copier's two settings: a PDF of bilevel pictures, or a PNG a page. */
export async function blackAndWhite(pages: readonly Buffer[], random: Random): Promise<Packed> {
  if (random.chance(0.5)) return { files: [{ name: 'copier.pdf', bytes: await bind(pages) }] };
  return { files: pages.map((bytes, page) => ({ name: `page ${page + 1}.png`, bytes })) };
}

/** A file a page, some held sideways with the camera's note of it. */
export async function photos(pages: readonly Buffer[], random: Random): Promise<Packed> {
  const files = await Promise.all(
    pages.map(async (page, i) => {
      const orientation = random.pick([1, 1, 6, 8, 3]);
      const turn = { 1: 0, 6: 270, 8: 90, 3: 180 }[orientation] ?? 0;
      const bytes = await sharp(page).rotate(turn).withMetadata({ orientation }).jpeg({ quality: 82 }).toBuffer();
      return { name: `IMG_${2041 + i}.JPG`, bytes };
    }),
  );
  return { files };
}

/** A copier that recognises text: words lie invisibly under the picture, some of them wrong. */
export async function withTextLayer(pages: readonly Buffer[]): Promise<Packed> {
  const document = await PDFDocument.load(await bind(pages));
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const page of document.getPages()) {
    const { height } = page.getSize();
    const lines = [
      'Dratt new Recomrnendation ITU-T X.1150',
      'assigns authority to SG17 to consider this text',
      'No comments',
    ];
    for (let i = 0; i < 24; i++) {
      page.drawText(lines[i % 3] ?? '', { x: 60 + (i % 3) * 40, y: height - 90 - i * 28, size: 10, font, opacity: 0 });
    }
  }
  return { files: [{ name: 'scan with text.pdf', bytes: await document.save() }] };
}

/** The feeder took the pages from behind, and one of them twice. */
export async function mixedUp(pages: readonly Buffer[], random: Random): Promise<Packed> {
  const order = [...pages].reverse();
  if (random.chance(0.5)) order.push(random.pick(pages));
  return { files: [{ name: 'mixed up.pdf', bytes: await bind(order) }] };
}

export async function pageMissing(pages: readonly Buffer[], random: Random): Promise<Packed> {
  const lost = Math.floor(random.next() * pages.length);
  const kept = pages.filter((_, page) => page !== lost);
  return { files: [{ name: 'part.pdf', bytes: await bind(kept) }], lost: [lost] };
}
