import sharp, { type Metadata, type Sharp } from 'sharp';
import { checkSize, MAX_PIXELS } from '../../../packages/picture-size.ts';
import { UnreadableFile } from '../../../reader.ts';
import { say } from '../../../sentences.ts';
import { openHeic } from './decode-heic.ts';
import type { PageSource } from './page-source.ts';

/**
 * The pages of a picture file: one, or those of a multi-page TIFF or HEIC.
 * @throws UnreadableFile if the picture is damaged, of a kind not supported, or too large to be a scanned page.
 */
export async function openImage(bytes: Uint8Array): Promise<PageSource> {
  const metadata = await readMetadata(bytes);
  checkSize(metadata.width, metadata.pageHeight ?? metadata.height);
  if (metadata.compression === 'hevc') return openHeic(bytes);
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
    throw new UnreadableFile('attachment-damaged', say('picture-damaged'), { cause });
  }
}
