import sharp, { type Sharp } from 'sharp';
import type { Place } from '../domain/evidence.ts';
import { UnreadableFile } from './reader.ts';
import { openPages } from './readers/open-pages.ts';
import { say } from './sentences.ts';

/** Long side of a shown page in pixels: A4 at 145 dpi, where handwriting can be read and the picture stays small. */
const PAGE_SIDE = 1700;
/** Longest side of a crop. */
const CROP_SIDE = 1400;
/** What is shown around the place in question, as a share of the page: the lines above and below it. */
const MARGIN = 0.02;

/**
 * One page (one-based) of a PDF, a picture or a text document of pictures as PNG, for a person to look at. Runs where
 * hostile files are read.
 * @throws UnreadableFile if it cannot be opened, or has no such page.
 */
export function renderPage(bytes: Uint8Array, page: number): Promise<Uint8Array> {
  return withPage(bytes, page, async (source) => {
    const shown = source.resize({ width: PAGE_SIDE, height: PAGE_SIDE, fit: 'inside', withoutEnlargement: true });
    return png(shown.flatten({ background: '#fff' }));
  });
}

/** How many pages a PDF, a picture or a text document of pictures has; 0 where it cannot be opened. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  try {
    const source = await openPages(bytes);
    source.close();
    return source.count;
  } catch {
    return 0;
  }
}

/**
 * What a page shows at a place, framed in red, with a little of what lies around it, as PNG. The whole page where the
 * place names no box.
 * @throws UnreadableFile as `renderPage` does.
 */
export function cropOf(bytes: Uint8Array, place: Place): Promise<Uint8Array> {
  const { page = 1, box } = place;
  if (!box) return renderPage(bytes, page);
  return withPage(bytes, page, async (source) => {
    const metadata = await source.metadata();
    const { width, height } = metadata.autoOrient ?? metadata;
    const inner = pixels(box, width, height, 0);
    const outer = pixels(box, width, height, MARGIN);
    const frame = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${outer.width}" height="${outer.height}"><rect x="${inner.left - outer.left}" y="${inner.top - outer.top}" width="${inner.width}" height="${inner.height}" fill="none" stroke="#d4002a" stroke-width="${frameWidth(width)}"/></svg>`,
    );
    const cut = await source
      .flatten({ background: '#fff' })
      .extract(outer)
      .composite([{ input: frame }])
      .png()
      .toBuffer();
    return png(sharp(cut).resize({ width: CROP_SIDE, height: CROP_SIDE, fit: 'inside', withoutEnlargement: true }));
  });
}

/** A picture that was shown, turned clockwise by so many degrees: 90, 180 or 270. */
export function turned(picture: Uint8Array, degrees: number): Promise<Uint8Array> {
  return png(sharp(picture).rotate(degrees));
}

async function withPage(
  bytes: Uint8Array,
  page: number,
  show: (page: Sharp) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const source = await openPages(bytes);
  try {
    if (!Number.isInteger(page) || page < 1 || page > source.count) {
      throw new UnreadableFile('format-unsupported', say('page-absent', { page }));
    }
    return await show(await source.open(page - 1));
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('attachment-damaged', say('scan-page-damaged', { page }), { cause });
  } finally {
    source.close();
  }
}

/** Shares of the page as whole pixels within it, at least one each way, grown by a share of the page's width. */
function pixels([x, y, w, h]: [number, number, number, number], width: number, height: number, margin: number) {
  const grown = margin * width;
  const left = clamp(Math.floor(x * width - grown), 0, width - 1);
  const top = clamp(Math.floor(y * height - grown), 0, height - 1);
  const right = clamp(Math.ceil((x + w) * width + grown), left + 1, width);
  const bottom = clamp(Math.ceil((y + h) * height + grown), top + 1, height);
  return { left, top, width: right - left, height: bottom - top };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Number.isFinite(value) ? value : least));
}

function frameWidth(pageWidth: number): number {
  return Math.max(2, Math.round(pageWidth / 500));
}

async function png(picture: Sharp): Promise<Uint8Array> {
  return picture.png({ compressionLevel: 6 }).toBuffer();
}
