import type { PageContent } from '../content/page-content.ts';
import { area, intersect } from '../geometry.ts';
import type { PicturesAlone } from '../rendered/pictures-alone.ts';

/** A page of the form has more letters in any language; a stamp, a letterhead or a page number has fewer. */
const MANY_LETTERS = 400;
/** Share of the page that a picture covers on a scanned page; margins may have been cut away. */
const MOST_OF_PAGE = 0.5;

/**
 * Whether a page is a picture of writing: no text that can be seen, or little text and a picture over most of the page.
 * The invisible text that character recognition lays under a scan counts for nothing.
 */
export function isPicturePage(content: PageContent): boolean {
  const visible = content.glyphs.filter(({ hidden, text }) => !hidden && /\p{L}/u.test(text)).length;
  if (visible === 0) return content.images.length > 0 || content.shapes.length > 200;
  if (visible >= MANY_LETTERS) return false;
  const whole = { left: 0, top: 0, right: content.width, bottom: content.height };
  const pictures = content.images.reduce((sum, { box, hidden }) => sum + (hidden ? 0 : area(intersect(box, whole))), 0);
  return pictures > MOST_OF_PAGE * area(whole);
}

/** Share of a page's letters beneath which a picture has ink of its own, where it shows the same page. */
const REPEATED = 0.5;
/** The ink of a letter's share, and so many letters that it is no chance. */
const LETTER = 0.04;
const LEAST_LETTERS = 50;

/** Whether the pictures beneath the writing show the page once more, as where recognised words were laid over a scan. */
export function repeatsPrint({ glyphs }: PageContent, { ink }: PicturesAlone): boolean {
  const letters = glyphs.filter(({ hidden, annotation, text }) => !hidden && !annotation && /\p{L}/u.test(text));
  if (letters.length < LEAST_LETTERS) return false;
  return letters.filter(({ box }) => ink.share(box) > LETTER).length > REPEATED * letters.length;
}
