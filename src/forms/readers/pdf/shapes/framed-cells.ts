import { median } from '../../../measure/median.ts';
import { height, type Rect, width } from '../geometry.ts';
import type { Rule } from './rule.ts';
import { channels } from './shape-kinds.ts';

/** From so many points on a line strikes the eye, where it is so many times as thick as the others. */
const THICK = 1.5;
const THICKER = 1.8;
/** Channels of a colour that differ by more are no shade of grey. */
const COLOURED = 50;
/** How far the sides of a frame miss one another where they meet, in points. */
const MEETS = 2.5;
/** A frame holds a line of writing at least and the cells of one text at most, in points. */
const LOWEST = 9;
const HIGHEST = 160;
const NARROWEST = 9;
/** A page with more lines that stand out is a drawing. */
const MOST_LINES = 200;

/**
 * The frames that someone drew along the edges of a table's cells, thicker than its rulings or in a colour. Where most of
 * its lines are so, or cells one below the other are all framed, it is laid out that way.
 */
export function framedCells(rules: readonly Rule[]): Rect[] {
  const bold = standingOut(rules);
  if (bold.length === 0 || bold.length > MOST_LINES || bold.length * 2 > rules.length) return [];
  const frames = framesOf(bold);
  return frames.filter((frame) => !isOneOfMany(frame, frames));
}

function standingOut(rules: readonly Rule[]): Rule[] {
  const usual = median(rules.map(thickness));
  const isColour = ({ shape }: Rule) =>
    Math.max(...channels(shape.colour)) - Math.min(...channels(shape.colour)) > COLOURED;
  return rules.filter((rule) => isColour(rule) || thickness(rule) >= Math.max(THICK, THICKER * usual));
}

function thickness({ shape, box }: Rule): number {
  return shape.stroke ? shape.lineWidth : Math.min(width(box), height(box));
}

/** Lines of equal length above each other, with two lines that join their ends. */
function framesOf(lines: readonly Rule[]): Rect[] {
  const upright = lines.filter(({ horizontal }) => !horizontal);
  const level = lines.filter(({ horizontal }) => horizontal);
  return level.flatMap((top) =>
    level.flatMap((bottom): Rect[] => {
      const box = { left: top.from, right: top.to, top: top.at, bottom: bottom.at };
      const isHigh = height(box) > LOWEST && height(box) < HIGHEST && width(box) > NARROWEST;
      if (!isHigh || !near(bottom.from, box.left) || !near(bottom.to, box.right)) return [];
      const isSide = (at: number) => upright.some((rule) => near(rule.at, at) && joins(rule, box));
      return isSide(box.left) && isSide(box.right) ? [box] : [];
    }),
  );
}

function joins({ from, to }: Rule, { top, bottom }: Rect): boolean {
  return near(from, top) && near(to, bottom);
}

/** Whether a frame is as wide as others right above and below, which are no more the sender's than the table's. */
function isOneOfMany(frame: Rect, frames: readonly Rect[]): boolean {
  const alike = frames.filter(({ left, right }) => near(left, frame.left) && near(right, frame.right));
  const joined = alike.filter((one) =>
    alike.some((other) => near(one.bottom, other.top) || near(one.top, other.bottom)),
  );
  return joined.length > 2 && joined.includes(frame);
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < MEETS;
}
