import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, boundsOf, intersect, type Matrix, type Point, type Rect, union } from '../geometry.ts';
import { frameOf } from './hollow-path.ts';
import type { Shape } from './page-content.ts';
import { clipTo, hiddenBy, type Walk } from './walk.ts';

const STROKES: readonly number[] = [OPS.stroke, OPS.closeStroke];
const FILLS: readonly number[] = [OPS.fill, OPS.eoFill, OPS.rawFillPath, OPS.shadingFill];
const BOTH: readonly number[] = [OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke];

const EVEN_ODD: readonly number[] = [OPS.eoFill];

interface Subpath {
  points: Point[];
  straight: boolean;
  closed: boolean;
}

/** Adds the subpaths of one path to the page's shapes, or narrows the clip if a clipping operator asked for it. */
export function walkPath(walk: Walk, args: unknown[]): void {
  const operation = Number(args[0]);
  const numbers = pathNumbers(args[1]);
  const subpaths = numbers ? readSubpaths(numbers, walk.state.matrix) : [];
  const stroke = STROKES.includes(operation) || BOTH.includes(operation);
  const fill = FILLS.includes(operation) || BOTH.includes(operation);
  const frame = fill && !stroke ? frameOf(subpaths, EVEN_ODD.includes(operation)) : null;
  const { shapes } = walk.content;
  if (frame) shapes.push(frameShape(walk, frame));
  else if (stroke || fill) for (const subpath of subpaths) shapes.push(shapeOf(walk, subpath, stroke, fill));
  if (walk.clipNext && subpaths.length > 0) clipTo(walk.state, union(subpaths.map(({ points }) => boundsOf(points))));
  walk.clipNext = false;
}

/** A shading pours over all that the clip leaves open. Its colours are unknown, as a pattern's are. */
export function walkShading(walk: Walk): void {
  const { left, top, right, bottom } = walk.state.clip;
  if (right <= left || bottom <= top) return;
  const points = cornersOf(walk.state.clip);
  const poured = shapeOf(walk, { points, straight: true, closed: true }, false, true);
  walk.content.shapes.push({ ...poured, colour: '#808080' });
}

function pathNumbers(value: unknown): ArrayLike<number> | null {
  const data = Array.isArray(value) ? value[0] : null;
  return data instanceof Float32Array || Array.isArray(data) ? data : null;
}

/** pdf.js packs a path as operator numbers, each followed by its coordinates: 0 move, 1 line, 2 curve, 3 close. */
function readSubpaths(numbers: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let current: Subpath | null = null;
  const point = (index: number) => apply(matrix, numbers[index] ?? 0, numbers[index + 1] ?? 0);
  for (let index = 0; index < numbers.length; ) {
    const operator = numbers[index++];
    if (operator === 0 || !current) {
      current = { points: [], straight: true, closed: false };
      subpaths.push(current);
    }
    if (operator === 0 || operator === 1) {
      current.points.push(point(index));
      index += 2;
    } else if (operator === 2) {
      current.points.push(point(index), point(index + 2), point(index + 4));
      current.straight = false;
      index += 6;
    } else if (operator === 3) {
      current.closed = true;
    } else {
      break;
    }
  }
  return subpaths.filter(({ points }) => points.length > 1);
}

/**
 * What shows of a bar or line along the page's edges that goes on beyond the clip: an area may be poured over all of it, and
 * the rulings of a table may go on beyond the page.
 */
function cutOut(bar: Subpath, clip: Rect): Subpath {
  const box = boundsOf(bar.points);
  const shown = intersect(box, clip);
  const isWhole =
    shown.left === box.left && shown.top === box.top && shown.right === box.right && shown.bottom === box.bottom;
  if (isWhole || shown.left > shown.right || shown.top > shown.bottom || !isAlongEdges(bar.points, box)) return bar;
  return { ...bar, points: bar.points.length > 2 ? cornersOf(shown) : endsOf(shown) };
}

function isAlongEdges(points: readonly Point[], { left, top, right, bottom }: Rect): boolean {
  return points.every(({ x, y }) => (x === left || x === right) && (y === top || y === bottom));
}

/** The ends of a level or upright line. */
function endsOf({ left, top, right, bottom }: Rect): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: bottom },
  ];
}

function cornersOf({ left, top, right, bottom }: Rect): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** A frame that was filled between its edges, as the stroke that it looks like. */
function frameShape(walk: Walk, { line, width }: { line: Subpath; width: number }): Shape {
  return { ...shapeOf(walk, line, false, true), fill: false, stroke: true, closed: true, lineWidth: width };
}

function shapeOf(walk: Walk, drawn: Subpath, stroke: boolean, fill: boolean): Shape {
  const { state } = walk;
  const isBar = drawn.straight && (drawn.points.length === 2 || (fill && !stroke));
  const subpath = isBar ? cutOut(drawn, state.clip) : drawn;
  const box = boundsOf(subpath.points);
  const alpha = fill ? Math.max(state.fillAlpha, stroke ? state.strokeAlpha : 0) : state.strokeAlpha;
  const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
  return {
    ...subpath,
    box,
    stroke,
    fill,
    colour: fill ? state.fillColour : state.strokeColour,
    alpha,
    blended: state.blended,
    lineWidth: state.lineWidth * scale,
    order: walk.order,
    annotation: walk.annotation,
    hidden: hiddenBy(walk, box, alpha),
  };
}
