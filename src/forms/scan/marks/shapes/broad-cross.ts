import { type Component, findComponents } from '../../picture/ink/components.ts';
import { createRaster, type Raster } from '../../picture/raster.ts';
import { coreOf } from './drawn-strokes.ts';

/** Pixels of paper, less of which is a rough edge. */
const ROUGH = 3;
/** Share of the inside that a felt pen's cross leaves white at least: what leaves less is a filling. */
const LEFT_WHITE = 0.1;
/** How far the middle of a notch lies off that of its side, as a share of the side: within the middle half. */
const OFF_MIDDLE = 0.25;
/** By so many pixels a notch may widen against its course: edges are rough. */
const RAGGED = 1;
/** A cross leaves a notch on every side; where its strokes lean, the outline may hide one. */
const NOTCHES = 3;

/**
 * Whether a felt pen's cross lies over a box: its strokes are so broad that little paper is left between them, a notch in
 * the middle of each side that narrows towards the crossing. Letters leave two notches on a side, holes, or corners.
 * @param inside the inside of the box, without its own lines.
 */
export function isBroadCross(inside: Raster): boolean {
  const { width, height } = inside;
  const paper = createRaster(width, height);
  const least = coreOf(inside.data);
  for (let i = 0; i < paper.data.length; i++) paper.data[i] = (inside.data[i] ?? 0) < least ? 255 : 0;
  const white = findComponents(paper, 255, ROUGH);
  if (white.reduce((sum, { area }) => sum + area, 0) < width * height * LEFT_WHITE) return false;
  const sides = white.map((each) => sideOfNotch(each, paper));
  return sides.length >= NOTCHES && !sides.includes(null) && new Set(sides).size === sides.length;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/** The side in whose middle a piece of paper begins, to grow ever narrower from there; null for any other piece. */
function sideOfNotch({ box, pixels }: Component, { width, height }: Raster): Side | null {
  const touched: Side[] = [];
  if (box.x === 0) touched.push('left');
  if (box.x + box.width === width) touched.push('right');
  if (box.y === 0) touched.push('top');
  if (box.y + box.height === height) touched.push('bottom');
  const [side] = touched;
  if (!side || touched.length > 1) return null;
  const isUpright = side === 'left' || side === 'right';
  const fromFarEnd = side === 'right' || side === 'bottom';
  const [depth, length] = isUpright ? [width, height] : [height, width];
  const widths = Array.from({ length: isUpright ? box.width : box.height }, () => 0);
  let middle = 0;
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const [inwards, along] = isUpright ? [x, y] : [y, x];
    const step = fromFarEnd ? depth - 1 - inwards : inwards;
    widths[step] = (widths[step] ?? 0) + 1;
    if (step === 0) middle += along + 0.5;
  }
  const mouth = widths[0] ?? 0;
  const narrows = widths.every((each, i) => each <= Math.min(...widths.slice(0, i + 1)) + RAGGED);
  return narrows && Math.abs(middle / mouth / length - 0.5) <= OFF_MIDDLE ? side : null;
}
