import type { PagePicture } from './page-picture.ts';
import { letterReach } from './picture/ink/letter-reach.ts';
import { washesWithin } from './picture/ink/washes.ts';
import { crop, type Raster } from './picture/raster.ts';

/** A sheet with two pages side by side is so many times as wide as high, at least. */
const LANDSCAPE = 1.15;
/** Where the gutter between the two lies, and how wide it is at least, in shares of the sheet's width. */
const MIDDLE = { from: 0.36, to: 0.64 };
const GUTTER = 0.03;
/** Darkness of ink. */
const INK = 110;
/** Shares of the sheet's height: with more ink than a few specks a column is written in; a line along most of it is a fold. */
const SPECKS = 0.006;
const FOLD = 0.6;
/** The least ink of a page that is written on, as a share of half a sheet. */
const WRITTEN = 0.01;

/**
 * The pages on a sheet: one, or two where it was copied or photographed with two side by side. Then nothing is printed or
 * written across the middle from top to bottom, as on no form's own page.
 */
export function pagesOnSheet(sheet: PagePicture): PagePicture[] {
  const { width, height } = sheet.ink;
  const middle = width < LANDSCAPE * height ? null : gutterOf(sheet.ink);
  if (middle === null) return [sheet];
  const parts = [
    { from: 0, to: middle },
    { from: middle, to: width },
  ];
  return parts.some((part) => inkedShare(sheet.legible, part) >= WRITTEN)
    ? parts.map((part) => partOf(sheet, part))
    : [sheet];
}

interface Columns {
  from: number;
  to: number;
}

/** The middle of the widest gap down the sheet, near its own middle; null where something crosses it. */
function gutterOf(ink: Raster): number | null {
  const [first, last] = [Math.round(MIDDLE.from * ink.width), Math.round(MIDDLE.to * ink.width)];
  let widest: Columns = { from: first, to: first };
  for (let from = first, x = first; x < last; x += 1) {
    if (isWrittenIn(ink, x)) from = x + 1;
    else if (x + 1 - from > widest.to - widest.from) widest = { from, to: x + 1 };
  }
  const { from, to } = widest;
  return to - from >= GUTTER * ink.width ? Math.round((from + to) / 2) : null;
}

function isWrittenIn({ data, width, height }: Raster, x: number): boolean {
  let inked = 0;
  for (let i = x; i < data.length; i += width) if ((data[i] ?? 0) >= INK) inked += 1;
  return inked > SPECKS * height && inked < FOLD * height;
}

function inkedShare(ink: Raster, { from, to }: Columns): number {
  const part = crop(ink, { x: from, y: 0, width: to - from, height: ink.height });
  return part.data.reduce((sum, dark) => sum + (dark >= INK ? 1 : 0), 0) / part.data.length;
}

function partOf({ ink, anyInk, legible, washes, across, toSource }: PagePicture, { from, to }: Columns): PagePicture {
  const own = (raster: Raster) => crop(raster, { x: from, y: 0, width: to - from, height: raster.height });
  const [ownInk, ownLegible] = [own(ink), own(legible)];
  return {
    ink: ownInk,
    anyInk: anyInk === ink ? ownInk : own(anyInk),
    legible: ownLegible,
    washes: washes && washesWithin(washes, { x: from, y: 0, width: to - from, height: ink.height }),
    across: across && { ...across, x: across.x - from },
    reach: letterReach(ownLegible),
    toSource: (x, y) => toSource(x + from, y),
  };
}
