import type { Slot } from '../../../../domain/evidence.ts';
import { judgeInk, measureInside } from '../../outlines/slot-ink.ts';
import { outlineOf } from '../../own-print/outlines/own-outlines.ts';
import type { Point } from '../../picture/geometry/pencil.ts';
import { boundsOf, clip, createRaster, fillPart, grown, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import { type PlacedRecord, type PlacedSlot, wordingBox } from '../../template/placed-record.ts';
import { isInked, isLargerBox, isRound } from './closed-course.ts';
import { isEdgeOfFill } from './edge-of-fill.ts';
import { goesOnToAnother } from './goes-on-to-another.ts';
import { liftInk } from './lift-rings.ts';
import { courseAround } from './ring-course.ts';
import { inkAt, PEN, ringInk, withInkAlong } from './ring-ink.ts';
import { spineAlong, spineIn } from './ring-spine.ts';
import { outlineArea, readsLeft, ringedOption } from './ringed-option.ts';

/** A ring that a pen drew around one option. */
export interface Ring {
  index: number;
  slot: Slot;
  course: readonly Point[];
  /** Whether its option's outline bears ink as well: what is drawn there may be a mark crossed out, or a line that strikes the ring. */
  isInked: boolean;
}

/** Turns of a ring that was drawn more than once around. */
const TURNS = 3;
/** How far above and below an area its ring is looked for at first, in pixels, and the share of columns in which it must be seen. */
const BAND = 44;
const SHOWN = 0.4;
/** Pixels from one end of a ring around the first words of a line to the next that is tried: so far a course is followed on. */
const STEP = 64;

/** The rings around options, and the page as it would be without them. */
export function liftRings(
  table: AlignedTable,
  placed: readonly PlacedRecord[],
): { lifted: AlignedTable; rings: Ring[] } {
  const rings: Ring[] = [];
  let lifted = withInkAlong(table);
  for (let turn = 0; turn < TURNS; turn++) {
    const seen = ringInk(lifted);
    const found = withOwnInk(
      placed.flatMap((record) => record.slots.flatMap((slot) => ringAround(slot, record, seen, table, placed) ?? [])),
      seen,
    );
    if (found.length === 0) break;
    rings.push(...found);
    lifted = liftInk(lifted, seen, found);
  }
  return { lifted, rings };
}

/** How near two courses run along the same ink, in pixels, and the share of a ring that another one may have as well. */
const ALONG = 5;
const SHARED = 0.3;

/** The clearest rings first, and of the others those that are not made up of their ink: between two rings there is none. */
function withOwnInk(rings: readonly Ring[], seen: Raster): Ring[] {
  const taken = createRaster(seen.width, seen.height);
  return rings
    .toSorted((one, other) => shareSeen(other.course, seen) - shareSeen(one.course, seen))
    .filter(({ course }) => {
      if (course.filter((point) => inkAt(taken, point) > 0).length > course.length * SHARED) return false;
      for (const { x, y } of course) {
        fillPart(taken, grown({ x: Math.round(x), y: Math.round(y), width: 1, height: 1 }, ALONG), 255);
      }
      return true;
    });
}

function ringAround(
  slot: PlacedSlot,
  { index }: PlacedRecord,
  seen: Raster,
  { blank, page }: AlignedTable,
  placed: readonly PlacedRecord[],
): Ring | null {
  const shown = new Map<number, Shown>();
  const box = outlineArea(slot);
  const isAtCircle = outlineOf(slot) === 'circle';
  const areas = areasOf(slot);
  const whole = boundsOf(areas);
  for (const area of areas) {
    const middle = area.y + area.height / 2;
    const line = shown.get(middle) ?? shownAt(seen, area, whole);
    shown.set(middle, line);
    // Around a box so little is to be followed that it need not be likely.
    if (area !== box && !isShown(line, area)) continue;
    for (const course of coursesAround(area, seen)) {
      if (
        !isInked(seen, course, isAtCircle) ||
        !isRound(course) ||
        isLargerBox(course, seen) ||
        isEdgeOfFill(course, seen)
      )
        continue;
      if (ringedOption(course, blank, placed) === slot && !goesOnToAnother(course, seen, slot, placed))
        return { index, slot: slot.slot, course, isInked: isInkedWithin(slot, page) };
    }
  }
  return null;
}

/** Asked before the ring is lifted: the pen that takes it back by a line through it strikes the outline within as well. */
function isInkedWithin({ outline }: PlacedSlot, page: Raster): boolean {
  return outline !== null && judgeInk(measureInside(page, outline, 0)) !== 'empty';
}

/** Share of a course that is seen where following it to its ends may show more of a ring. */
const LIKELY = 0.5;

/** The likeliest courses about an area: as a hand may have tilted and drawn it out, and level as the words stand. */
function* coursesAround(area: Rect, seen: Raster): Generator<Point[]> {
  const level = courseAround(seen, spineIn(area));
  const spine = shareSeen(level, seen) >= LIKELY ? spineAlong(level, seen) : null;
  if (spine) yield courseAround(seen, spine);
  yield level;
}

function shareSeen(course: readonly Point[], seen: Raster): number {
  return course.filter((point) => inkAt(seen, point) === PEN).length / course.length;
}

/** What people draw a ring around, the largest first: all words or some of their lines, with the box or without; the first words; the box. */
function areasOf(slot: PlacedSlot): Rect[] {
  const box = outlineArea(slot);
  const words = slot.lines.map((_, i) => wordingBox(slot.lines.slice(0, slot.lines.length - i)));
  const first = words.at(-1);
  if (!first) return [box];
  const lines = words.flatMap((area) => [withBox(area, box), area]);
  return [...lines, ...firstWords(first, box, readsLeft(slot)), box];
}

function withBox({ x, y, width, height }: Rect, box: Rect): Rect {
  const left = Math.min(x, box.x);
  return { x: left, y, width: Math.max(x + width, box.x + box.width) - left, height };
}

/** The beginnings of a line, with the box and without, the longest first. */
function firstWords(line: Rect, box: Rect, backwards: boolean): Rect[] {
  return [withBox(line, box), line].flatMap((whole) => {
    const found: Rect[] = [];
    for (let width = whole.width - STEP; width > line.height; width -= STEP) {
      found.push({ ...whole, x: backwards ? whole.x + whole.width - width : whole.x, width });
    }
    return found;
  });
}

/** For each column up to which pixel a pen's ink is seen above an area's middle, and below it: counts from the option's left end on. */
type Shown = readonly [above: Uint32Array, below: Uint32Array];

function shownAt(seen: Raster, area: Rect, option: Rect): Shown {
  const { data, width, height } = seen;
  const { x: left, width: across } = clip(seen, grown(option, 1));
  const middle = Math.round(area.y + area.height / 2);
  const reach = Math.round(area.height / 2 + BAND);
  const count = (side: number) => {
    const counts = new Uint32Array(width + 1);
    for (let away = 3; away <= reach; away++) {
      const y = middle + side * away;
      if (y < 0 || y >= height) break;
      for (let x = left; x < left + across; x++) if (data[y * width + x] === PEN) counts[x + 1] = 1;
    }
    for (let x = left; x < left + across; x++) counts[x + 1] = (counts[x + 1] ?? 0) + (counts[x] ?? 0);
    return counts;
  };
  return [count(-1), count(1)];
}

/** Whether a pen's ink runs both above and below an area, as far as that is seen without following it. */
function isShown(shown: Shown, area: Rect): boolean {
  const inset = Math.min(area.width, area.height) / 2;
  const [left, right] = [Math.max(0, Math.round(area.x + inset)), Math.round(area.x + area.width - inset)];
  return shown.every((counts) => (counts[right] ?? 0) - (counts[left] ?? 0) >= (right - left) * SHOWN);
}
