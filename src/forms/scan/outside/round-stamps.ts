import { type FittedCircle, fitCircle } from '../picture/geometry/fitted-circle.ts';
import type { Point } from '../picture/geometry/pencil.ts';
import type { Component } from '../picture/ink/components.ts';
import { overlap, type Rect } from '../picture/raster.ts';

/** All in millimetres. Radii of round stamps. */
const RADIUS = { least: 8, most: 25 };
/** A piece of a stamp's ring from which its circle can be told is so long; and how many of the largest are tried by twos. */
const ARC = 4;
const MOST_ARCS = 10;
/** A rubber ring lies no farther off its circle, its breadth with it; one that a hand draws around something does. */
const ASTRAY = 0.4;
/** So far from a circle ink may belong to its ring; and the share of a piece that does if the piece is the ring's: a hand's leads off. */
const NEAR = 0.8;
const MOSTLY = 0.85;
/** Shares of a ring's course that bear ink of its own at least, and any ink: the pad is pale in places, and signatures run across. */
const OWN = 0.35;
const INKED = 0.6;
const STEPS = 90;
/** Two arcs tell the circle roughly: so many times all ink near it tells it better. */
const TURNS = 2;

/** Where round stamps lie whose ring the ink pad left in pieces: what stands within is theirs. `mm` is in pixels. */
export function roundStamps(pieces: readonly Component[], pageWidth: number, mm: number): Rect[] {
  const arcs = pieces
    .filter(({ box }) => Math.max(box.width, box.height) >= ARC * mm)
    .map((piece): Piece => ({ box: piece.box, points: pointsOf(piece, pageWidth) }));
  const largest = arcs.toSorted((one, other) => other.points.length - one.points.length).slice(0, MOST_ARCS);
  const found: Rect[] = [];
  for (const [i, one] of largest.entries()) {
    for (const other of largest.slice(i + 1)) {
      if (found.some((stamp) => overlap(stamp, one.box) && overlap(stamp, other.box))) continue;
      const ring = ringThrough([one, other], arcs, mm);
      if (ring) found.push(boxAround(ring, mm));
    }
  }
  return found;
}

interface Piece {
  box: Rect;
  points: readonly Point[];
}

/** The ring that these are pieces of; null where they are of none. */
function ringThrough(two: readonly Piece[], arcs: readonly Piece[], mm: number): FittedCircle | null {
  let own = two;
  let ring = fitCircle(pointsIn(own));
  for (let turn = 0; turn < TURNS; turn++) {
    if (!ring || !isStamps(ring, mm)) return null;
    const circle = ring;
    own = arcs.filter(({ box, points }) => {
      if (!overlap(box, boxAround(circle, mm))) return false;
      return points.filter((point) => awayFrom(circle, point) <= NEAR * mm).length >= points.length * MOSTLY;
    });
    ring = fitCircle(pointsIn(own));
  }
  if (!ring || !isStamps(ring, mm) || inkedShare(ring, pointsIn(own), mm) < OWN) return null;
  return inkedShare(ring, pointsIn(arcs), mm) >= INKED ? ring : null;
}

function isStamps({ radius, astray }: FittedCircle, mm: number): boolean {
  return radius >= RADIUS.least * mm && radius <= RADIUS.most * mm && astray <= ASTRAY * mm;
}

/** Share of a circle's course near which there is any of these points. */
function inkedShare(circle: FittedCircle, points: readonly Point[], mm: number): number {
  const near = points.filter((point) => awayFrom(circle, point) <= NEAR * mm);
  const stepOf = ({ x, y }: Point) => {
    const turns = Math.atan2(y - circle.middle.y, x - circle.middle.x) / (2 * Math.PI) + 0.5;
    return Math.floor(turns * STEPS) % STEPS;
  };
  return new Set(near.map(stepOf)).size / STEPS;
}

function awayFrom({ middle, radius }: FittedCircle, { x, y }: Point): number {
  return Math.abs(Math.hypot(x - middle.x, y - middle.y) - radius);
}

function pointsIn(pieces: readonly Piece[]): Point[] {
  return pieces.flatMap(({ points }) => points);
}

function pointsOf({ pixels }: Component, pageWidth: number): Point[] {
  return Array.from(pixels, (i) => ({ x: i % pageWidth, y: Math.floor(i / pageWidth) }));
}

function boxAround({ middle, radius }: FittedCircle, mm: number): Rect {
  const reach = radius + NEAR * mm;
  return { x: middle.x - reach, y: middle.y - reach, width: 2 * reach, height: 2 * reach };
}
