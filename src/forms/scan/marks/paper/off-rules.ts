import { BLOCKING, type FoundOutline } from '../../outlines/slot-ink.ts';
import { at, type Raster, type Rect } from '../../picture/raster.ts';
import type { Outline } from '../../template/template-glyphs.ts';

/** How far a printed rule may lie off a side, in pixels; it goes on beyond both ends of the side for half of the outline's width. */
const OFF = 2;
const BEYOND = 0.5;
const RULED = 0.9;

/**
 * A ruled line of the form is no side of an outline. By coarse fax a hairline box keeps its upright lines and loses the level ones;
 * its course is inked best where the rule above stands for its top, and what is left of its lines then lies within. There the
 * outline is taken to stand where the issued form has it.
 * @param blank the blank form as it is laid over the page
 */
export function offRules(found: FoundOutline, expected: Outline, blank: Raster): FoundOutline {
  const { y, height } = found.rect;
  const isOnRule = [y, y + height - 1].some((line) => isRule(blank, expected.rect, line));
  return isOnRule ? { ...found, rect: expected.rect } : found;
}

function isRule(blank: Raster, { x, width }: Rect, line: number): boolean {
  const [from, to] = [Math.round(x - width * BEYOND), Math.round(x + width * (1 + BEYOND))];
  let inked = 0;
  for (let column = from; column < to; column++) if (isInked(blank, column, Math.round(line))) inked += 1;
  return inked >= (to - from) * RULED;
}

function isInked(blank: Raster, x: number, line: number): boolean {
  for (let y = line - OFF; y <= line + OFF; y++) if (at(blank, x, y) >= BLOCKING) return true;
  return false;
}
