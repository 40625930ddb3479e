import type { Rect } from '../picture/raster.ts';
import type { Outline } from '../template/template-glyphs.ts';

/** The pixels along an outline: across and down the page, as many of each as there are steps. */
export interface Course {
  across: Int32Array;
  down: Int32Array;
}

export function courseOf(shape: Outline['shape'], { x, y, width, height }: Rect): Course {
  const points = POINTS[shape];
  const course: Course = { across: new Int32Array(STEPS), down: new Int32Array(STEPS) };
  for (let step = 0; step < STEPS; step++) {
    const [u, v] = points[step] ?? [0, 0];
    course.across[step] = Math.round(x + u * (width - 1));
    course.down[step] = Math.round(y + v * (height - 1));
  }
  return course;
}

/** An outline's course in the picture's upper left corner, and how far from there it lies, in whole pixels. */
export interface PlacedCourse {
  course: Course;
  dx: number;
  dy: number;
}

interface LastCourse {
  shape: Outline['shape'];
  rect: Rect;
  course: Course;
}

let last: LastCourse | null = null;

/** The same as `courseOf`: an outline is looked for place by place, and from one to the next only whole pixels change. */
export function courseFromCorner(shape: Outline['shape'], { x, y, width, height }: Rect): PlacedCourse {
  const [dx, dy] = [Math.floor(x), Math.floor(y)];
  const rect = { x: x - dx, y: y - dy, width, height };
  if (!last || last.shape !== shape || !isSame(last.rect, rect)) last = { shape, rect, course: courseOf(shape, rect) };
  return { course: last.course, dx, dy };
}

function isSame(one: Rect, other: Rect): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** Points along an outline at which its ink is asked for. */
export const STEPS = 48;
/** Where they lie, as shares of its width and height. */
const POINTS: Record<Outline['shape'], readonly [number, number][]> = {
  circle: Array.from({ length: STEPS }, (_, step) => onCircle(step / STEPS)),
  box: Array.from({ length: STEPS }, (_, step) => onSquare(step / STEPS)),
  brackets: Array.from({ length: STEPS }, (_, step) => onSides(step / STEPS)),
};

function onCircle(share: number): [number, number] {
  const angle = share * 2 * Math.PI;
  return [0.5 + 0.47 * Math.cos(angle), 0.5 + 0.47 * Math.sin(angle)];
}

function onSquare(share: number): [number, number] {
  const side = Math.floor(share * 4);
  const along = share * 4 - side;
  const corners: [number, number][] = [
    [along, 0],
    [1, along],
    [1 - along, 1],
    [0, 1 - along],
  ];
  return corners[side] ?? [0, 0];
}

/** The upright parts of two brackets, be they square or round. */
function onSides(share: number): [number, number] {
  const along = 0.3 + 0.8 * (share % 0.5);
  return share < 0.5 ? [0, along] : [1, along];
}
