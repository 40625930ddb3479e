import type { PageToJudge } from '../judge-page.ts';
import { gatherInkWithin } from '../picture/ink/gathered-ink.ts';
import { createRaster, eachPixel, erase, grown, type Rect } from '../picture/raster.ts';
import { INK, pixelsPerMm, SURE } from './page-with-table.ts';
import { isTraceOfHandling } from './traces-of-handling.ts';

/** All in millimetres. So near the foot of the page and one of its sides people initial it, and in no larger letters. */
const FOOT = 32;
const SIDE = 60;
const LARGEST = { width: 24, height: 14 };
const LEAST = { width: 3, height: 1.5 };
/** Strokes of one sign stand no farther apart. */
const APART = 3;
/** The sheet's own edge, which scanners leave in. */
const EDGE = 2.5;
/** On all pages they stand in the same place, give or take so much, and are as large, within this ratio. */
const ASTRAY = 10;
const ALIKE = 1.8;

/** A sign in a corner, in millimetres from the page's foot and side. */
interface Sign {
  box: Rect;
  up: number;
  in: number;
  width: number;
  height: number;
}

/** The signs in a page's corners at its foot: with those of the other pages they tell whether all are initialled. */
export interface SignsAtFoot {
  left: Sign | null;
  right: Sign | null;
}

/** The only thing written by hand in each of these corners; null where there is none, or more than one, or it is too large. */
export function signsAtFoot(page: PageToJudge): SignsAtFoot {
  return { left: signIn(page, 'left'), right: signIn(page, 'right') };
}

/**
 * Where each page is initialled: the only sign by hand in a corner at its foot, where every other page has one of the same
 * size in the same place. A remark is not written on every page anew.
 * @returns a box for each page, in pixels of its picture; nothing where one of them is not initialled, or there is but one.
 */
export function initialsOf(pages: readonly SignsAtFoot[]): Rect[] {
  if (pages.length < 2) return [];
  for (const side of ['right', 'left'] as const) {
    const signs = pages.flatMap((page) => page[side] ?? []);
    const [first] = signs;
    if (first && signs.length === pages.length && signs.every((sign) => isAlike(sign, first)))
      return signs.map(({ box }) => box);
  }
  return [];
}

function signIn({ legible: ink, words }: PageToJudge, side: keyof SignsAtFoot): Sign | null {
  const mm = pixelsPerMm(ink);
  const corner = {
    x: side === 'left' ? EDGE * mm : ink.width - SIDE * mm,
    y: ink.height - FOOT * mm,
    width: (SIDE - EDGE) * mm,
    height: (FOOT - EDGE) * mm,
  };
  const rest = createRaster(ink.width, ink.height);
  eachPixel(ink, corner, (i) => {
    if ((ink.data[i] ?? 0) >= INK) rest.data[i] = 255;
  });
  for (const { box, confidence } of words) if (confidence >= SURE) erase(rest, grown(box, mm));
  const found = gatherInkWithin(rest, corner, Math.round((APART * mm) / 2)).filter(({ box, pixels }) => {
    const isLarge = box.width >= LEAST.width * mm && box.height >= LEAST.height * mm;
    return isLarge && !isTraceOfHandling({ box, pixels }, ink, mm);
  });
  const [sign, ...others] = found;
  if (!sign || others.length > 0) return null;
  const { box } = sign;
  const fromSide = side === 'left' ? box.x : ink.width - box.x - box.width;
  const [width, height] = [box.width / mm, box.height / mm];
  if (width > LARGEST.width || height > LARGEST.height) return null;
  return { box, up: (ink.height - box.y - box.height) / mm, in: fromSide / mm, width, height };
}

function isAlike(one: Sign, other: Sign): boolean {
  const ratio = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);
  const isNear = Math.max(Math.abs(one.up - other.up), Math.abs(one.in - other.in)) <= ASTRAY;
  return isNear && ratio(one.width, other.width) <= ALIKE && ratio(one.height, other.height) <= ALIKE;
}
