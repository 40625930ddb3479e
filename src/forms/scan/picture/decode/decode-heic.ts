import { createRequire } from 'node:module';
import sharp from 'sharp';
import { checkSize } from '../../../packages/picture-size.ts';
import { UnreadableFile } from '../../../reader.ts';
import { say } from '../../../sentences.ts';
import type { PageSource } from './page-source.ts';

/** What of libheif's WebAssembly build is used; the package brings types for its C functions only. */
interface HeicImage {
  get_width(): number;
  get_height(): number;
  display(target: Pixels, done: (filled: Pixels | null) => void): void;
  free(): void;
}
interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}
interface LibHeif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeicImage[] };
}

const CHANNELS = 4;
const require = createRequire(import.meta.url);

/**
 * The photos of a HEIC file, as telephones write them; sharp's own build lacks the HEVC decoder. The turn that the file
 * asks for is applied by the decoder, and its EXIF copy must then be left alone (ISO/IEC 23008-12, 6.5.10).
 * @throws UnreadableFile if the file is damaged or a photo is too large to be a scanned page.
 */
export function openHeic(bytes: Uint8Array): PageSource {
  // Loaded here: few mails carry such photos, and every reading process would pay for it.
  const { HeifDecoder } = require('libheif-js/wasm-bundle') as LibHeif;
  const images = new HeifDecoder().decode(bytes);
  if (images.length === 0) {
    throw new UnreadableFile('attachment-damaged', say('photo-damaged'));
  }
  for (const image of images) checkSize(image.get_width(), image.get_height());
  return {
    count: images.length,
    open: async (index) => decode(images[index]),
    close: () => {
      for (const image of images) image.free();
    },
  };
}

async function decode(image: HeicImage | undefined) {
  if (!image) throw new Error('no such photo in the file');
  const [width, height] = [image.get_width(), image.get_height()];
  const empty = { data: new Uint8ClampedArray(width * height * CHANNELS), width, height };
  const filled = await new Promise<Pixels | null>((resolve) => image.display(empty, resolve));
  if (!filled) throw new Error('the photo cannot be decoded');
  return sharp(filled.data, { raw: { width, height, channels: CHANNELS } });
}
