import { at, type Raster } from '../../picture/raster.ts';
import type { RuleCourse } from './rule-course.ts';
import { INKED } from './rule-runs.ts';

/** A rule is followed in steps of so many pixels, through ink within so many on either side; that share of a step is inked. */
const STEP = 24;
const REACH = 4;
const DRAWN = 0.5;
/** Pieces from which a rule's direction is told, in pixels. */
const LEAST_PIECE = 120;
/** How near its ends come to those of a rule that is seen as a whole, in pixels. */
const LIKE = 10;

/**
 * By coarse fax a rule that lies aslant steps from one line of pixels to the next, and over long stretches its edge is ragged:
 * there it has no run of ink that tells it. What is left of one is followed as far as there is ink, and is a rule where it
 * ends on both sides where others of the page do: a line that a person draws does not.
 * @param pieces what runs free across the page, or down it, long or short
 * @param whole those of the pieces that are rules by themselves
 */
export function raggedRules(
  pieces: readonly RuleCourse[],
  whole: readonly RuleCourse[],
  ink: Raster,
  down: boolean,
): RuleCourse[] {
  const found: RuleCourse[] = [];
  for (const piece of pieces.toSorted((one, other) => other.middle.length - one.middle.length)) {
    if (piece.middle.length < LEAST_PIECE || found.some((rule) => liesOn(piece, rule))) continue;
    const rule = followed(piece, ink, down);
    if (rule.middle.length > piece.middle.length && whole.some((other) => other !== piece && spansLike(rule, other)))
      found.push(rule);
  }
  return found;
}

/** Whether a piece is part of a rule. */
export function liesOn(piece: RuleCourse, rule: RuleCourse): boolean {
  const line = rule.middle[piece.from - rule.from];
  return line !== undefined && Math.abs((piece.middle[0] ?? 0) - line) <= REACH;
}

function spansLike(one: RuleCourse, other: RuleCourse): boolean {
  const end = ({ from, middle }: RuleCourse) => from + middle.length;
  return Math.abs(one.from - other.from) <= LIKE && Math.abs(end(one) - end(other)) <= LIKE;
}

/** A piece of a rule, with what goes on from it on either side; there no line of it counts as inked. */
function followed(piece: RuleCourse, ink: Raster, down: boolean): RuleCourse {
  const slope = ((piece.middle.at(-1) ?? 0) - (piece.middle[0] ?? 0)) / piece.middle.length;
  const before = follow({ from: piece.from, line: piece.middle[0] ?? 0, step: -1, slope }, ink, down).reverse();
  const end = { from: piece.from + piece.middle.length - 1, line: piece.middle.at(-1) ?? 0, step: 1, slope };
  const after = follow(end, ink, down);
  const blank = (lines: readonly number[]) => lines.map(() => 0);
  return {
    from: piece.from - before.length,
    thickness: piece.thickness,
    middle: [...before, ...piece.middle, ...after],
    inked: [...blank(before), ...piece.inked, ...blank(after)],
  };
}

interface End {
  from: number;
  line: number;
  /** 1 onwards, -1 backwards. */
  step: number;
  slope: number;
}

/** The lines of pixels on which a rule goes on beyond its end, as far as there is ink. */
function follow({ from, line, step, slope }: End, ink: Raster, down: boolean): number[] {
  const lines: number[] = [];
  let [centre, inked] = [line, 0];
  const within = (place: number) => place >= 0 && place < (down ? ink.height : ink.width);
  for (let place = from + step; within(place); place += STEP * step) {
    const seen: number[] = [];
    for (let i = 0; i < STEP; i++) {
      const aside = slope * step * (i + 1);
      const own = inkAround(centre + aside, place + i * step, ink, down);
      if (own === null) continue;
      seen.push(own - aside);
      inked = lines.length + i + 1;
    }
    if (seen.length < STEP * DRAWN) break;
    centre = seen.reduce((sum, one) => sum + one, 0) / seen.length;
    for (let i = 0; i < STEP; i++) lines.push(centre + slope * step * (i + 1));
    centre += slope * step * STEP;
  }
  return lines.slice(0, inked);
}

/** The middle of the ink about a line at a place along it. */
function inkAround(line: number, place: number, ink: Raster, down: boolean): number | null {
  let [sum, count] = [0, 0];
  for (let away = Math.round(line) - REACH; away <= Math.round(line) + REACH; away++) {
    if ((down ? at(ink, away, place) : at(ink, place, away)) < INKED) continue;
    sum += away;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}
