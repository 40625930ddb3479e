import type { ObservationSource } from '../../../../domain/evidence.ts';
import { glyphKind } from '../../../document/glyphs.ts';
import { height, overlaps, type Rect, union, width } from '../geometry.ts';
import type { RenderedPage } from '../rendered/render-pdf.ts';
import type { Mark } from './marks.ts';
import type { Target } from './targets.ts';

/** Where the inside of a box begins, in shares of its size; of a button smaller than so many points, further in. */
const INSIDE = 0.24;
const WELL_INSIDE = 0.34;
const TINY = 7;

/** A dash's height as a share of its length, at most. */
const DASH = 0.35;
/** How much of its box a dot may fill, across and down: all of it, with the frame's line. */
const DOT = 1.1;
/** How large a picture of a tick may be, in sizes of its box. */
const LARGEST_TICK = 1.7;

/** A picture speaks only where it was laid over this one box or circle: a tick cut out and pasted in. */
export function isClear(mark: Mark, { box }: Target): boolean {
  if (mark.kind !== 'picture') return mark.clear;
  return Math.max(width(mark.box), height(mark.box)) < LARGEST_TICK * Math.max(width(box), height(box));
}

/** A ring or frame drawn round this one box or circle, and nothing else: it is the chosen one. */
export function isRinged({ box }: Target, within: readonly Mark[], near: readonly Mark[]): boolean {
  const [ring, ...others] = within;
  if (!ring?.ring || others.length + near.length > 0) return false;
  return encloses(ring, box);
}

export function encloses({ box: outer }: Mark, box: Rect): boolean {
  return outer.left < box.left && outer.right > box.right && outer.top < box.top && outer.bottom > box.bottom;
}

/**
 * One clean square or dot is a program's way to show that a box is chosen, and no correction: had it been laid over a
 * cross, the file would tell.
 */
export function isDot(marks: readonly Mark[], { box }: Target): boolean {
  const [mark, ...others] = marks;
  if (others.length > 0) return false;
  if (mark?.glyph) return /-marked$/.test(glyphKind(mark.glyph.text) ?? '');
  if (!mark?.solid) return false;
  return width(mark.box) < DOT * width(box) && height(mark.box) < DOT * height(box);
}

/** A cross is drawn with two strokes of a pen. */
const STROKES_OF_A_CROSS = 2;

/**
 * Whether a pen drew at a box a second time, over a mark that was whole: whoever scribbles over a cross takes it back. The
 * two strokes of a cross may be annotations of their own; a third, or one over a cross in one annotation, is no part of it.
 */
export function isDrawnOver(marks: readonly Mark[]): boolean {
  const pens = marks.filter(({ strokes }) => strokes !== undefined);
  const strokes = pens.reduce((sum, pen) => sum + Math.max(1, pen.strokes?.length ?? 0), 0);
  return pens.length > 1 && strokes > STROKES_OF_A_CROSS;
}

/**
 * Whether something that is no ring was laid over a box which the page itself shows marked: with what a second person, or
 * the same one later, drew over a mark, it may have been taken back.
 */
export function isLaidOver({ box }: Target, within: readonly Mark[], near: readonly Mark[]): boolean {
  const isAnnotation = ({ kind }: Mark) => kind === 'annotation';
  const laid = [...within, ...near].filter((mark) => isAnnotation(mark) && !mark.ring);
  return within.some((mark) => !isAnnotation(mark)) && laid.some((mark) => overlaps(mark.box, inside(box)));
}

/** Whether all that was drawn is one line across or down: a dash, which may say "no" or "not applicable". */
export function isDash(marks: readonly Mark[], target: Target, { ink }: RenderedPage, rules: readonly Rect[]): boolean {
  if (marks.some(({ kind }) => kind === 'typed')) return false;
  const drawn = ink.drawings(inside(target.box), rules, 1);
  if (drawn.length === 0) return false;
  const bounds = union(drawn);
  const [short, long] = [width(bounds), height(bounds)].sort((one, other) => one - other);
  return (short ?? 0) < DASH * (long ?? 0);
}

export function sourceOf(marks: readonly Mark[], otherwise: ObservationSource): ObservationSource {
  if (marks.some(({ kind }) => kind === 'annotation')) return 'annotation';
  if (marks.some(({ kind }) => kind === 'picture')) return 'ink';
  if (marks.some(({ kind }) => kind === 'typed')) return 'typed-mark';
  return otherwise;
}

/** The inside of a box or ring, clear of its own line. */
export function inside(box: Rect): Rect {
  return within(box, INSIDE);
}

/**
 * The same of a form's field: a button may be so small that its ring's line, softened on the page, reaches far in; and programs
 * that are asked to draw fields anew (NeedAppearances, ISO 32000-1, 12.7.2) draw a round one smaller than it was.
 */
export function insideOfField({ box, kind }: { box: Rect; kind: Target['kind'] }): Rect {
  const isTiny = Math.min(width(box), height(box)) < TINY;
  return within(box, isTiny || kind === 'circle' ? WELL_INSIDE : INSIDE);
}

function within(box: Rect, clear: number): Rect {
  const x = clear * width(box);
  const y = clear * height(box);
  return { left: box.left + x, right: box.right - x, top: box.top + y, bottom: box.bottom - y };
}
