import type { Shape } from '../content/page-content.ts';
import { centre, contains, height, type Rect, width } from '../geometry.ts';
import type { EmphasisOf } from '../looks/decorations.ts';
import type { Figures } from '../shapes/figures.ts';
import type { Judgement } from './judge-target.ts';
import type { Mark } from './marks.ts';

/** How far, in points, a line through a mark reaches beyond its box on both sides, whatever the mark is. */
const BEYOND = 1;
/** How far, in shares of the box's width, a line from side to side may end before the box does. */
const SHORT = 0.15;
/** How far from the middle of the box it runs, in shares of the box's height. */
const MIDDLE = 0.3;
/** How steep a stroke may be and still be a level line. */
const LEVEL = 0.2;

/**
 * The marks, of which those that a line strikes out are not clear any more: a letter with a line through it, or a box
 * that a level line crosses from side to side. Whoever took a mark back with a line meant the other box, or none.
 */
export function withStruckUnclear(marks: readonly Mark[], emphasis: EmphasisOf): Mark[] {
  return marks.map((mark) =>
    mark.glyph && emphasis.get(mark.glyph)?.has('strike')
      ? { ...mark, clear: false, name: `${mark.name} (struck)` }
      : mark,
  );
}

/**
 * What was told of a box, unless a level line runs through it: a mark so struck may have been taken back.
 * @param laid what annotations draw, stroke by stroke
 */
export function unlessCrossedOut(
  judged: Judgement | null,
  box: Rect,
  figures: Figures,
  laid: readonly Rect[],
): Judgement | null {
  const mayBeMarked = judged?.state === 'marked' || judged?.unnamed;
  const isStruck = mayBeMarked && isCrossedOut(box, figures, laid);
  return isStruck ? { ...judged, state: 'unclear', unnamed: null, mark: `${judged.mark} (struck)` } : judged;
}

/**
 * Whether a level line runs through a box: beyond it on both sides, or from side to side over what else is drawn there.
 * Along with one upright line alone it is a cross.
 */
function isCrossedOut(box: Rect, figures: Figures, laid: readonly Rect[]): boolean {
  const middle = centre(box).y;
  const strokes = [...figures.strokes.map((shape) => shape.box), ...laid];
  const lines = [
    ...[...figures.rules, ...figures.decorations].filter(({ horizontal }) => horizontal).map((rule) => rule.box),
    ...strokes.filter(isLevel),
  ].filter((line) => Math.abs(centre(line).y - middle) < MIDDLE * height(box));
  if (lines.some((line) => spans(line, box, -BEYOND))) return true;
  const others = strokes.filter((stroke) => !isLevel(stroke) && contains(box, centre(stroke)));
  const isCross = others.length > 0 && others.every(isUpright);
  return !isCross && lines.some((line) => spans(line, box, SHORT * width(box)));
}

/** Whether a line reaches from one side of a box to the other, but for so many points. */
function spans(line: Rect, box: Rect, short: number): boolean {
  return line.left < box.left + short && line.right > box.right - short;
}

/** The strokes of the annotations that mark by what they draw. */
export function strokesLaid(marks: readonly Mark[], shapes: readonly Shape[]): Rect[] {
  const laid = marks.flatMap(({ kind, annotation }) => (kind === 'annotation' && annotation ? [annotation] : []));
  return shapes.flatMap(({ annotation, hidden, box }) => (!hidden && laid.includes(annotation ?? '') ? [box] : []));
}

function isLevel(stroke: Rect): boolean {
  return height(stroke) < LEVEL * width(stroke);
}

function isUpright(stroke: Rect): boolean {
  return width(stroke) < LEVEL * height(stroke);
}
