import { findComponents } from '../picture/ink/components.ts';
import type { Inks } from '../picture/ink/inks.ts';
import { at, crop, fillPart, grown, type Raster, type Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import type { Outline } from '../template/template-glyphs.ts';
import { type Course, courseFromCorner, courseOf, STEPS } from './outline-course.ts';

/** Shares of a slot's inside that bear ink, by one way of measuring. */
export interface InkShare {
  /** Pixels at least a third as dark as the page's print: pen, felt tip, a firm pencil. */
  strong: number;
  /** Pixels that are visibly darker than paper: also pencil, hairlines, ink showing through. */
  weak: number;
  /** Largest side of the largest thing inside, as a share of the slot's own: a hairline is small in area but long. */
  extent: number;
  /** Specks too small to be strokes: the dust of a fax, or a stroke too faint to hang together. */
  scattered: number;
}

export type InkState = 'marked' | 'empty' | 'unclear';

/** Darkness (of 255) of firm ink and of faint ink. Faint is raised above the page's own noise. */
export const STRONG = 95;
export const WEAK = 45;

/** Beyond an outline's edge its print, the blur of that, and the page's lying off it hide so much of a stroke, in pixels. */
export const HIDDEN = 6;

/** Ink shares below and above which a slot is empty or marked; between them nobody should be sure. */
const EMPTY_BELOW = 0.012;
const MARKED_ABOVE = 0.04;
const FAINT_EMPTY_BELOW = 0.03;
const FAINT_MARKED_ABOVE = 0.12;
const SCATTERED_EMPTY_BELOW = 0.04;
/** Pixels of a speck: a quarter of a square millimetre holds 15. */
export const SPECK = 7;
/** So many specks are dust wherever they lie; more of them may be a stroke. */
export const DUST = 2;
/** A thing inside this long, measured against the slot, is a stroke and not a speck. */
const STROKE_EXTENT = 0.35;
/** A dot is short, but fills much of what the outline leaves free. */
const DOT_ABOVE = 0.25;

export function judgeInk(ink: InkShare | null): InkState {
  if (!ink) return 'unclear';
  const { strong, weak, extent, scattered } = ink;
  if (strong > MARKED_ABOVE && (extent > STROKE_EXTENT || strong > DOT_ABOVE)) return 'marked';
  if (weak > FAINT_MARKED_ABOVE && extent > 0.6) return 'marked';
  const clean = strong < EMPTY_BELOW && weak < FAINT_EMPTY_BELOW && scattered < SCATTERED_EMPTY_BELOW;
  if (clean && extent < STROKE_EXTENT) return 'empty';
  return 'unclear';
}

/** Firm ink enough for a mark, in nothing long enough for a stroke: the point of a tick, perhaps, that an outline hides. */
export function isStub({ strong, extent }: InkShare): boolean {
  return strong > MARKED_ABOVE && extent <= STROKE_EXTENT;
}

/**
 * First way: what remains inside the slot when the blank form is subtracted. `blocked` is the blank form's ink, grown
 * by the registration's tolerance; the outline itself is thereby out of the question.
 * @param own where the page has the outline's line, if that is to be out of the question too
 */
export function subtractTemplate(
  table: AlignedTable,
  blocked: Raster,
  rect: Rect,
  noise: number,
  own: Course | null = null,
): InkShare {
  const inside = crop(table.page, rect);
  const mask = crop(blocked, rect);
  for (const [step, y] of own?.down.entries() ?? []) {
    const point = { x: (own?.across[step] ?? 0) - Math.round(rect.x), y: y - Math.round(rect.y), width: 1, height: 1 };
    fillPart(mask, grown(point, OFF_COURSE), 255);
  }
  let free = 0;
  for (let i = 0; i < inside.data.length; i++) {
    if ((mask.data[i] ?? 0) >= BLOCKING) inside.data[i] = 0;
    else free += 1;
  }
  return shares(inside, free, noise);
}

/** How far an outline's line with its blur lies off its course, in pixels. */
const OFF_COURSE = 2;

/** Darkness of the blank form from which its ink hides what lies on it. */
export const BLOCKING = 60;

/** Least share of a printed outline's course that must be found inked for the outline to be there. */
export const CLOSED = 0.72;

/** An outline found in the page itself, near where the blank form has it. */
export interface FoundOutline {
  rect: Rect;
  /** Share of its course that is inked, 0 to 1. */
  closed: number;
}

/**
 * Second way, first half: the square or circle whose course on the page is inked best, near the expected place. Whether
 * it is there is asked of the grown page; where exactly it lies is asked of the page itself.
 * @param full darkness from which its line is fully there: a pen stroke over it is no better than print
 */
export function findOutline({ ink, grown }: Inks, expected: Outline, full: number): FoundOutline {
  let best: FoundOutline = { rect: expected.rect, closed: 0 };
  let highest = -1;
  const { x, y, width, height } = expected.rect;
  for (const scale of [0.94, 1, 1.06]) {
    const [w, h] = [width * scale, height * scale];
    const scaled = { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h };
    const course = courseOf(expected.shape, scaled);
    for (let dy = -6; dy <= 6; dy++) {
      for (let dx = -6; dx <= 6; dx++) {
        const closed = inkedAlong(grown, course, dx, dy, full);
        const worth = (inked: number) =>
          closed + 0.3 * inked - 0.004 * (Math.abs(dx) + Math.abs(dy)) - Math.abs(scale - 1) * 0.2;
        // Most places cannot be the best however well they are inked.
        if (worth(1) <= highest) continue;
        const all = worth(inkedAlong(ink, course, dx, dy, full));
        if (all <= highest) continue;
        highest = all;
        best = { rect: { ...scaled, x: scaled.x + dx, y: scaled.y + dy }, closed };
      }
    }
  }
  return best;
}

/** Mean over the outline's course of its darkness, saturating at firm ink so that a pen stroke is no better than print. */
export function inkedCourse(page: Raster, shape: Outline['shape'], rect: Rect): number {
  const { course, dx, dy } = courseFromCorner(shape, rect);
  return inkedAlong(page, course, dx, dy, STRONG);
}

/** Whether more than a share of the outline's course is inked; most places are told by a few of its points. */
export function isInkedAbove(page: Raster, shape: Outline['shape'], rect: Rect, share: number): boolean {
  const { course, dx, dy } = courseFromCorner(shape, rect);
  let missing = (1 - share) * STRONG * STEPS;
  for (let step = 0; step < STEPS && missing > 0; step++) {
    const dark = at(page, (course.across[step] ?? 0) + dx, (course.down[step] ?? 0) + dy);
    if (dark < STRONG) missing -= STRONG - dark;
  }
  return missing > 0;
}

function inkedAlong(page: Raster, { across, down }: Course, dx: number, dy: number, full: number): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) {
    const dark = at(page, (across[step] ?? 0) + dx, (down[step] ?? 0) + dy);
    sum += dark < full ? dark : full;
  }
  return sum / (full * STEPS);
}

/** In a part of fewer pixels a side nothing can be told from nothing. */
const LEAST_INSIDE = 3;

/**
 * Second way, second half: the ink well within the outline found, no template asked. Null where the outline leaves no such
 * part: then no ink is no sign of an empty one.
 */
export function measureInside(page: Raster, { shape, rect, thickness }: Outline, noise: number): InkShare | null {
  const part = insideOf({ shape, rect, thickness });
  if (Math.min(part.width, part.height) < LEAST_INSIDE) return null;
  const inside = crop(page, part);
  let free = inside.data.length;
  if (shape === 'circle') {
    for (let y = 0; y < inside.height; y++) {
      for (let x = 0; x < inside.width; x++) {
        const away = Math.hypot((x + 0.5) / inside.width - 0.5, (y + 0.5) / inside.height - 0.5);
        if (away <= 0.5) continue;
        inside.data[y * inside.width + x] = 0;
        free -= 1;
      }
    }
  }
  return shares(inside, free, noise);
}

/** The part of an outline that lies well within it. */
export function insideOf({ shape, rect: { x, y, width, height }, thickness = 0 }: Outline): Rect {
  const inset = Math.max(4, thickness + 1, width * (shape === 'box' ? 0.18 : 0.25));
  return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
}

function shares(inside: Raster, free: number, noise: number): InkShare {
  const weakLimit = Math.max(WEAK, noise);
  let [strong, weak, scattered, specks, extent] = [0, 0, 0, 0, 0];
  for (const { box, area, pixels } of findComponents(inside, weakLimit)) {
    if (isBlur(inside, pixels)) continue;
    if (area < SPECK) {
      scattered += area;
      specks += 1;
      continue;
    }
    weak += area;
    strong += pixels.filter((pixel) => (inside.data[pixel] ?? 0) >= STRONG).length;
    extent = Math.max(extent, box.width / inside.width, box.height / inside.height);
  }
  const all = Math.max(1, free);
  return { strong: strong / all, weak: weak / all, extent, scattered: specks > DUST ? scattered / all : 0 };
}

/** Whether nothing but the outermost pixels is inked, and palely: an outline's line is blurred so far. */
function isBlur({ width, height, data }: Raster, pixels: Int32Array): boolean {
  return pixels.every((pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return (data[pixel] ?? 0) < STRONG && (x === 0 || y === 0 || x === width - 1 || y === height - 1);
  });
}
