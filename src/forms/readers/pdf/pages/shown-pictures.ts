import sharp from 'sharp';
import type { ShownPicture } from '../../said-in-pictures.ts';
import type { PageAnnotations } from '../content/annotations.ts';
import type { PageContent } from '../content/page-content.ts';
import { area, centre, contains, grow, height, intersect, type Rect, width } from '../geometry.ts';
import { shownShare } from '../page-view.ts';
import { mergeClose } from '../rendered/ink-drawings.ts';
import type { GreyPart } from '../rendered/page-ink.ts';
import type { PicturesAlone } from '../rendered/pictures-alone.ts';
import type { RenderedPage } from '../rendered/render-pdf.ts';
import { isLetterShape } from './drawn-across.ts';

/** Pictures less wide or high than this, in points, are marks and rules. */
const LEAST = { wide: 24, high: 6 };
/** Share of the page from which on a picture is its ground: `drawnAcross` looks for the words of those. */
const GROUND = 0.5;
/** Drawn letters stand this near to each other, in points; a word has so many, and a page of drawn letters more. */
const STEP = 8;
const LETTERS = { least: 4, most: 600 };
/** Around a picture, in points. */
const RIM = 2;

/**
 * What a page shows as a picture, whose words the file does not spell: pictures, stamps, and letters drawn as areas, whether
 * they belong to the page or to an annotation. Each without the print that it lies over, as far as that can be had.
 */
export function shownPictures(
  content: PageContent,
  { overlays }: PageAnnotations,
  rendered: RenderedPage | null,
  pictures: PicturesAlone | null,
): ShownPicture[] {
  if (!rendered) return [];
  const { ink, beneath } = rendered;
  const images = content.images.filter(({ hidden }) => hidden === null);
  const [own, laid] = [images.filter(isOfPage), images.filter((image) => !isOfPage(image))];
  const stamps = overlays.filter(({ subtype, hidden, hasLook }) => subtype === 'Stamp' && !hidden && hasLook);
  const spelt = new Set(content.glyphs.map(({ annotation }) => annotation));
  const above = [...laid, ...stamps.filter(({ id }) => !spelt.has(id))];
  return [
    ...shown(own, content, (box) => (pictures?.ink ?? ink).part(box)),
    ...shown(above, content, (box) => (beneath ? ink.partAdded(box, beneath) : ink.part(box))),
    ...shown(wordsDrawn(content), content, (box) => ink.part(box)),
  ];
}

interface Placed {
  box: Rect;
}

function isOfPage({ annotation }: { annotation: string | null }): boolean {
  return annotation === null;
}

function shown(placed: readonly Placed[], content: PageContent, part: (box: Rect) => GreyPart): ShownPicture[] {
  const page = { left: 0, top: 0, right: content.width, bottom: content.height };
  const boxes = mergeClose(
    placed.map(({ box }) => intersect(box, page)),
    0,
  );
  return boxes
    .filter((box) => width(box) >= LEAST.wide && height(box) >= LEAST.high && area(box) < GROUND * area(page))
    .map((box) => ({
      open: async () => {
        const { grey, columns, rows } = part(intersect(grow(box, RIM), page));
        return sharp(grey, { raw: { width: columns, height: rows, channels: 1 } });
      },
      place: { part: 'page', page: content.page, box: shownShare(box, content) },
    }));
}

/** Where letters drawn as areas stand together. */
function wordsDrawn({ shapes }: PageContent): Placed[] {
  const letters = shapes.filter(isLetterShape).map(({ box }) => box);
  if (letters.length < LETTERS.least || letters.length > LETTERS.most) return [];
  const words = mergeClose(letters, STEP).map((box) => ({ box }));
  return words.filter(({ box }) => letters.filter((letter) => contains(box, centre(letter))).length >= LETTERS.least);
}
