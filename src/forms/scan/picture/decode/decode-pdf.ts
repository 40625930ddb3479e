import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';
import { refusePackedBombs } from '../../../packages/pdf-streams.ts';
import { UnreadableFile } from '../../../reader.ts';
import { say } from '../../../sentences.ts';
import type { PageSource } from './page-source.ts';

/** Long side of a rendered page in pixels: A4 at 222 dpi. */
const RENDERED_HEIGHT = 2600;

/**
 * The pages of a PDF as pictures.
 * @throws UnreadableFile if the file is damaged, needs a password or draws without end.
 */
export async function openPdf(bytes: Uint8Array): Promise<PageSource> {
  refusePackedBombs(bytes);
  const library = await PDFiumLibrary.init();
  const document = await load(library, bytes);
  return {
    count: document.getPageCount(),
    open: (index, finer = 1) => renderPage(document, index, Math.round(RENDERED_HEIGHT * finer)),
    close: () => {
      document.destroy();
      library.destroy();
    },
  };
}

async function load(library: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await library.loadDocument(bytes);
  } catch (cause) {
    library.destroy();
    if (cause instanceof Error && /password/i.test(cause.message)) {
      throw new UnreadableFile('attachment-encrypted', say('scan-locked'), { cause });
    }
    throw new UnreadableFile('attachment-damaged', say('scan-damaged'), { cause });
  }
}

/** One page, its long side `longSide` pixels. */
export async function renderPage(document: PDFiumDocument, index: number, longSide: number): Promise<Sharp> {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = longSide / Math.max(originalWidth, originalHeight, 1);
  const { data, width, height } = await page.render({ scale, render: 'bitmap', renderFormFields: true });
  const grey = greyOf(data);
  return grey
    ? sharp(grey, { raw: { width, height, channels: 1 } })
    : sharp(data, { raw: { width, height, channels: 4 } });
}

const OPAQUE = 0xff000000;
/** A pixel in grey has its darkness three times. */
const GREY = 0x010101;

/** One byte a pixel, of a page in black and white or grey: a quarter of what is to be copied and turned; null of another. */
function greyOf(pixels: Uint8Array): Uint8Array | null {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  const grey = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    const light = word & 0xff;
    if (word !== (OPAQUE | (light * GREY)) >>> 0) return null;
    grey[i] = light;
  }
  return grey;
}
