import { boundsOf, encloses, overlap, type Raster, type Rect } from '../picture/raster.ts';
import type { ForeignMark } from './foreign-ink.ts';
import type { Place } from './record-reading.ts';

/** The option around whose box, words or first line of words a mark runs; null where that is none, or several. */
export function ringedPlace(mark: ForeignMark, places: readonly Place[], width: number): Place | null {
  const ringed = places.filter((place) =>
    [place.rect, place.wording, place.firstLine].some((area) => rings(mark, width, area)),
  );
  const [only] = ringed;
  return only && ringed.length === 1 ? only : null;
}

/** Whether the mark runs around the area without covering it: a ring drawn about an option or its box. */
function rings(mark: ForeignMark, width: number, around: Rect): boolean {
  const { box } = mark;
  const encloses =
    box.x <= around.x + around.width * 0.2 &&
    box.x + box.width >= around.x + around.width * 0.8 &&
    box.y < around.y + around.height * 0.3 &&
    box.y + box.height > around.y + around.height * 0.7;
  if (!encloses) return false;
  const sectors = new Set<number>();
  let central = 0;
  for (const pixel of mark.pixels) {
    const u = ((pixel % width) - box.x) / box.width - 0.5;
    const v = (Math.floor(pixel / width) - box.y) / box.height - 0.5;
    sectors.add(Math.floor(((Math.atan2(v, u) + Math.PI) / (2 * Math.PI)) * 16));
    if (Math.hypot(u, v) < 0.3) central += 1;
  }
  return sectors.size >= 13 && central < mark.pixels.length * 0.06;
}

/** How far around an option's words a ring runs at most, and how far off an oval's course a hand draws it, in pixels. */
const AROUND = { across: 64, down: 42 };
const OFF = 9;
/** Share of a ring's ink that lies on its course. */
const ON_COURSE = 0.9;

/** The marks, with those joined that are pieces of one ring around an option's words, cut apart by the print that it crosses. */
export function joinRings(marks: readonly ForeignMark[], places: readonly Place[], width: number): ForeignMark[] {
  const free = marks.filter(({ box }) => !places.some(({ rect }) => overlap(box, rect)));
  const found = places.flatMap((place) => ringOf(free, place, width) ?? []);
  const single = found.filter((ring) => !found.some((other) => other !== ring && other.pieces.some(isOf(ring))));
  const joined = new Set(single.flatMap(({ pieces }) => pieces));
  return [...marks.filter((mark) => !joined.has(mark)), ...single.map(({ ring }) => ring)];
}

interface Joined {
  pieces: ForeignMark[];
  ring: ForeignMark;
}

function isOf({ pieces }: Joined): (piece: ForeignMark) => boolean {
  return (piece) => pieces.includes(piece);
}

function ringOf(marks: readonly ForeignMark[], { wording, firstLine }: Place, width: number): Joined | null {
  for (const area of [wording, firstLine]) {
    const pieces = marks.filter(({ box }) => encloses(reach(area), box));
    if (pieces.length < 2) continue;
    const ring = { box: boundsOf(pieces.map(({ box }) => box)), pixels: pieces.flatMap(({ pixels }) => pixels) };
    if (rings(ring, width, area) && isOval(ring, width)) return { pieces, ring };
  }
  return null;
}

function reach({ x, y, width, height }: Rect): Rect {
  const { across, down } = AROUND;
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down };
}

function isOval({ box, pixels }: ForeignMark, width: number): boolean {
  const on = pixels.filter((pixel) => offCourse(box, pixel % width, Math.floor(pixel / width)) <= OFF);
  return on.length >= pixels.length * ON_COURSE;
}

/** How far a point lies off the oval that fills a box, in pixels. */
function offCourse({ x, y, width, height }: Rect, atX: number, atY: number): number {
  const [across, down] = [width / 2, height / 2];
  const [u, v] = [(atX - x - across) / across, (atY - y - down) / down];
  const away = Math.hypot(u, v);
  const slope = Math.hypot(u / across, v / down) / Math.max(away, 0.01);
  return Math.abs(away - 1) / Math.max(slope, 1e-6);
}

/** How far a ring's ink reaches from the course that is seen of it, and from an oval where print hides it, in pixels. */
const SEEN = 3;
const HIDDEN = 5;

/** The page without the ink of rings: what then still runs through words is a line of its own. */
export function withoutRings(page: Raster, drawn: readonly ForeignMark[]): Raster {
  if (drawn.length === 0) return page;
  const rest = { ...page, data: page.data.slice() };
  for (const { box, pixels } of drawn) {
    for (const pixel of pixels) clear(rest, pixel % page.width, Math.floor(pixel / page.width), SEEN);
    const [across, down] = [box.width / 2, box.height / 2];
    const steps = 2 * (box.width + box.height);
    for (let i = 0; i < steps; i++) {
      const angle = (2 * Math.PI * i) / steps;
      clear(rest, box.x + across * (1 + Math.cos(angle)), box.y + down * (1 + Math.sin(angle)), HIDDEN);
    }
  }
  return rest;
}

function clear({ data, width, height }: Raster, x: number, y: number, reach: number): void {
  const left = Math.max(0, Math.round(x) - reach);
  const right = Math.min(width, Math.round(x) + reach + 1);
  for (let row = Math.max(0, Math.round(y) - reach); row <= Math.min(height - 1, Math.round(y) + reach); row++) {
    data.fill(0, row * width + left, row * width + right);
  }
}
