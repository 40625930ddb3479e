import { findComponents } from './components.ts';
import type { SlotReading } from './judge-records.ts';
import type { OcrWord } from './ocr.ts';
import { at, clip, crop, dilate, type Raster, type Rect } from './raster.ts';
import { findOutline, inkedCourse, STRONG } from './slot-ink.ts';
import { median, type SlotLine } from './slot-lines.ts';
import type { Outline } from './template-glyphs.ts';

/** An option's line and where the statement above it begins: the signs stand between that and the option's wording. */
export interface Option {
  line: SlotLine;
  /** Where the record's first statement begins. */
  margin: number;
}

/** Where this print puts the circle of an option nobody chose. */
export interface CirclePlace {
  size: number;
  /** From the statement's margin and the line's middle to the circle's upper left corner. */
  dx: number;
  dy: number;
}

/** Sides of a circle that are tried, in pixels: 2.5 to 4.5 mm. */
const SIZES = [20, 22, 24, 26, 28, 30, 32, 34];
/** Share of its course from which a circle is there, and below which it is not. */
const DRAWN = 0.82;
const GONE = 0.55;
/** Darkness of a hairline between two pixels. */
const FAINT = 40;
/** A cross as recognition reads it, now and then twice. */
const CROSS = /^[xX×хХ]{1,2}$/u;
/** Dust, and what is left along the edges of a rule that was taken out. */
const LEAST_AREA = 14;

/**
 * Learns where the circles of options stand in a form that was filled in on a computer, where they may lie across the
 * table's ruled line, so that they hang together with it. Left-to-right prints only.
 * @returns null where fewer than two empty ones stand alike.
 */
export function learnCircles(ink: Raster, options: readonly Option[]): CirclePlace | null {
  const courses = dilate(ink, 1);
  const found = options.flatMap((option) => {
    const circle = searchCircle(courses, option);
    return circle && isHollow(ink, circle) ? [{ option, circle }] : [];
  });
  const offsets = found.map(({ option, circle }) => ({
    size: circle.width,
    dx: circle.x - option.margin,
    dy: circle.y - option.line.y,
  }));
  const of = (key: 'size' | 'dx' | 'dy') => median(offsets.map((offset) => offset[key]));
  const place = { size: of('size'), dx: of('dx'), dy: of('dy') };
  const alike = offsets.filter(
    ({ size, dx, dy }) =>
      Math.abs(size - place.size) <= 2 && Math.abs(dx - place.dx) <= 6 && Math.abs(dy - place.dy) <= 5,
  );
  return alike.length >= 2 ? place : null;
}

function searchCircle(courses: Raster, { line, margin }: Option): Rect | null {
  let best: Rect | null = null;
  let highest = DRAWN;
  for (const size of SIZES) {
    for (let x = margin - 44; x < line.start - size - 6; x += 2) {
      for (let y = line.y - size / 2 - 9; y <= line.y - size / 2 + 9; y += 2) {
        const rect = { x: Math.round(x), y: Math.round(y), width: size, height: size };
        const closed = inkedCourse(courses, 'circle', rect);
        if (closed > highest) [best, highest] = [rect, closed];
      }
    }
  }
  return best;
}

/** The part of the page where an option's circle, or the sign in its stead, stands. */
export function signArea({ line, margin }: Option, { size, dx, dy }: CirclePlace): Rect {
  const x = Math.round(Math.min(margin - 6, margin + dx - 6));
  const top = Math.round(line.y + dy - 5);
  return { x, y: top, width: Math.round(line.start - 5) - x, height: size + 10 };
}

/**
 * Reads what stands at an option: its circle and nothing else is "empty"; no circle, but one sign that by its shape
 * and, for a cross, to character recognition too is one that people choose by, is "marked". All else is for a person.
 */
export function readSign(ink: Raster, words: readonly OcrWord[], option: Option, place: CirclePlace): SlotReading {
  const area = signArea(option, place);
  const { closed, circle } = circleNear(dilate(crop(ink, grown(area, 8)), 1), option, place, grown(area, 8));
  const rest = withoutRules(ink, area);
  const unclear = (mark: string): SlotReading => ({ state: 'unclear', strength: 0.3, mark, box: area });
  if (closed >= DRAWN) {
    eraseCourse(rest, circle, area);
    const foreign = findComponents(rest, 70, LEAST_AREA);
    if (foreign.length > 0) return unclear(`circle ${closed.toFixed(2)}, and a sign beside or in it`);
    return { state: 'empty', strength: 0.9, mark: `circle ${closed.toFixed(2)}, no sign`, box: area };
  }
  // The table's own line alone gives some of a course: whether a circle is gone is asked without it.
  const left = circleNear(dilate(rest, 1), option, place, area).closed;
  if (left > GONE) return unclear(`circle ${closed.toFixed(2)} / ${left.toFixed(2)}`);
  const [sign, ...others] = findComponents(rest, STRONG, LEAST_AREA);
  if (!sign || others.length > 0) return unclear(`no circle, ${sign ? 'several signs' : 'no sign'}`);
  const shape = signShape(rest, sign.box, sign.pixels);
  if (shape === 'disc') return { state: 'marked', strength: 0.9, mark: 'filled disc for the circle', box: area };
  const read = words.filter(({ box }) => isWithin(box, area)).map(({ text }) => text);
  // A page's labels are read twice, and the signs with them.
  if (shape !== 'cross' || read.length === 0 || !read.every((text) => CROSS.test(text)))
    return unclear(`no circle, a sign read as "${read.join(' ').slice(0, 20)}"`);
  return { state: 'marked', strength: 0.9, mark: `typed ${read[0]} for the circle`, box: area };
}

function circleNear(courses: Raster, { line, margin }: Option, { size, dx, dy }: CirclePlace, view: Rect) {
  let best = { closed: 0, circle: { x: 0, y: 0, width: size, height: size } };
  for (let u = -7; u <= 7; u++) {
    for (let v = -6; v <= 6; v++) {
      const circle = { x: Math.round(margin + dx + u), y: Math.round(line.y + dy + v), width: size, height: size };
      const closed = inkedCourse(courses, 'circle', { ...circle, x: circle.x - view.x, y: circle.y - view.y });
      if (closed > best.closed) best = { closed, circle };
    }
  }
  return best;
}

function isHollow(ink: Raster, { x, y, width, height }: Rect): boolean {
  const inner = { x: x + width * 0.25, y: y + height * 0.25, width: width * 0.5, height: height * 0.5 };
  return findComponents(withoutRules(ink, inner), 70, 8).length === 0;
}

/** Rows above and below that a vertical rule must run through to be told from a letter. */
const REACH = 28;

/** A piece of the page without the vertical ruled lines that pass through it. */
function withoutRules(ink: Raster, area: Rect): Raster {
  const cut = clip(ink, area);
  const out = crop(ink, area);
  for (let x = 0; x < out.width; x++) {
    let inked = 0;
    for (let y = cut.y - REACH; y < cut.y + cut.height + REACH; y++) {
      const at = y * ink.width + cut.x + x;
      if (Math.max(ink.data[at - 1] ?? 0, ink.data[at] ?? 0, ink.data[at + 1] ?? 0) >= 60) inked += 1;
    }
    if (inked < (cut.height + 2 * REACH) * 0.93) continue;
    for (let y = 0; y < out.height; y++) {
      for (let u = Math.max(0, x - 2); u <= Math.min(out.width - 1, x + 2); u++) out.data[y * out.width + u] = 0;
    }
  }
  return out;
}

function eraseCourse(rest: Raster, circle: Rect, area: Rect): void {
  const [x0, y0] = [circle.x - area.x + (circle.width - 1) / 2, circle.y - area.y + (circle.height - 1) / 2];
  const radius = circle.width * 0.47;
  for (let y = 0; y < rest.height; y++) {
    for (let x = 0; x < rest.width; x++) {
      if (Math.abs(Math.hypot(x - x0, y - y0) - radius) < 4.5) rest.data[y * rest.width + x] = 0;
    }
  }
}

/**
 * Whether the two hairlines of a ticked form field cross a box's inside: both diagonals drawn, in all four arms, and
 * nothing elsewhere. Such lines are thinner and paler than a pen's, so that their amount of ink alone says too little.
 */
export function isCrossed(ink: Raster, outline: Outline): boolean {
  const { rect, closed } = findOutline(ink, dilate(ink, 1), outline);
  if (closed < DRAWN) return false;
  const [x, y, across, down] = [rect.x, rect.y, rect.width - 1, rect.height - 1];
  const near = dilate(ink, 2);
  const arms = [false, true].flatMap((falling) =>
    [0.2, 0.55].map((from) => {
      let inked = 0;
      for (let step = 0; step < 12; step++) {
        const t = from + (0.25 * step) / 11;
        if (at(near, Math.round(x + t * across), Math.round(y + (falling ? 1 - t : t) * down)) >= FAINT) inked += 1;
      }
      return inked / 12;
    }),
  );
  let [beside, all] = [0, 0];
  for (let u = 0.2; u <= 0.8; u += 0.05) {
    for (let v = 0.2; v <= 0.8; v += 0.05) {
      if (Math.abs(Math.abs(u - 0.5) - Math.abs(v - 0.5)) < 0.13) continue;
      all += 1;
      if (at(ink, Math.round(x + u * across), Math.round(y + v * down)) >= FAINT) beside += 1;
    }
  }
  return arms.every((arm) => arm >= 0.7) && beside <= all * 0.06;
}

/** A cross has its ink along both diagonals, in all four arms, and none between the arms; a disc is full. */
function signShape(rest: Raster, box: Rect, pixels: readonly number[]): 'cross' | 'disc' | null {
  const square = box.width > box.height * 0.6 && box.height > box.width * 0.6;
  if (!square || Math.min(box.width, box.height) < 8) return null;
  const fill = pixels.length / (box.width * box.height);
  const arms = [0, 0, 0, 0];
  let [along, between] = [0, 0];
  for (const pixel of pixels) {
    const u = (((pixel % rest.width) - box.x) / (box.width - 1)) * 2 - 1;
    const v = ((Math.floor(pixel / rest.width) - box.y) / (box.height - 1)) * 2 - 1;
    if (Math.hypot(u, v) < 0.45) continue;
    if (Math.abs(Math.abs(u) - Math.abs(v)) > 0.5) between += 1;
    else {
      along += 1;
      const arm = (u > 0 ? 1 : 0) + (v > 0 ? 2 : 0);
      arms[arm] = (arms[arm] ?? 0) + 1;
    }
  }
  const round = Math.abs(box.width - box.height) <= 3;
  if (round && fill > 0.7 && fill < 0.88 && box.width >= 14) return 'disc';
  const fourArms = arms.every((arm) => arm > along * 0.12);
  return fill < 0.6 && fourArms && between < (along + between) * 0.1 ? 'cross' : null;
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function isWithin(box: Rect, area: Rect): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return x > area.x && x < area.x + area.width && y > area.y && y < area.y + area.height;
}
