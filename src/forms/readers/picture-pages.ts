import sharp from 'sharp';
import { type FormDocument, paragraphText } from '../document/form-document.ts';
import { detectFormat } from '../formats/detect-format.ts';
import { MAX_PIXELS } from '../packages/picture-size.ts';
import type { FormFile, FreeText, ReadingProblem } from '../reader.ts';
import { say } from '../sentences.ts';
import { BrokenStructure } from './doc/compound-file.ts';
import { walkDoc } from './doc/doc-document.ts';
import { walkPackage } from './docx/docx-document.ts';
import { openPackage } from './docx/open-package.ts';
import { walkOdt } from './odt/odt-document.ts';
import type { PlacedDrawing } from './placed-drawing.ts';
import { rowOf } from './word-marks.ts';

/** A text document of scanned pages: what it shows are pictures, and next to nothing beside them. */
export interface PicturePages {
  /** The pages' pictures in their order. */
  pages: Uint8Array[];
  /** What is typed beside them. */
  typed: FreeText[];
  /** Whatever else is drawn, which may be a mark on them, and pages that are shown otherwise than the picture is. */
  problems: ReadingProblem[];
}

/** With more letters than this a file is a document of its own, its pictures a part of it. */
const MOST_LETTERS = 400;
/** Sides of a page of 85 dpi, in pixels, and how many times as long as wide it is at most, as telephones take pictures. */
const PAGE = { short: 700, long: 990, slimmest: 2 };

/**
 * The scanned pages of a Word or OpenDocument file; null where it holds none, or more than them.
 * @throws UnreadableFile if the file is damaged or beyond the limits
 */
export async function picturePages({ bytes }: Pick<FormFile, 'bytes'>): Promise<PicturePages | null> {
  const opened = open(bytes);
  if (!opened) return null;
  const { document, drawings, pictureOf } = opened;
  const typed = document.paragraphs
    .map((paragraph) => ({ text: paragraphText(paragraph).trim(), place: paragraph.place }))
    .filter(({ text }) => text !== '');
  if (typed.reduce((sum, { text }) => sum + text.length, 0) > MOST_LETTERS) return null;
  const pages: Uint8Array[] = [];
  const problems: ReadingProblem[] = [...document.problems];
  for (const drawn of drawings) {
    const id = drawn.drawing.picture?.id;
    const picture = id === undefined ? null : pictureOf(id);
    const isPage = picture !== null && (await isPageOfPaper(picture));
    if (isPage) pages.push(picture);
    if (!isPage || drawn.drawing.picture?.isAltered) problems.push(drawnOver(drawn));
  }
  return pages.length > 0 ? { pages, typed, problems } : null;
}

interface Opened {
  document: FormDocument;
  drawings: PlacedDrawing[];
  /** The picture that a drawing names, if the file holds it. */
  pictureOf: (id: string) => Uint8Array | null;
}

function open(bytes: Uint8Array): Opened | null {
  const format = detectFormat(bytes);
  if (format === 'docx') return openWord(bytes);
  if (format === 'doc') return openOldWord(bytes);
  return format === 'odt' ? openOdt(bytes) : null;
}

function openWord(bytes: Uint8Array): Opened {
  const pkg = openPackage(bytes);
  const links = pkg.related(pkg.mainPart);
  const pictureOf = (id: string) => {
    const link = links.find((each) => each.id === id);
    return link ? pkg.bytes(link.target) : null;
  };
  return { ...walkPackage(pkg), pictureOf };
}

/** What cannot be walked as it is holds no pages: its own reader says why. */
function openOldWord(bytes: Uint8Array): Opened | null {
  try {
    return walkDoc({ name: '', bytes });
  } catch (error) {
    if (error instanceof BrokenStructure) return null;
    throw error;
  }
}

function openOdt(bytes: Uint8Array): Opened {
  const { document, drawings, packed } = walkOdt({ name: '', bytes });
  return { document, drawings, pictureOf: packed };
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
