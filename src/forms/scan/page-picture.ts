import { setImmediate as othersTurn } from 'node:timers/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { findRules, withoutRules } from './own-print/rules/own-rules.ts';
import { decode } from './picture/decode/decode.ts';
import { inkMap, type Pixels, shrunkLight, splitChannels } from './picture/ink/ink.ts';
import { letterReach, type Reach } from './picture/ink/letter-reach.ts';
import { withoutStreaks } from './picture/ink/streaks.ts';
import { liftWashes } from './picture/ink/washes.ts';
import { wordAcross } from './picture/ink/word-across.ts';
import { crop, type Raster, type Rect, reversed } from './picture/raster.ts';
import type { Keystone } from './picture/upright/keystone.ts';
import { findPaper, sheetAround } from './picture/upright/paper.ts';
import { planStraight, straighten } from './picture/upright/straighten.ts';
import { findStance, type Stance } from './picture/upright/upright.ts';

/** Long side that pages are brought to, in pixels: between 200 and 222 dpi for A4. */
const SMALLEST_SIDE = 2339;
const LARGEST_SIDE = 2600;
/** How a page lies is told from a picture of half the size. */
const PREVIEW = 2;
/** Width of the form's text on a page at 200 dpi, in pixels, and how much a photo is enlarged at most to come near it. */
const TEXT_WIDTH = 1330;
const LARGEST_ZOOM = 1.8;
/** Pixels a line of Group 3 fax (T.4). In its coarse mode a pixel is twice as high as wide. */
const FAX_WIDTH = 1728;

/** One page, upright save that it may stand on its head, and level. */
export interface PagePicture {
  /** Darkness by the eye's weights: for reading words. */
  ink: Raster;
  /** Darkness of the darkest colour channel: a light blue pen shows here. */
  anyInk: Raster;
  /** Darkness for reading words, without the ruled lines that keep recognition from the lines of text beside them. */
  legible: Raster;
  /** Where a highlighter was drawn over it, in cells (see `washedShare`); null for nowhere. The pictures show it without. */
  washes: Raster | null;
  /** Where a word lies across it in large letters, as a watermark's; null where none does. */
  across: Rect | null;
  /** Where its letters reach, which tells whether it stands on its head. */
  reach: Reach | null;
  /** Maps a pixel of this picture to shares (0 to 1) of the page as it came. */
  toSource: (x: number, y: number) => [number, number];
}

/**
 * A page's picture, made in steps: in between, what other processes have read of the page before goes its way.
 * @param finer how many times larger than a page's usual picture: a sheet of two pages is larger than either
 */
export async function takePicture(page: Sharp, finer = 1): Promise<PagePicture> {
  const metadata = await page.metadata();
  const size = workingSize(metadata, finer);
  const isGrey = metadata.space === 'b-w';
  const lying = withoutStreaks(await decodeAt(page, size, isGrey));
  const preview = shrunkLight(lying, PREVIEW);
  await othersTurn();
  const stance = findStance(inkMap(preview), findPaper(preview));
  await othersTurn();
  if (stance.keystone) return straightPicture(page, { lying, size, isGrey }, stance, stance.keystone);
  const turn = (stance.sideways ? 90 : 0) + (Math.abs(stance.skew) < 0.15 ? 0 : stance.skew);
  const upright = await turned(lying, turn);
  const { luma, darkest } = splitChannels(upright);
  return pictureOf(luma, darkest, unturn(upright.width, upright.height, size, turn));
}

/** A photo's page: larger where it shows the page from afar, its lines and columns made parallel. */
async function straightPicture(
  page: Sharp,
  seen: Seen,
  { sideways }: Stance,
  keystone: Keystone,
): Promise<PagePicture> {
  const turn = sideways ? 90 : 0;
  const across = (keystone.text.right - keystone.text.left) * Math.max(seen.size.width, seen.size.height);
  const zoom = across < TEXT_WIDTH / 1.1 ? Math.min(LARGEST_ZOOM, TEXT_WIDTH / across) : 1;
  const size = { width: Math.round(seen.size.width * zoom), height: Math.round(seen.size.height * zoom) };
  const lying = zoom > 1 ? await decodeAt(page, size, seen.isGrey) : seen.lying;
  const upright = await turned(lying, turn);
  const { luma, darkest } = splitChannels(upright);
  const plan = planStraight(keystone, upright.width, upright.height, zoom > 1);
  const straight = straighten(luma, plan);
  const sheet = sheetAround(straight, plan.text);
  const back = unturn(upright.width, upright.height, size, turn);
  const toSource: PagePicture['toSource'] = (x, y) => back(...plan.back(x + sheet.x, y + sheet.y));
  const own = crop(straight, sheet);
  return pictureOf(own, darkest === luma ? own : crop(straighten(darkest, plan), sheet), toSource);
}

interface Seen {
  lying: Pixels;
  size: Size;
  isGrey: boolean;
}

interface Size {
  width: number;
  height: number;
}

/** Of one page again and again, and not of its clones, each of which would copy all its pixels. */
function decodeAt(page: Sharp, size: Size, isGrey: boolean): Promise<Pixels> {
  return decode(page.flatten({ background: '#fff' }).resize({ ...size, fit: 'fill' }), isGrey);
}

async function turned(lying: Pixels, turn: number): Promise<Pixels> {
  if (!turn) return lying;
  const { data, width, height, channels } = lying;
  return decode(sharp(data, { raw: { width, height, channels } }).rotate(turn, { background: '#fff' }), channels === 1);
}

async function pictureOf(luma: Raster, darkest: Raster, toSource: PagePicture['toSource']): Promise<PagePicture> {
  await othersTurn();
  const dark = inkMap(luma);
  await othersTurn();
  const anyDark = darkest === luma ? dark : inkMap(darkest);
  await othersTurn();
  const across = wordAcross(anyDark);
  const { ink, anyInk, washes } = liftWashes({ ink: dark, anyInk: anyDark }, luma, darkest);
  const legible = withoutRules(ink, findRules(ink, { across: ink.width * 0.25, down: ink.height * 0.1 }).mask);
  return { ink, anyInk, legible, washes, across, reach: letterReach(legible), toSource };
}

function workingSize(metadata: Metadata, finer: number): Size {
  const { width, height: rows } = metadata.autoOrient ?? metadata;
  const height = width === FAX_WIDTH && rows < 1400 ? rows * 2 : rows;
  const long = Math.max(width, height);
  const wanted = Math.min(finer * LARGEST_SIDE, Math.max(finer * SMALLEST_SIDE, long));
  return { width: Math.round((width * wanted) / long), height: Math.round((height * wanted) / long) };
}

/** The way back from the turned picture to the page as it came, for showing a person where a mark stands. */
function unturn(width: number, height: number, size: Size, turn: number) {
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

const OPPOSITE: Record<Reach, Reach> = { above: 'below', below: 'above' };

function upsideDownBox({ x, y, width, height }: Rect, page: Size): Rect {
  return { x: page.width - x - width, y: page.height - y - height, width, height };
}

/** The picture turned by 180 degrees. */
export function upsideDown(page: PagePicture): PagePicture {
  const { width, height } = page.ink;
  const ink = reversed(page.ink);
  return {
    ink,
    anyInk: page.anyInk === page.ink ? ink : reversed(page.anyInk),
    legible: reversed(page.legible),
    washes: page.washes && reversed(page.washes),
    across: page.across && upsideDownBox(page.across, page.ink),
    reach: page.reach && OPPOSITE[page.reach],
    toSource: (x, y) => page.toSource(width - x, height - y),
  };
}
