import { findOutline, judgeInk, measureInside, STRONG } from '../../outlines/slot-ink.ts';
import type { Inks } from '../../picture/ink/inks.ts';
import type { KnownOutline } from '../own-print.ts';
import { DRAWN } from './drawn-outline.ts';
import { withOwnLevelLines } from './level-lines-of-outline.ts';

/**
 * An empty outline where the page has it: the column and the line that it belongs to tell its place but for some pixels,
 * most of all on bent paper, and its own line, lying beside its place, looks like ink within it. Where it is not clearly
 * seen, or something is drawn in it, it stays where it is expected: strokes make lines too.
 */
export function settled(inks: Inks, outline: KnownOutline): KnownOutline {
  const { rect } = outline;
  const found = findOutline(inks, outline, STRONG);
  const isEmpty = () => judgeInk(measureInside(inks.ink, { ...outline, rect: found.rect }, 0)) === 'empty';
  if (found.closed < DRAWN || !isEmpty()) return outline;
  const off = (side: 'x' | 'y', size: 'width' | 'height') =>
    Math.round(found.rect[side] + found.rect[size] / 2 - rect[side] - rect[size] / 2);
  const placed = { ...outline, rect: { ...rect, x: rect.x + off('x', 'width'), y: rect.y + off('y', 'height') } };
  return { ...placed, blank: withOwnLevelLines(inks.ink, placed, found.rect) };
}
