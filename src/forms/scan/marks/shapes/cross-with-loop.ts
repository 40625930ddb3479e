import { findComponents } from '../../picture/ink/components.ts';
import { createRaster, crop, type Raster } from '../../picture/raster.ts';
import type { Strokes } from './drawn-strokes.ts';

/** Pixels of paper, less of which is a rough edge. */
const ROUGH = 4;
/** Share of a loop's width up to which the strokes that close it are the arms of a cross. */
const ARMS = 0.65;

/**
 * A cross that was drawn in one go has a loop at its left or right, where the pen went from the end of one stroke to the
 * beginning of the other: the strokes without what closes the loop. Null where there is no such loop, or another one:
 * letters have theirs above or below.
 */
export function withoutLoop(strokes: Strokes): Strokes | null {
  const { ink } = strokes;
  const holes = holesIn(ink);
  const [loop, ...others] = holes;
  if (!loop || others.length > 0) return null;
  const aside = (loop.x + loop.width / 2) / ink.width - 0.5;
  const above = (loop.y + loop.height / 2) / ink.height - 0.5;
  if (Math.abs(aside) < Math.abs(above)) return null;
  const kept =
    aside > 0
      ? { x: 0, width: Math.round(loop.x + loop.width * ARMS) }
      : { x: Math.round(loop.x + loop.width * (1 - ARMS)), width: ink.width };
  const open = crop(ink, { y: 0, height: ink.height, ...kept });
  return { ...strokes, ink: open, hidden: new Uint8Array(open.data.length) };
}

/** The paper that strokes enclose. */
function holesIn(ink: Raster) {
  const paper = createRaster(ink.width, ink.height);
  for (let i = 0; i < paper.data.length; i++) paper.data[i] = ink.data[i] ? 0 : 255;
  const all = { x: 0, y: 0, width: ink.width, height: ink.height };
  const isEnclosed = ({ x, y, width, height }: typeof all) =>
    x > 0 && y > 0 && x + width < ink.width && y + height < ink.height;
  return findComponents(paper, 255, ROUGH)
    .map(({ box }) => box)
    .filter(isEnclosed);
}
