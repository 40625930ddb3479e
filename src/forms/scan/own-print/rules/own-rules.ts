import { median } from '../../../measure/median.ts';
import { inkSearch } from '../../picture/ink-search.ts';
import { at, createRaster, type Raster, type Rect } from '../../picture/raster.ts';
import { cellSides } from './cell-sides.ts';
import { paintAlong, strokesAlong } from './pen-along-rules.ts';
import { liesOn, raggedRules } from './ragged-rules.ts';
import { bowOf, courseOf, type RuleCourse } from './rule-course.ts';
import { chainsOf, GAP, INKED } from './rule-runs.ts';

/** The soft or ragged edge of a rule, in pixels. */
const EDGE = 2;
/** A pen line along a rule makes it thicker by as many pixels more than it is uneven itself. */
const THICKER = 2;

/** Least lengths of ruled lines, in pixels: strokes of a pen are shorter. */
export interface RuleLengths {
  across: number;
  down: number;
  /** Whether what bows is left where it is: the long side of a ring around a statement. */
  straight?: boolean;
  /** The lines of wording: what runs down through several of them was drawn, however straight. */
  wording?: readonly Rect[];
}

/** Share of a table's width or height over which a ruled line runs; a stroke that touches one is shorter. */
const RULE_SHARE = 0.45;

/** Of a table of this size. */
export function tableRules(
  { width, height }: { width: number; height: number },
  wording: readonly Rect[] = [],
): RuleLengths {
  return { across: width * RULE_SHARE, down: height * RULE_SHARE, straight: true, wording };
}

/** How far a rule leaves the straight line between its ends, as a share of its length: a ring by 1 in 90; how much more than others. */
const BOW = 1 / 150;
const MORE_BENT = 2;

export interface Rules {
  /** The ruled lines as 255 on 0, with the soft edge on either side. */
  mask: Raster;
  /** Where one is thicker than it is elsewhere: a pen line lies along it. */
  thickened: Rect[];
  /** What a pen draws along them, as 255: ink beside a rule where it is thicker, and its rim where the pen covers it. */
  along: Raster;
}

/** The ruled lines of a page: straight, or slightly aslant, and long; of those down the page also the sides of cells. */
export function findRules(ink: Raster, least: RuleLengths): Rules {
  const empty = () => createRaster(ink.width, ink.height);
  const rules: Rules = { mask: empty(), thickened: [], along: empty() };
  let usual = 0;
  for (const down of [false, true]) {
    const { long, short } = freeCourses(ink, down, least);
    usual = median(long.map(({ thickness }) => thickness)) || usual;
    const courses = down ? [...long, ...cellSides(short, long, rules.mask, usual)] : long;
    // By so much rules here are thicker in places without anybody's doing.
    const raggedness = courses.map(({ thickness, inked }) => ninetieth(inked) - thickness);
    const ragged = median(raggedness);
    // Rings may run along most rules of a page: the most even ones show what is nobody's doing.
    const even = quarter(raggedness);
    for (const course of courses) {
      paint(rules.mask, ink, course, down, long.includes(course) ? GAP : 0);
      const own = ragged + THICKER + oftenThicker(course, courses);
      rules.thickened.push(...strokesAlong(ink, course, Math.max(own, stepOf(course, courses) + 1), down));
      paintAlong(rules.along, ink, atMost(course, usual + 1), even + THICKER, down);
    }
  }
  return rules;
}

/** What runs free across a page, or down it: the ruled lines among what is long, and what is short. */
function freeCourses(ink: Raster, down: boolean, least: RuleLengths): { long: RuleCourse[]; short: RuleCourse[] } {
  const free = chainsOf(ink, down)
    .map((chain) => ({ chain, course: courseOf(chain) }))
    .filter(({ course }) => standsFree(ink, course, down) && !(down && crossesWording(course, least.wording ?? [])));
  const isLong = ({ middle }: RuleCourse) => middle.length >= (down ? least.down : least.across);
  const [longer, shorter] = [free.filter(({ course }) => isLong(course)), free.filter(({ course }) => !isLong(course))];
  const usual = median(longer.map(({ course }) => course.thickness));
  const long = longer.map(({ chain }) => courseOf(chain, usual));
  // All the rules of a page that lay in waves when it was photographed bow.
  const bow = least.straight ? Math.max(BOW, MORE_BENT * median(long.map(bowOf))) : Number.POSITIVE_INFINITY;
  const straight = long.filter((course) => bowOf(course) <= bow);
  const short = shorter.map(({ course }) => course);
  const found = least.straight ? raggedRules([...straight, ...short], straight, ink, down) : [];
  const ragged = found.filter((course) => bowOf(course) <= bow && standsFree(ink, course, down));
  const isPart = (course: RuleCourse) => ragged.some((rule) => liesOn(course, rule));
  const isRest = (course: RuleCourse) => !isPart(course);
  return { long: [...straight.filter(isRest), ...ragged], short: short.filter(isRest) };
}

/** So many lines of wording are crossed on purpose: recognition may take two columns for one line. */
const CROSSED = 3;
/** What crosses a line stands so far from its ends, in heights of a line: print in columns ends beside their rules. */
const WITHIN = 2;

function crossesWording({ from, middle }: RuleCourse, wording: readonly Rect[]): boolean {
  const crossed = wording.filter(({ x, y, width, height }) => {
    const at = middle[Math.round(y + height / 2) - from];
    return at !== undefined && at > x + WITHIN * height && at < x + width - WITHIN * height;
  });
  return crossed.length >= CROSSED;
}

/** Share of its length over which a rule has paper on both sides: a line of letters that touch has ink there. */
const FREE = 0.6;

function standsFree(ink: Raster, { from, thickness, middle }: RuleCourse, down: boolean): boolean {
  const reach = (thickness - 1) / 2 + EDGE + 2;
  const isPaper = (i: number, line: number) => (down ? at(ink, line, i) : at(ink, i, line)) < INKED;
  const free = middle.filter((centre, i) =>
    [centre - reach, centre + reach].every((line) => isPaper(from + i, Math.round(line))),
  );
  return free.length >= middle.length * FREE;
}

/** A rule goes on where it is broken, and so many pixels beyond its longest runs until something else stands there. */
function paint(mask: Raster, ink: Raster, course: RuleCourse, down: boolean, farther: number): void {
  const { from, thickness, middle } = course;
  const reach = (thickness - 1) / 2 + EDGE;
  const inkAt = (i: number, line: number) => (down ? at(ink, line, i) : at(ink, i, line));
  const [lines, length] = down ? [mask.width, mask.height] : [mask.height, mask.width];
  const bandAt = (place: number) => {
    const centre = middle[place] ?? 0;
    return { first: Math.round(centre - reach), last: Math.round(centre + reach) };
  };
  const paintAt = (i: number, { first, last }: ReturnType<typeof bandAt>) => {
    for (let line = Math.max(0, first); line <= Math.min(lines - 1, last); line++) {
      mask.data[down ? i * mask.width + line : line * mask.width + i] = 255;
    }
  };
  middle.forEach((_, place) => {
    paintAt(from + place, bandAt(place));
  });
  for (const [end, step] of [
    [0, -1],
    [middle.length - 1, 1],
  ] as const) {
    const band = bandAt(end);
    for (let k = 1; k <= farther; k++) {
      const i = from + end + k * step;
      const isBlocked = inkAt(i, band.first - 2) >= INKED || inkAt(i, band.last + 2) >= INKED;
      if (i < 0 || i >= length || isBlocked) break;
      paintAt(i, band);
    }
  }
}

/** A line of a coarse fax is so many pixels high. */
const FAX_LINE = 2;

/**
 * How much thicker than a rule others are in most places: by coarse fax a rule takes one line of the fax or two, as it falls,
 * and where it lies aslant the one here and the other there.
 */
function stepOf({ thickness }: RuleCourse, courses: readonly RuleCourse[]): number {
  const [, second = 0] = courses.map((course) => course.thickness).sort((a, b) => b - a);
  return Math.min(FAX_LINE, Math.max(0, second - thickness));
}

/** Share of a page's rules that are a line thicker than one, for all of them to be alike. */
const OFTEN = 1 / 3;

/** By a line more, where rules that are drawn alike are as thick as this one or a line thicker in most places, as it falls. */
function oftenThicker({ thickness }: RuleCourse, courses: readonly RuleCourse[]): number {
  const thicker = courses.filter((course) => course.thickness === thickness + 1);
  return thicker.length >= courses.length * OFTEN ? 1 : 0;
}

/** A ring's side that runs along most of a rule makes it thicker than the page's others in most places. */
function atMost(course: RuleCourse, thickness: number): RuleCourse {
  return { ...course, thickness: Math.min(course.thickness, thickness) };
}

function ninetieth(values: readonly number[]): number {
  return atShare(values, 0.9);
}

function quarter(values: readonly number[]): number {
  return atShare(values, 0.25);
}

function atShare(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** The page with its ruled lines taken out. */
export function withoutRules(ink: Raster, rules: Raster): Raster {
  const data = ink.data.slice();
  const nextRule = inkSearch(rules.data, 1);
  for (let i = nextRule(0, data.length); i < data.length; i = nextRule(i + 1, data.length)) data[i] = 0;
  return { ...ink, data };
}
