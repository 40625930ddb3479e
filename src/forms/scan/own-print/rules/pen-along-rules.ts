import { median } from '../../../measure/median.ts';
import { at, type Raster, type Rect } from '../../picture/raster.ts';
import type { RuleCourse } from './rule-course.ts';
import { INKED } from './rule-runs.ts';

/** A pen line runs along a rule over so many pixels at least. */
const STROKE_LENGTH = 32;
/**
 * It adds two lines of what counts as ink, and half of that at least: a hair-thin rule that lies aslant is spread over two
 * lines more in places, which then are paler, and adds nothing.
 */
const LEAST_ADDED = INKED;

/** A part of a rule, by its places: the first one, and the one behind the last. */
interface Stretch {
  start: number;
  end: number;
}

/** The parts of the page where a rule is so many lines thicker than usual, and darker: something is drawn along it. */
export function strokesAlong(ink: Raster, course: RuleCourse, thicker: number, down: boolean): Rect[] {
  const darker = darkerThanUsual(ink, course, thicker, down);
  const drawn = thickStretches(course, thicker).filter((stretch) => darker(stretch) >= LEAST_ADDED);
  return drawn.map((stretch) => boxAlong(course, stretch, down));
}

function thickStretches({ thickness, inked }: RuleCourse, thicker: number): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0, start = -1; i <= inked.length; i++) {
    const isThicker = (inked[i] ?? 0) >= thickness + thicker;
    if (isThicker && start < 0) start = i;
    if (isThicker || start < 0) continue;
    if (i - start >= STROKE_LENGTH) found.push({ start, end: i });
    start = -1;
  }
  return found;
}

/** How much darker a stretch of a rule is, summed up across it, than where the rule is as thick as usual. */
function darkerThanUsual(
  ink: Raster,
  course: RuleCourse,
  thicker: number,
  down: boolean,
): (stretch: Stretch) => number {
  const { from, thickness, middle, inked } = course;
  const reach = Math.ceil(thickness / 2) + thicker + 3;
  const across = middle.map((centre, i) => {
    let sum = 0;
    for (let line = Math.round(centre) - reach; line <= Math.round(centre) + reach; line++)
      sum += down ? at(ink, line, from + i) : at(ink, from + i, line);
    return sum;
  });
  const usual = median(across.filter((_, i) => (inked[i] ?? 0) > 0 && (inked[i] ?? 0) <= thickness));
  return ({ start, end }) => median(across.slice(start, end)) - usual;
}

function boxAlong({ from, middle }: RuleCourse, { start, end }: Stretch, down: boolean): Rect {
  const line = Math.round(middle[start] ?? 0) - 6;
  return down
    ? { x: line, y: from + start, width: 12, height: end - start }
    : { x: from + start, y: line, width: end - start, height: 12 };
}

/** How far from a rule's edge a pen's line is told from it, in pixels: farther off it is seen by itself. */
const BESIDE = 6;

/** Paints what a pen draws along a rule where it makes it so many lines thicker: its ink beside the rule, or its rim. */
export function paintAlong(
  along: Raster,
  ink: Raster,
  { from, thickness, middle, inked }: RuleCourse,
  thicker: number,
  down: boolean,
): void {
  const half = thickness / 2;
  const inkedFrom = (i: number, away: number) => {
    const centre = middle[i] ?? 0;
    const lines: number[] = [];
    for (let line = Math.round(centre - half - BESIDE); line <= centre + half + BESIDE; line++) {
      const dark = down ? at(ink, line, from + i) : at(ink, from + i, line);
      if (dark >= INKED && Math.abs(line - centre) > away) lines.push(line);
    }
    return lines;
  };
  for (const [i, count] of inked.entries()) {
    if (count < thickness + thicker) continue;
    const beside = inkedFrom(i, half + 1);
    for (const line of beside.length > 0 ? beside : inkedFrom(i, half - 1)) {
      along.data[down ? (from + i) * along.width + line : line * along.width + from + i] = 255;
    }
  }
}
