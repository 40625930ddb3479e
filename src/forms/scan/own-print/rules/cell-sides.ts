import { at, type Raster } from '../../picture/raster.ts';
import type { RuleCourse } from './rule-course.ts';

/** How near its ends come to the rules across, beyond their soft edge, in pixels. */
const MEETING = 8;
/** How far, in pixels, sides of the same column stand from one line down the page, and its slant in a crooked scan. */
const IN_LINE = 6;
const SLANT = 0.03;
/** Rules of one table differ in thickness by so many pixels at most; pens are thicker. */
const LIKE = 1;

/**
 * Sides of single cells: too short to be known for rules by themselves, they run from one rule across to another, and the
 * cells of other records have them in the same column: each by itself, or several as one long rule. A person who draws a line
 * down a cell does it once, or crookedly.
 * @param long the rules down the page
 * @param across the rules across the page, as 255 on 0
 * @param thickness of the rules down the page that are long, or of those across, in pixels
 */
export function cellSides(
  short: readonly RuleCourse[],
  long: readonly RuleCourse[],
  across: Raster,
  thickness: number,
): RuleCourse[] {
  const sides = short.filter((course) => isThin(course, thickness) && meetsRules(course, across));
  return sides.filter(
    (side) =>
      sides.some((other) => other !== side && isInLine(side, other)) || long.some((rule) => continues(side, rule)),
  );
}

function isThin(course: RuleCourse, thickness: number): boolean {
  return course.thickness <= thickness + LIKE;
}

function meetsRules({ from, middle }: RuleCourse, across: Raster): boolean {
  const [first = 0, last = 0] = [middle[0], middle.at(-1)];
  return isRuled(across, Math.round(first), from) && isRuled(across, Math.round(last), from + middle.length);
}

function isRuled(across: Raster, x: number, y: number): boolean {
  for (let row = y - MEETING; row <= y + MEETING; row++) if (at(across, x, row) > 0) return true;
  return false;
}

function isInLine(one: RuleCourse, other: RuleCourse): boolean {
  const [first = 0, second = 0] = [one.middle[0], other.middle[0]];
  return Math.abs(first - second) <= IN_LINE + Math.abs(one.from - other.from) * SLANT;
}

/** Whether a side stands where a long rule would go on to. */
function continues({ from, middle: [first = 0] }: RuleCourse, rule: RuleCourse): boolean {
  const [start, end] = [rule.middle[0] ?? 0, rule.middle.at(-1) ?? 0];
  const slant = (end - start) / rule.middle.length;
  return Math.abs(start + slant * (from - rule.from) - first) <= IN_LINE;
}
