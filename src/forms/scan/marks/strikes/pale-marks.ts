import { BLOCKING, STRONG } from '../../outlines/slot-ink.ts';
import { gatherInk } from '../../picture/ink/gathered-ink.ts';
import { soften } from '../../picture/ink/soften.ts';
import { clip, createRaster, eachPixel, type Raster, type Rect } from '../../picture/raster.ts';
import type { ForeignMark } from '../paper/foreign-ink.ts';

/** Pieces of a pale stroke lie no farther apart than this, in pixels. */
const GAP = 4;
/** Pixels and length of a stroke, less of which is dust; with so much firm ink it is no pale stroke. */
const LEAST_AREA = 30;
const LEAST_LENGTH = 12;
const FIRM = 22;
/** Share of the grown stroke that is its own: dots that fax scatters are mostly gap. */
const DENSE = 0.17;
/** With more of these a page is dusty, and a stroke has so many pixels. */
const DUSTY = 12;
const LARGER = 80;
/** How far beyond the spread of the paper ink begins, and at least, in darkness averaged over nine pixels. */
const BEYOND = 8;
const LEAST = 16;
/** By so much a stroke stands out on the whole: shadows and what fax scatters are paler. */
const CLEAR = 28;

/**
 * What is drawn or written thinly or with little ink, in a part of the page: paler than firm ink, and yet a word to whoever
 * looks there.
 * @param hidden where the form's own print, its blur with it, is not looked at.
 * @param isBesideMark whether a part of the page is so close to a mark that what is blurred there is no shadow
 */
export function findPaleMarks(
  page: Raster,
  hidden: Raster,
  area: Rect,
  isBesideMark: (box: Rect) => boolean = () => false,
): ForeignMark[] {
  const smooth = soften(page);
  const part = clip(page, area);
  const { middle, high } = paperOf(smooth, hidden, part);
  const limit = middle + Math.max(LEAST, BEYOND * (high - middle));
  const rest = createRaster(page.width, page.height);
  eachPixel(page, part, (i) => {
    if ((smooth.data[i] ?? 0) >= limit && (hidden.data[i] ?? 0) < BLOCKING) rest.data[i] = 255;
  });
  const pieces = gatherInk(rest, GAP).map(({ box, pixels, covered }) => {
    return { box, pixels, isDense: pixels.length >= covered * DENSE };
  });
  const scattered = pieces.filter(({ pixels, isDense }) => !isDense && pixels.length >= LEAST_AREA).length;
  const least = scattered > DUSTY ? LARGER : LEAST_AREA;
  return pieces.filter(({ box, pixels, isDense }) => {
    const mean = pixels.reduce((sum, pixel) => sum + (smooth.data[pixel] ?? 0), 0) / Math.max(1, pixels.length);
    const isFirm = pixels.filter((pixel) => (page.data[pixel] ?? 0) >= STRONG).length >= FIRM;
    const isStroke = isDense && pixels.length >= least && Math.max(box.width, box.height) >= LEAST_LENGTH;
    return (
      isStroke &&
      !isFirm &&
      mean >= middle + CLEAR &&
      (isBesideMark(box) || !isShade({ rest, smooth, hidden }, { box, pixels }, mean - middle))
    );
  });
}

/** Pixels within a piece for each one on its rim, from which it is broad; share of them that are paler than most of a stroke. */
const BROAD = 5;
const PALER = 0.7;
const FADING = 0.15;

/** Least side of a shade where print cuts it off, in pixels: pens are thinner. */
const BROAD_SIDE = 7;

/**
 * The edge of a shadow is broad and fades away; a stroke is thin, and a broad letter is as dark to its rim. Where print
 * cuts it off, a shade has no rim.
 */
function isShade(
  { rest, smooth, hidden }: { rest: Raster; smooth: Raster; hidden: Raster },
  { box, pixels }: ForeignMark,
  contrast: number,
): boolean {
  const { width, data } = rest;
  const isPaper = (i: number) => !data[i] && (hidden.data[i] ?? 0) < BLOCKING;
  const rim = pixels.filter((i) => isPaper(i - 1) || isPaper(i + 1) || isPaper(i - width) || isPaper(i + width)).length;
  if (pixels.length < rim * BROAD || Math.min(box.width, box.height) < BROAD_SIDE) return false;
  const mean = pixels.reduce((sum, i) => sum + (smooth.data[i] ?? 0), 0) / pixels.length;
  const faded = pixels.filter((i) => (smooth.data[i] ?? 0) < mean - contrast * (1 - PALER)).length;
  return faded > pixels.length * FADING;
}

/** How dark plain paper is: half of it, and seven tenths, lest a large word raise what counts as paper. */
function paperOf(smooth: Raster, hidden: Raster, part: Rect): { middle: number; high: number } {
  const counts = new Uint32Array(256);
  let all = 0;
  eachPixel(smooth, part, (i) => {
    if ((hidden.data[i] ?? 0) >= BLOCKING) return;
    const dark = smooth.data[i] ?? 0;
    counts[dark] = (counts[dark] ?? 0) + 1;
    all += 1;
  });
  const below = (share: number) => {
    let value = 0;
    for (let sum = counts[0] ?? 0; sum < all * share && value < 255; sum += counts[value] ?? 0) value += 1;
    return value;
  };
  return { middle: below(0.5), high: below(0.7) };
}
