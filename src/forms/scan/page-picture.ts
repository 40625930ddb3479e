import sharp, { type Metadata, type Sharp } from 'sharp';
import { findRules, withoutRules } from './own-print/own-rules.ts';
import { inkMap, type Pixels, splitChannels } from './picture/ink.ts';
import { createRaster, type Raster, shrink } from './picture/raster.ts';
import { findStance } from './picture/upright.ts';

/** Long side that pages are brought to, in pixels: between 200 and 222 dpi for A4. */
const SMALLEST_SIDE = 2339;
const LARGEST_SIDE = 2600;
/** How a page lies is told from a picture of half the size. */
const PREVIEW = 2;
/** Pixels a line of Group 3 fax (T.4). In its coarse mode a pixel is twice as high as wide. */
const FAX_WIDTH = 1728;

/** One page, upright save that it may stand on its head, and level. */
export interface PagePicture {
  /** Darkness by the eye's weights: for reading words. */
  ink: Raster;
  /** Darkness of the darkest colour channel: a yellow highlighter or a light blue pen shows here. */
  anyInk: Raster;
  /** Darkness for reading words, without the ruled lines that keep recognition from the lines of text beside them. */
  legible: Raster;
  /** Maps a pixel of this picture to shares (0 to 1) of the page as it came. */
  toSource: (x: number, y: number) => [number, number];
}

export async function takePicture(page: Sharp): Promise<PagePicture> {
  const metadata = await page.metadata();
  const size = workingSize(metadata);
  const flat = page.flatten({ background: '#fff' }).resize({ ...size, fit: 'fill' });
  // Grey scans would otherwise be decoded as three channels that are the same.
  const lying = await decode(metadata.space === 'b-w' ? flat.toColourspace('b-w') : flat);
  const stance = findStance(inkMap(shrink(splitChannels(lying).luma, PREVIEW)));
  const turn = (stance.sideways ? 90 : 0) + (Math.abs(stance.skew) < 0.15 ? 0 : stance.skew);
  const { data, width, height, channels } = lying;
  const upright = turn
    ? await decode(sharp(data, { raw: { width, height, channels } }).rotate(turn, { background: '#fff' }))
    : lying;
  const { luma, darkest } = splitChannels(upright);
  const ink = inkMap(luma);
  return {
    ink,
    anyInk: darkest === luma ? ink : inkMap(darkest),
    legible: withoutRules(ink, findRules(ink, { across: ink.width * 0.25, down: ink.height * 0.1 }).mask),
    toSource: unturn(upright.width, upright.height, size, turn),
  };
}

async function decode(page: Sharp): Promise<Pixels> {
  const { data, info } = await page.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

function workingSize(metadata: Metadata): { width: number; height: number } {
  const { width, height: rows } = metadata.autoOrient ?? metadata;
  const height = width === FAX_WIDTH && rows < 1400 ? rows * 2 : rows;
  const long = Math.max(width, height);
  const wanted = Math.min(LARGEST_SIDE, Math.max(SMALLEST_SIDE, long));
  return { width: Math.round((width * wanted) / long), height: Math.round((height * wanted) / long) };
}

/** The way back from the turned picture to the page as it came, for showing a person where a mark stands. */
function unturn(width: number, height: number, size: { width: number; height: number }, turn: number) {
  const radians = (-turn * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  return (x: number, y: number): [number, number] => {
    const dx = x - width / 2;
    const dy = y - height / 2;
    const u = (dx * cosine - dy * sine) / size.width + 0.5;
    const v = (dx * sine + dy * cosine) / size.height + 0.5;
    return [u, v];
  };
}

/** The picture turned by 180 degrees. */
export function upsideDown(page: PagePicture): PagePicture {
  const { width, height } = page.ink;
  const ink = reversed(page.ink);
  return {
    ink,
    anyInk: page.anyInk === page.ink ? ink : reversed(page.anyInk),
    legible: reversed(page.legible),
    toSource: (x, y) => page.toSource(width - x, height - y),
  };
}

function reversed(raster: Raster): Raster {
  const out = createRaster(raster.width, raster.height);
  out.data.set(raster.data);
  out.data.reverse();
  return out;
}
