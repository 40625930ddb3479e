import { dottedRules } from './dotted-rules.ts';
import { area, centre, contains, grow, height, overlaps, type Point, type Rect, width } from './geometry.ts';
import type { PageContent, Shape } from './page-content.ts';
import type { Rule } from './rule.ts';

/** A square or ring of the size of a check box. */
export interface Outline {
  kind: 'box' | 'circle';
  box: Rect;
  /** The shapes that make it, so that they are not taken for a mark in it. */
  shapes: Shape[];
}

/** The page's drawings, told apart by their form. Annotations' drawings are left out. */
export interface Figures {
  rules: Rule[];
  outlines: Outline[];
  /** Coloured areas behind text. */
  tints: Shape[];
  /** Frames and rings drawn round a single box (`rings-around.ts`). */
  rings: Shape[];
  /** Whatever is none of these: strokes, signs, pen marks. */
  strokes: Shape[];
  /** Lines through and under writing, once they have been told from rulings. */
  decorations: Rule[];
}

/** Check boxes are drawn between 5 and 20 points wide. */
const SMALLEST = 5;
const LARGEST = 20.5;
/** A field's ground is no darker than this in any channel. */
const PALE = 0xc0;
/** So many sides of a cell lie in a table's ruling. */
const CELL_SIDES = 2;
/** What is of colour and taller, in points, is the ground of a table or of the page. */
const TALLEST = 200;
/** A stroke or bar thinner than this is a line. */
const THIN = 2.6;

export function findFigures(content: PageContent): Figures {
  const dotted = dottedRules(content.shapes);
  const figures: Figures = { rules: dotted.rules, outlines: [], tints: [], rings: [], strokes: [], decorations: [] };
  const edges: Rule[] = [];
  for (const shape of content.shapes) {
    if (shape.hidden || shape.annotation || dotted.dots.has(shape)) continue;
    const rule = asRule(shape);
    if (isTint(shape)) figures.tints.push(shape);
    else if (rule) (rule.to - rule.from <= LARGEST ? edges : figures.rules).push(rule);
    else if (isSolid(shape) && !isPaperedOver(shape, content.shapes)) figures.strokes.push(shape);
    else if (isSquare(shape)) addOutline(figures, { kind: 'box', box: shape.box, shapes: [shape] });
    else if (isRing(shape)) addOutline(figures, { kind: 'circle', box: shape.box, shapes: [shape] });
    else if (isFrame(shape)) figures.rules.push(...frameRules(shape));
    else if (!isGround(shape)) figures.strokes.push(shape);
  }
  for (const edge of squaresFromEdges(edges, figures)) {
    if (endsAtRule(edge, figures.rules)) figures.rules.push(edge);
    else figures.strokes.push(edge.shape);
  }
  return figures;
}

/** Whether a form field draws its frame or its paper: rectangles, level lines, rings and the half rings of a bevel. */
export function isFrameOrGround(shape: Shape, field: Rect): boolean {
  if (shape.fill ? isPale(shape.colour) : isWhite(shape.colour)) return true;
  if (shape.straight) return asRule(shape) !== null || isRectangle(shape);
  const middle = centre(field);
  const along = 0.3 * Math.min(width(field), height(field));
  return !shape.fill && shape.points.every(({ x, y }) => Math.hypot(x - middle.x, y - middle.y) > along);
}

/** Where a line shows on the rendered page: its width, and the pixels that it shades. */
export function inkOfRule({ box, shape }: Rule): Rect {
  return grow(box, 0.8 + (shape.stroke ? shape.lineWidth / 2 : 0));
}

/** A line across or down that is longer than any box. */
export function isRuling(shape: Shape): boolean {
  const rule = asRule(shape);
  return rule !== null && rule.to - rule.from > LARGEST;
}

function asRule(shape: Shape): Rule | null {
  if (!shape.straight) return null;
  const { box } = shape;
  const horizontal = height(box) <= THIN && width(box) >= 4;
  if (!horizontal && !(width(box) <= THIN && height(box) >= 4)) return null;
  return rule(shape, horizontal, box);
}

function rule(shape: Shape, horizontal: boolean, box: Rect): Rule {
  const { x, y } = centre(box);
  return horizontal
    ? { horizontal, at: y, from: box.left, to: box.right, box, shape }
    : { horizontal, at: x, from: box.top, to: box.bottom, box, shape };
}

function isSmallAndSquare(box: Rect): boolean {
  const [w, h] = [width(box), height(box)];
  return w >= SMALLEST && w <= LARGEST && h >= SMALLEST && h <= LARGEST && w / h > 0.75 && w / h < 1.34;
}

function isSquare(shape: Shape): boolean {
  if (!shape.straight || !isSmallAndSquare(shape.box) || (!shape.stroke && isWhite(shape.colour))) return false;
  return (shape.closed || shape.points.length > 4) && isRectangle(shape);
}

function isRectangle({ points, box }: Shape): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.6;
  const atCorner = ({ x, y }: Point) =>
    (near(x, box.left) || near(x, box.right)) && (near(y, box.top) || near(y, box.bottom));
  if (points.length < 4 || points.length > 6 || !points.every(atCorner)) return false;
  // Two crossed diagonals touch the four corners too: a rectangle's sides run along the axes.
  return points.slice(1).every((point, index) => {
    const before = points[index] as Point;
    return near(point.x, before.x) || near(point.y, before.y);
  });
}

function isRing(shape: Shape): boolean {
  return isSmallAndSquare(shape.box) && isRound(shape);
}

/** A circle of any size. */
export function isRound(shape: Shape): boolean {
  if (shape.straight || shape.points.length < 8 || width(shape.box) === 0) return false;
  const middle = centre(shape.box);
  const radius = width(shape.box) / 2;
  // Control points of a circle's four curves lie between 1 and 1.15 radii from its centre.
  return shape.points.every(({ x, y }) => {
    const distance = Math.hypot(x - middle.x, y - middle.y) / radius;
    return distance > 0.8 && distance < 1.3;
  });
}

/** A line drawn round something longer than high: around words. */
export function isOval({ points, box, straight, fill, stroke }: Shape): boolean {
  if (straight || fill || !stroke || points.length < 8 || width(box) < LARGEST) return false;
  const middle = centre(box);
  return points.every(({ x, y }) => {
    const distance = Math.hypot((2 * (x - middle.x)) / width(box), (2 * (y - middle.y)) / height(box));
    return distance > 0.8 && distance < 1.45;
  });
}

/** Outlines within one another (a frame's outer and inner edge) are one; a much smaller one is a mark in it. */
function addOutline(figures: Figures, outline: Outline): void {
  const same = figures.outlines.find((other) => {
    const [a, b] = [centre(other.box), centre(outline.box)];
    return Math.hypot(a.x - b.x, a.y - b.y) < 2 && area(other.box) > 0.25 * area(outline.box);
  });
  if (!same) {
    figures.outlines.push(outline);
  } else if (area(outline.box) >= 0.6 * area(same.box) || outline.shapes.every(isHollow)) {
    same.shapes.push(...outline.shapes);
    if (area(outline.box) > area(same.box)) same.box = outline.box;
  } else {
    figures.strokes.push(...outline.shapes);
  }
}

/** A small area of ink: the square or dot by which many forms show that a box or circle is chosen. */
export function isSolid(shape: Shape): boolean {
  if (!shape.fill || shape.blended || isWhite(shape.colour) || shape.alpha < 0.5) return false;
  return isSmallAndSquare(shape.box) && (shape.straight ? isRectangle(shape) : isRing(shape));
}

/** Some producers draw a frame as a dark area with a white one on it. */
function isPaperedOver(shape: Shape, shapes: readonly Shape[]): boolean {
  return shapes.some(
    (other) =>
      other.order > shape.order &&
      other.fill &&
      isWhite(other.colour) &&
      area(other.box) > 0.3 * area(shape.box) &&
      contains(shape.box, centre(other.box)),
  );
}

/** A frame within a frame: a flattened field over the form's own box. */
function isHollow(shape: Shape): boolean {
  return !shape.fill || isWhite(shape.colour);
}

function isFrame(shape: Shape): boolean {
  return shape.stroke && shape.straight && isRectangle(shape) && width(shape.box) > LARGEST && height(shape.box) > 8;
}

function frameRules(shape: Shape): Rule[] {
  const { left, top, right, bottom } = shape.box;
  return [
    rule(shape, true, { left, right, top, bottom: top }),
    rule(shape, true, { left, right, top: bottom, bottom }),
    rule(shape, false, { left, right: left, top, bottom }),
    rule(shape, false, { left: right, right, top, bottom }),
  ];
}

function isTint(shape: Shape): boolean {
  if (!shape.fill || shape.stroke || shape.alpha < 0.05) return false;
  if (!shape.straight && !shape.blended && !isMarkerStroke(shape)) return false;
  const [red, green, blue] = channels(shape.colour);
  const saturated = Math.max(red, green, blue) - Math.min(red, green, blue) > 50;
  return saturated && Math.max(red, green, blue) > 140 && height(shape.box) >= 5 && height(shape.box) <= TALLEST;
}

/** A broad stroke of a marker has round ends; a tick or a dot is not so long. */
function isMarkerStroke({ box }: Shape): boolean {
  return width(box) > 24 && width(box) > 1.5 * height(box);
}

/** Areas of paper and shaded cells: they say nothing. */
function isGround(shape: Shape): boolean {
  return shape.fill && !shape.stroke && (isWhite(shape.colour) || area(shape.box) > 2000);
}

export function isWhite(colour: string): boolean {
  return channels(colour).every((channel) => channel >= 0xe6);
}

/** The tint of a field's ground. */
function isPale(colour: string): boolean {
  return channels(colour).every((channel) => channel >= PALE);
}

export function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.replace('#', ''), 16);
  return Number.isNaN(value) ? [0, 0, 0] : [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A short line is the border of a narrow cell where it ends at another ruling; otherwise it is a dash or a stroke. */
function endsAtRule(edge: Rule, rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) =>
      rule.horizontal !== edge.horizontal &&
      edge.at > rule.from - 2 &&
      edge.at < rule.to + 2 &&
      Math.min(Math.abs(rule.at - edge.from), Math.abs(rule.at - edge.to)) < 2,
  );
}

/** Whether a longer line goes along a side or on from its end. */
function isPartOfRuling(side: Rule, rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) =>
      rule.horizontal === side.horizontal &&
      Math.abs(rule.at - side.at) < 2 &&
      rule.from < side.to + 2 &&
      rule.to > side.from - 2,
  );
}

/** Some producers draw a box as four single lines, and so are small cells of a table. Returns the lines that make neither. */
function squaresFromEdges(edges: Rule[], figures: Figures): Rule[] {
  const used = new Set<Rule>();
  const candidates = edges.slice(0, 600);
  for (const top of candidates.filter(({ horizontal }) => horizontal)) {
    const side = top.to - top.from;
    if (side < SMALLEST || used.has(top)) continue;
    const box = { left: top.from, right: top.to, top: top.at, bottom: top.at + side };
    const around = candidates.filter((edge) => !used.has(edge) && overlaps(grow(edge.box, 1), grow(box, 0.3 * side)));
    const close = (one: number, other: number) => Math.abs(one - other) < 1.5;
    const bottom = around.find(
      (edge) =>
        edge.horizontal &&
        edge.at > top.at + 0.7 * side &&
        edge.at < top.at + 1.4 * side &&
        close(edge.from, top.from) &&
        close(edge.to, top.to),
    );
    const sides = [top.from, top.to].map((x) => around.find((edge) => !edge.horizontal && close(edge.at, x)));
    if (!bottom || sides.some((edge) => edge === undefined)) continue;
    const rules = [top, bottom, ...(sides as Rule[])];
    for (const edge of rules) used.add(edge);
    if (rules.filter((edge) => isPartOfRuling(edge, figures.rules)).length >= CELL_SIDES) {
      figures.rules.push(...rules);
      continue;
    }
    addOutline(figures, {
      kind: 'box',
      box: { ...box, bottom: bottom.at },
      shapes: rules.map(({ shape }) => shape),
    });
  }
  return edges.filter((edge) => !used.has(edge));
}
