import type { DocumentProblem } from '../../../document/form-document.ts';
import { median } from '../../../measure/median.ts';
import { strokeRows } from '../../../measure/stroke-rows.ts';
import { say } from '../../../sentences.ts';
import type { PageContent } from '../content/page-content.ts';
import { centre, contains, height, type Rect, union, width } from '../geometry.ts';
import type { Mark } from '../marks/marks.ts';
import type { Target } from '../marks/targets.ts';
import { shownShare } from '../page-view.ts';
import type { Line } from './lines.ts';
import type { Section } from './page-layout.ts';

const MM = 72 / 25.4;
/** A letterhead's arms and emblems stand above this on a page without boxes. */
const HEAD = 45 * MM;
/** What stands so close above the first box is beside it. */
const ABOVE = 5 * MM;
/** A statement's wording goes on so far below its box where no cell tells. */
const STATEMENT = 12 * MM;
/**
 * Letters, or words whose letters are joined, are so high and no wider than this; larger things are stamps. What is
 * thinner, in points, is a border that belongs to no table.
 */
const LETTER = { thinnest: 1, lowest: 1.1 * MM, highest: 14 * MM, widest: 45 * MM };
/** Higher strokes among letters are of a signature. */
const LOW_LETTER = 8 * MM;
/** Words of a line stand no farther apart. */
const SPACE = 6 * MM;
/** A tick or a word beside the form is so high or wide. */
const SIGN = 2 * MM;
/** A remark below it. */
const REMARK = { strokes: 4, width: 20 * MM, height: 2 * MM };
/** A "NO" below a form that goes on overleaf, where nobody signs. */
const SHORT_WORD = 5 * MM;
/** Words written where name, title and date are. A signature has few strokes, and high ones. */
const WORDS = { strokes: 7, width: 30 * MM, highest: 11 * MM };
/** Names, titles and dates that are written by hand beside the form's own lines for them. */
const COLUMN = 45 * MM;
const LINES = 4;
/** An address that a letterhead prints at the foot: low letters, so close to the edge. */
const FOOT = 30 * MM;
const LOW = 2.3 * MM;

/**
 * What was drawn or written by hand on a page of the form where nothing is to be written: beside the boxes or below
 * them. A signature and a stamp are what every signed page bears.
 *
 * @param outside drawings that lie at no box and at no wording
 */
export function writtenOutside(
  content: PageContent,
  targets: readonly Target[],
  sections: readonly Section[],
  outside: readonly Mark[],
): DocumentProblem[] {
  const drawn = outside.flatMap(({ kind, box, strokes }) => strokes ?? (kind === 'annotation' ? [] : [box]));
  const rows = rowsOf(drawn.filter(isLetter));
  if (rows.length === 0) return [];
  const form = formOn(targets, sections);
  const beside = rows.filter((row) => isBeside(union(row), form));
  const isBelow = (row: readonly Rect[]) => centre(union(row)).y > form.bottom && !isFootOfLetter(row, content);
  const below = rows.filter(isBelow);
  const signed = signedPart(sections, form.bottom);
  const isSigned = (row: readonly Rect[]) => {
    const { y } = centre(union(row));
    return signed !== null && y >= signed.top && y <= signed.bottom;
  };
  // A signature that reaches into a remark would make one row with it, as high as a signature is.
  const low = rowsOf(drawn.filter((box) => isLetter(box) && height(box) <= LOW_LETTER)).filter(isBelow);
  const isUnsigned = targets.length > 0 && signed === null;
  const short = isUnsigned ? low.filter((row) => row.length > 1 && width(union(row)) >= SHORT_WORD) : [];
  const free = [...short, ...[...below, ...low].filter((row) => !isSigned(row) && isRemark(row))];
  const named = below.filter((row) => isSigned(row) && isWords(row));
  const odd = named.filter(
    (row) => signed && union(row).left > signed.left + COLUMN && union(row).right < signed.right - COLUMN,
  );
  const found = [...beside, ...free, ...odd, ...(named.length > LINES ? named : [])];
  if (found.length === 0) return [];
  const place = { part: 'page', page: content.page, box: shownShare(union(found.flat()), content) };
  return [{ code: 'condition-in-text', ...say('scan-written-outside', { page: content.page }), place }];
}

function isLetter(box: Rect): boolean {
  const isHigh = Math.max(width(box), height(box)) >= LETTER.lowest;
  const isThin = Math.min(width(box), height(box)) < LETTER.thinnest;
  return isHigh && !isThin && height(box) <= LETTER.highest && width(box) <= LETTER.widest;
}

function rowsOf(strokes: readonly Rect[]): Rect[][] {
  return strokeRows(strokes, (box) => box, SPACE);
}

/** From the first box to the end of the last one's statement. */
function formOn(targets: readonly Target[], sections: readonly Section[]): { top: number; bottom: number } {
  const boxes = targets.map(({ box }) => box);
  if (boxes.length === 0) return { top: HEAD, bottom: HEAD };
  const { top, bottom } = union(boxes);
  const cells = sections.flatMap((section) => (section.kind === 'table' ? section.rows.flat() : []));
  const around = cells.filter(({ bounds }) => boxes.some((box) => contains(bounds, centre(box))));
  return { top, bottom: Math.max(bottom + STATEMENT, ...around.map(({ bounds }) => bounds.bottom)) };
}

function isBeside(box: Rect, { top, bottom }: { top: number; bottom: number }): boolean {
  const { y } = centre(box);
  return y > top - ABOVE && y <= bottom && bottom > top && Math.max(width(box), height(box)) >= SIGN;
}

function isRemark(row: readonly Rect[]): boolean {
  const box = union(row);
  const isLong = width(box) >= REMARK.width && width(box) >= 2.2 * height(box);
  return row.length >= REMARK.strokes && isLong && height(box) >= REMARK.height;
}

function isWords(row: readonly Rect[]): boolean {
  const box = union(row);
  return row.length >= WORDS.strokes && width(box) >= WORDS.width && height(box) <= WORDS.highest;
}

function isFootOfLetter(row: readonly Rect[], { height: length }: PageContent): boolean {
  return union(row).top > length - FOOT && median(row.map(height)) < LOW;
}

/** The printed lines below the form: its close, and the sender's name and title. */
function signedPart(sections: readonly Section[], bottom: number): Rect | null {
  const lines: Line[] = sections.flatMap((section) => (section.kind === 'text' ? section.lines : []));
  const below = lines.filter(({ rect }) => rect.top > bottom).map(({ rect }) => rect);
  if (below.length === 0) return null;
  const part = union(below);
  return { ...part, bottom: part.bottom + 4 * MM };
}
