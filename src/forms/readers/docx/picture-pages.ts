import sharp from 'sharp';
import { paragraphText } from '../../form-document.ts';
import type { FormFile, FreeText, ReadingProblem } from '../../reader.ts';
import { MAX_PIXELS } from '../../scan/picture/page-source.ts';
import { say } from '../../sentences.ts';
import type { OfficePackage } from '../office-package.ts';
import type { PlacedDrawing } from '../placed-drawing.ts';
import { rowOf } from '../word-marks.ts';
import { walkPackage } from './docx-document.ts';
import { openPackage } from './open-package.ts';

/** A Word file of scanned pages: what it shows are pictures, and next to nothing beside them. */
export interface PicturePages {
  /** The pages' pictures in their order. */
  pages: Uint8Array[];
  /** What is typed beside them. */
  typed: FreeText[];
  /** Whatever else is drawn, which may be a mark on them, and pages that Word shows otherwise than the picture is. */
  problems: ReadingProblem[];
}

/** With more letters than this a file is a document of its own, its pictures a part of it. */
const MOST_LETTERS = 400;
/** Sides of a page of 85 dpi, in pixels, and how many times as long as wide it is at most, as telephones take pictures. */
const PAGE = { short: 700, long: 990, slimmest: 2 };

/**
 * The scanned pages of a Word file; null where it holds none, or more than them.
 * @throws UnreadableFile if the file is damaged or beyond the limits
 */
export async function picturePages({ bytes }: Pick<FormFile, 'bytes'>): Promise<PicturePages | null> {
  const pkg = openPackage(bytes);
  const { document, drawings } = walkPackage(pkg);
  const typed = document.paragraphs
    .map((paragraph) => ({ text: paragraphText(paragraph).trim(), place: paragraph.place }))
    .filter(({ text }) => text !== '');
  if (typed.reduce((sum, { text }) => sum + text.length, 0) > MOST_LETTERS) return null;
  const pages: Uint8Array[] = [];
  const problems: ReadingProblem[] = [...document.problems];
  for (const drawn of drawings) {
    const picture = pictureOf(drawn, pkg);
    const isPage = picture !== null && (await isPageOfPaper(picture));
    if (isPage) pages.push(picture);
    if (!isPage || drawn.drawing.picture?.isAltered) problems.push(drawnOver(drawn));
  }
  return pages.length > 0 ? { pages, typed, problems } : null;
}

function pictureOf({ drawing: { picture } }: PlacedDrawing, pkg: OfficePackage): Uint8Array | null {
  const link = pkg.related(pkg.mainPart).find(({ id }) => id === picture?.id);
  return link ? pkg.bytes(link.target) : null;
}

async function isPageOfPaper(picture: Uint8Array): Promise<boolean> {
  const metadata = await sharp(picture, { limitInputPixels: MAX_PIXELS })
    .metadata()
    .catch(() => null);
  if (!metadata) return false;
  const [short = 0, long = 0] = [metadata.width, metadata.height].sort((one, other) => one - other);
  return short >= PAGE.short && long >= PAGE.long && long <= short * PAGE.slimmest;
}

function drawnOver({ drawing: { kind, name }, place }: PlacedDrawing): ReadingProblem {
  return { code: 'mark-unclear', ...say('drawn-on-form', { kind, name, ...rowOf(place) }), place };
}
