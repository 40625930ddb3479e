import type { DocumentProblem } from '../../../document/form-document.ts';
import { median } from '../../../measure/median.ts';
import { say } from '../../../sentences.ts';
import type { PageContent, Shape } from '../content/page-content.ts';
import {
  area,
  centre,
  contains,
  coveredShare,
  height,
  intersect,
  type Point,
  type Rect,
  union,
  width,
} from '../geometry.ts';
import type { Target } from '../marks/targets.ts';
import { shownShare } from '../page-view.ts';
import { drawingsIn, type PicturesAlone } from '../rendered/pictures-alone.ts';
import { isOval, isRectangle, isRound } from '../shapes/shape-kinds.ts';

/** Letters laid across a page are so high and wide, in points; thinner ones are "I". */
const LETTER = { high: 24, wide: 5 };
/** A word has so many letters at least. */
const LEAST_LETTERS = 4;
/** Letters of a word are of such sizes, against their median. */
const SIZES = { least: 0.4, most: 2.2 };
/** Their middles lie this near to one line, in shares of their size. */
const OFF_LINE = 0.3;
/** From each letter to the next, in shares of their size: nearer ones are one letter, or an emblem. */
const STEP = { least: 0.25, most: 2.2 };
/** Shapes looked at: more are a drawing. */
const MOST_LETTERS = 60;
/** Darkness of the palest watermark in a picture, of 1. */
const PALE = 0.06;
/** So many of the page's own letters lie under the word. */
const LEAST_UNDER = 10;

/**
 * A word whose letters are drawn as areas, or shown by a picture, large and across the form: "DRAFT" as Word's watermarks
 * are converted. The file does not spell it, so a person reads it. Signatures and stamps stand below the form, emblems have no
 * letters in a row, and letterheads lie over no lines of the form.
 */
export function drawnAcross(
  content: PageContent,
  targets: readonly Target[],
  pictures: PicturesAlone | null,
): DocumentProblem[] {
  if (targets.length === 0) return [];
  const form = union(targets.map(({ box }) => box));
  const isOnForm = (box: Rect) => box.bottom > form.top && box.top < form.bottom;
  const drawn = content.shapes.filter(isLetterShape).map(({ box }) => box);
  const shown = pictures ? lettersShown(content, pictures) : [];
  const words = [drawn, shown]
    .map((boxes) => largestWord(outermost(boxes.filter(isLarge))))
    .filter((word) => word.some(isOnForm) && liesOverLines(word, content));
  const [word] = words;
  if (!word) return [];
  const place = { part: 'page', page: content.page, box: shownShare(union(word), content) };
  return [{ code: 'condition-in-text', ...say('pdf-drawn-across', { page: content.page }), place }];
}

/** Areas that are no ground, frame or dot; pens' lines are none. */
function isLetterShape(shape: Shape): boolean {
  if (!shape.fill || shape.hidden !== null || shape.annotation !== null || shape.points.length < 4) return false;
  return !isRectangle(shape) && !isRound(shape) && !isOval(shape);
}

/** The drawings in the page's pictures, be they as pale as watermarks are. */
function lettersShown({ images, width, height }: PageContent, pictures: PicturesAlone): Rect[] {
  const page = { left: 0, top: 0, right: width, bottom: height };
  const shown = images.filter(({ hidden, annotation }) => hidden === null && annotation === null);
  return shown.flatMap(({ box }) => drawingsIn(pictures, intersect(box, page), PALE));
}

function isLarge(box: Rect): boolean {
  const [least, most] = [Math.min(width(box), height(box)), Math.max(width(box), height(box))];
  return most >= LETTER.high && least >= LETTER.wide;
}

/** A letter's inner outline, as of an "A", lies within its outer one. */
function outermost(boxes: readonly Rect[]): Rect[] {
  const few = boxes.slice(0, MOST_LETTERS);
  return few.filter((box) => !few.some((other) => area(other) > area(box) && coveredShare(box, other) > 0.9));
}

/** The most of these boxes that stand in one row, level or slanting, as letters of a word do; none where too few do. */
function largestWord(boxes: readonly Rect[]): Rect[] {
  const size = median(boxes.map(sizeOf));
  const letters = boxes.filter((box) => sizeOf(box) > SIZES.least * size && sizeOf(box) < SIZES.most * size);
  const rows = letters.flatMap((one, index) =>
    letters.slice(index + 1).map((other) => row(letters, centre(one), centre(other), size)),
  );
  const [longest = []] = rows.toSorted((one, other) => other.length - one.length);
  return longest.length >= LEAST_LETTERS ? longest : [];
}

function sizeOf(box: Rect): number {
  return Math.max(width(box), height(box));
}

/** The boxes along the line through two points, up to where one is missing. */
function row(boxes: readonly Rect[], from: Point, to: Point, size: number): Rect[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return [];
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const along = (box: Rect) => centre(box).x * x + centre(box).y * y;
  const off = (box: Rect) => Math.abs((centre(box).y - from.y) * x - (centre(box).x - from.x) * y);
  const near = boxes.filter((box) => off(box) < OFF_LINE * size).sort((one, other) => along(one) - along(other));
  const letters: Rect[] = [];
  for (const box of near) {
    const last = letters.at(-1);
    const step = last ? along(box) - along(last) : STEP.least * size;
    if (step > STEP.most * size) break;
    if (step >= STEP.least * size) letters.push(box);
  }
  return letters;
}

function liesOverLines(word: readonly Rect[], { glyphs }: PageContent): boolean {
  const under = glyphs.filter(
    ({ hidden, text, box }) =>
      hidden === null && /\p{L}/u.test(text) && word.some((letter) => contains(letter, centre(box))),
  );
  return under.length >= LEAST_UNDER;
}
