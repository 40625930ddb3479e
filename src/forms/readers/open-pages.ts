import { detectFormat } from '../formats/detect-format.ts';
import type { Format } from '../formats/format.ts';
import { UnreadableFile } from '../reader.ts';
import { openImage } from '../scan/picture/decode/decode-image.ts';
import { openPdf } from '../scan/picture/decode/decode-pdf.ts';
import type { PageSource } from '../scan/picture/decode/page-source.ts';
import { say } from '../sentences.ts';
import { picturePages } from './picture-pages.ts';

/** Documents of text, which may hold nothing but scanned pages. */
export const TEXTS: ReadonlySet<Format> = new Set<Format>(['docx', 'doc', 'odt']);

/**
 * The pages of a PDF, a picture, or a text document of scanned pages, to look at one by one.
 * @throws UnreadableFile if it cannot be opened, or has no pages
 */
export async function openPages(bytes: Uint8Array): Promise<PageSource> {
  const format = detectFormat(bytes);
  if (format === 'pdf') return openPdf(bytes);
  if (format === 'image') return openImage(bytes);
  const scanned = TEXTS.has(format) ? await picturePages({ bytes }) : null;
  if (scanned) return openPictures(scanned.pages);
  throw new UnreadableFile('format-unsupported', say('pages-absent'));
}

/** Pictures as the pages of one file. */
export function openPictures(pictures: readonly Uint8Array[]): PageSource {
  return {
    count: pictures.length,
    open: async (index) => (await openImage(pictures[index] ?? new Uint8Array())).open(0),
    close: () => {},
  };
}
