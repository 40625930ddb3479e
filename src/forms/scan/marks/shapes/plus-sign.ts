import { type FittedLine, fitLine } from '../../picture/geometry/fitted-line.ts';
import type { Raster } from '../../picture/raster.ts';
import type { Strokes } from './drawn-strokes.ts';
import { type Run, runsOf } from './stroke-runs.ts';

/** How far a stroke leans at most, as its step aside a pixel along; how far, in pixels, a hand strays from its course. */
const LEANING = 0.36;
const SHAKY = 1.6;
/** A line through a stroke alone is so many times as long at most as the shortest quarter of them. */
const ALONE = 1.7;
/** Lines on either side of the other stroke that meet this one alone, and how far each arm reaches from where they cross, as shares of the outline's size. */
const LEAST_ALONE = 0.12;
const ARM = 0.22;
/** Half as thick as the outline is wide, a pen leaves nothing to tell its strokes by: at most so much of the size. */
const THICKEST = 0.3;
/** Where each stroke is crossed, as a share of its length from the top or left: "t" is crossed nearer its top. */
const MIDDLE = { upright: [0.42, 0.7], level: [0.34, 0.66] } as const;
/** How long the level stroke is at least, in lengths of the upright one: that of "t" is shorter. */
const AS_LONG = 0.8;
/** How far beyond half its thickness a stroke's ink lies off its course, in pixels, and how much of all ink the two strokes are. */
const ROUGH = 2;
const EXPLAINED = 0.96;

/** A straight stroke as the lines across it meet it. */
interface Stroke {
  course: FittedLine;
  thickness: number;
  /** Where its first and last lines are. */
  from: number;
  to: number;
}

/**
 * Whether an upright and a level stroke that cross in their middles make up all that is drawn: a plus, which is a cross to whoever
 * draws it. "t" and "f" are crossed nearer their tops, "T" and "L" at their ends; other letters have more strokes.
 */
export function isPlusSign({ ink, hidden, size }: Strokes): boolean {
  const upright = strokeAlong(ink, hidden, false, size);
  const level = strokeAlong(ink, hidden, true, size);
  if (!upright || !level || Math.max(upright.thickness, level.thickness) > size * THICKEST) return false;
  // Both courses are told by one coordinate from the other; a step or two of each finds where they meet.
  let [x, y] = [upright.course.atZero, level.course.atZero];
  for (let i = 0; i < 4; i++) [x, y] = [acrossAt(upright, y), acrossAt(level, x)];
  const isCrossed = ({ from, to }: Stroke, at: number, [first, last]: readonly [number, number]) => {
    const middle = (at - from) / (to - from);
    return middle >= first && middle <= last && Math.min(at - from, to - at) >= size * ARM;
  };
  if (level.to - level.from < (upright.to - upright.from) * AS_LONG) return false;
  const areCrossed = isCrossed(upright, y, MIDDLE.upright) && isCrossed(level, x, MIDDLE.level);
  return areCrossed && explained(ink, upright, level);
}

/** The stroke that the lines across it meet alone, before and after the other one crosses it; null where there is none. */
function strokeAlong(ink: Raster, hidden: Uint8Array, down: boolean, size: number): Stroke | null {
  const count = down ? ink.width : ink.height;
  const lines = Array.from({ length: count }, (_, line) => {
    const isOpen = (i: number) => hidden[down ? i * ink.width + line : line * ink.width + i] === 0;
    return runsOf(ink, line, down, (from, to) => {
      for (let i = from; i < to; i++) if (isOpen(i)) return true;
      return false;
    });
  });
  const lengths = lines.flatMap((runs) => (runs.length === 1 ? runs : [])).map(({ length }) => length);
  const thickness = lengths.sort((one, other) => one - other)[Math.floor(lengths.length / 4)] ?? 0;
  const isAlone = (runs: Run[]) => runs.length === 1 && (runs[0]?.length ?? 0) <= thickness * ALONE;
  const inked = lines.flatMap((runs, line) => (runs.length > 0 ? [line] : []));
  const [from, to] = [inked[0], inked.at(-1)];
  if (from === undefined || to === undefined) return null;
  const alone = inked.filter((line) => isAlone(lines[line] ?? []));
  const [before, after] = [
    alone.filter((line) => line < (from + to) / 2),
    alone.filter((line) => line > (from + to) / 2),
  ];
  if (Math.min(before.length, after.length) < size * LEAST_ALONE) return null;
  const course = fitLine(alone.map((line) => ({ u: line, v: middleOf(lines[line]?.[0]) })));
  if (Math.abs(course.slope) > LEANING || course.astray > SHAKY) return null;
  return { course, thickness, from, to };
}

function middleOf(run: Run | undefined): number {
  return run ? run.from + (run.length - 1) / 2 : 0;
}

function acrossAt({ course }: Stroke, along: number): number {
  return course.atZero + course.slope * along;
}

function explained(ink: Raster, upright: Stroke, level: Stroke): boolean {
  let [all, own] = [0, 0];
  const isOn = (stroke: Stroke, along: number, across: number) =>
    Math.abs(across - acrossAt(stroke, along)) <= stroke.thickness / 2 + ROUGH;
  for (let i = 0; i < ink.data.length; i++) {
    if (!ink.data[i]) continue;
    const [x, y] = [i % ink.width, Math.floor(i / ink.width)];
    all += 1;
    if (isOn(upright, y, x) || isOn(level, x, y)) own += 1;
  }
  return own >= all * EXPLAINED;
}
