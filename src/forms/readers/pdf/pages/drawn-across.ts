import type { DocumentProblem } from '../../../document/form-document.ts';
import { lettersInRow } from '../../../measure/letters-in-row.ts';
import { say } from '../../../sentences.ts';
import type { PageContent, Shape } from '../content/page-content.ts';
import { centre, contains, height, intersect, type Rect, union, width } from '../geometry.ts';
import type { Target } from '../marks/targets.ts';
import { shownShare } from '../page-view.ts';
import { drawingsIn, type PicturesAlone } from '../rendered/pictures-alone.ts';
import { isOval, isRectangle, isRound } from '../shapes/shape-kinds.ts';

/** Letters laid across a page are so high and wide, in points; thinner ones are "I". */
const LETTER = { high: 24, wide: 5 };
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
  const drawn = content.shapes
    .filter((shape) => shape.annotation === null && isLetterShape(shape))
    .map(({ box }) => box);
  const shown = pictures ? lettersShown(content, pictures) : [];
  const words = [drawn, shown]
    .map((boxes) => lettersInRow(boxes.filter(isLarge), (box) => box))
    .filter((word) => word.some(isOnForm) && liesOverLines(word, content));
  const [word] = words;
  if (!word) return [];
  const place = { part: 'page', page: content.page, box: shownShare(union(word), content) };
  return [{ code: 'condition-in-text', ...say('page-written-across', { page: content.page }), place }];
}

/** Areas that are no ground, frame or dot; pens' lines are none. */
export function isLetterShape(shape: Shape): boolean {
  if (!shape.fill || shape.hidden !== null || shape.points.length < 4) return false;
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

function liesOverLines(word: readonly Rect[], { glyphs }: PageContent): boolean {
  const under = glyphs.filter(
    ({ hidden, text, box }) =>
      hidden === null && /\p{L}/u.test(text) && word.some((letter) => contains(letter, centre(box))),
  );
  return under.length >= LEAST_UNDER;
}
