import type { EmphasisOf } from './decorations.ts';
import type { Figures } from './figures.ts';
import { centre, height, type Rect, width } from './geometry.ts';
import type { Judgement } from './judge-target.ts';
import type { Mark } from './marks.ts';

/** How far, in points, a line through a mark reaches beyond its box on both sides. */
const BEYOND = 1;
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

/** What was told of a box, unless a level line runs through it: a mark so struck may have been taken back. */
export function unlessCrossedOut(judged: Judgement | null, box: Rect, figures: Figures): Judgement | null {
  const isStruck = judged?.state === 'marked' && isCrossedOut(box, figures);
  return isStruck ? { ...judged, state: 'unclear', mark: `${judged.mark} (struck)` } : judged;
}

/** Whether a level line runs through a box, and beyond it on both sides. */
function isCrossedOut(box: Rect, figures: Figures): boolean {
  const middle = centre(box).y;
  const lines = [
    ...[...figures.rules, ...figures.decorations].filter(({ horizontal }) => horizontal).map((rule) => rule.box),
    ...figures.strokes.map((shape) => shape.box).filter((stroke) => height(stroke) < LEVEL * width(stroke)),
  ];
  return lines.some(
    (line) =>
      line.left < box.left - BEYOND &&
      line.right > box.right + BEYOND &&
      Math.abs(centre(line).y - middle) < MIDDLE * height(box),
  );
}
