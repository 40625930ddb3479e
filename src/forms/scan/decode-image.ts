import sharp, { type Metadata, type Sharp } from 'sharp';
import { UnreadableFile } from '../reader.ts';

/** A4 at 600 dpi is 35 million pixels; A3 at 600 dpi is 70. Beyond this a picture is not a scanned form. */
const MAX_PIXELS = 100_000_000;

/** The pages of one file, decoded one at a time so that a long document needs the memory of one page. */
export interface PageSource {
  count: number;
  /** A fresh decoder of the page (zero-based), already turned as the camera's orientation tag says. */
  open(index: number): Promise<Sharp>;
  close(): void;
}

/**
 * The pages of a picture file: one, or those of a multi-page TIFF.
 * @throws UnreadableFile if the picture is damaged, of a kind not supported, or too large to be a scanned page.
 */
export async function openImage(bytes: Uint8Array): Promise<PageSource> {
  const metadata = await readMetadata(bytes);
  const height = metadata.pageHeight ?? metadata.height;
  if (metadata.width * height > MAX_PIXELS) {
    throw new UnreadableFile(
      'attachment-too-large',
      `The picture has ${metadata.width} × ${height} pixels; scan it again at 200 to 300 dpi.`,
    );
  }
  return {
    count: metadata.format === 'tiff' ? (metadata.pages ?? 1) : 1,
    open: async (index) => decoder(bytes, index).autoOrient(),
    close: () => {},
  };
}

function decoder(bytes: Uint8Array, page: number): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn: 'error', page });
}

async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false, sequentialRead: true }).metadata();
  } catch (cause) {
    throw new UnreadableFile('attachment-damaged', 'The picture cannot be opened; ask for it again.', { cause });
  }
}
