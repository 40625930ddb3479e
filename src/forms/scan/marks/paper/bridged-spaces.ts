import { median } from '../../../measure/median.ts';
import { isRightToLeft } from '../../ocr/fold-text.ts';
import { BLOCKING } from '../../outlines/slot-ink.ts';
import { at, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import { wordingBox } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';

/** Columns without print that make a space between words, and the most that may: beyond it the words are not known. */
const LEAST = 4;
const MOST = 30;
/** Darkness of ink that is paler than print but no paper, as the mean of three pixels. */
const PALE = 45;
/** Rows that a pen line is thick; letters are higher. */
const THICK = 9;
/** Rows by which a line may rise or fall from one space to the next. */
const SLOPE = 6;
/** Two spaces and the shortest word between them, in pixels: what is shorter is the bar of a letter. */
const SHORTEST = 28;
/** Lines by so much higher than others have a ruled line in them. */
const HIGH = 1.15;
/** Words of a line that must have a space somewhere. */
const WORDS = 6;

/**
 * Where a line runs on through several spaces between words, however pale it is: a statement struck out by a hard pencil.
 * Between words there is nothing printed that could be taken for it.
 */
export function findBridged(table: AlignedTable, lines: readonly TextLine[]): Rect | null {
  // Arabic letters hang together by lines as thin as a pen's: there only what the issued form prints is known.
  if (table.isOwnPrint && isRightToLeft(lines.map((line) => line.text).join(''))) return null;
  const height = median(lines.map(({ top, bottom }) => bottom - top));
  for (const whole of lines) {
    let before: Bridge | null = null;
    const { line, spaces } = partWithSpaces(table.blank, whole, height);
    if (spaces.length === 0 && hasSpaces(line)) return wordingBox([line]);
    for (const space of spaces) {
      const bridge = bridgeOver(table.page, line, space);
      const course = courseOver(before, bridge);
      if (course) return course;
      before = bridge;
    }
  }
  return null;
}

/** The line that runs on over two spaces, and over a word between them. */
function courseOver(one: Bridge | null, next: Bridge | null): Rect | null {
  if (!one || !next || Math.abs(next.y - one.y) > SLOPE || next.to - one.from < SHORTEST) return null;
  return { x: one.from, y: Math.min(one.y, next.y) - 6, width: next.to - one.from, height: 12 };
}

/** A line and its spaces; of one that takes in a ruled line above or below it, the part that the words stand in. */
function partWithSpaces(blank: Raster, line: TextLine, height: number): { line: TextLine; spaces: Space[] } {
  const parts = [
    { ...line, bottom: line.top + height },
    { ...line, top: line.bottom - height },
  ];
  const tried = [line, ...(line.bottom - line.top > height * HIGH ? parts : [])];
  const found = tried.map((part) => ({ line: part, spaces: spacesOf(blank, part) }));
  return found.find(({ spaces }) => spaces.length > 0) ?? { line, spaces: [] };
}

/** The columns between two words of a line. */
export interface Space {
  from: number;
  to: number;
}

interface Bridge extends Space {
  y: number;
}

/** Whether the wording has words enough to be parted somewhere: else a line as long as a ruled one lies over it. */
function hasSpaces({ text }: TextLine): boolean {
  return !/\p{Script=Han}/u.test(text) && text.split(' ').length >= WORDS;
}

/** The spaces between printed words of a line, from left to right. */
export function spacesOf(blank: Raster, line: TextLine): Space[] {
  const { left, right } = line;
  const { first, last } = rowsOf(line);
  const isPrinted = (x: number) => {
    for (let y = first; y <= last; y++) if (at(blank, x, y) >= BLOCKING) return true;
    return false;
  };
  const found: Space[] = [];
  for (let x = Math.round(left), from = -1; x <= right; x++) {
    if (!isPrinted(x)) continue;
    // A pixel on either side is the soft edge of print.
    if (from >= 0 && x - from - 3 >= LEAST && x - from - 3 <= MOST) found.push({ from: from + 2, to: x - 1 });
    from = x;
  }
  return found;
}

/** The rows of a line that all its words reach into, those of its neighbours left out. */
function rowsOf({ top, bottom }: TextLine): { first: number; last: number } {
  const edge = (bottom - top) * 0.12;
  return { first: Math.round(top + edge), last: Math.round(bottom - edge) };
}

/** A thin run of ink from one side of the space to the other; null where there is none. */
function bridgeOver(page: Raster, line: TextLine, { from, to }: Space): Bridge | null {
  const { first, last } = rowsOf(line);
  const darkness = (x: number, y: number) => (at(page, x, y - 1) + at(page, x, y) + at(page, x, y + 1)) / 3;
  const middles: number[] = [];
  for (let x = from; x < to; x++) {
    const inked: number[] = [];
    for (let y = first; y <= last; y++) if (darkness(x, y) >= PALE) inked.push(y);
    const [upper, lower] = [inked[0], inked.at(-1)];
    if (upper === undefined || lower === undefined || lower - upper > THICK) return null;
    const middle = (upper + lower) / 2;
    if (middles.length > 0 && Math.abs(middle - (middles.at(-1) ?? 0)) > 3) return null;
    middles.push(middle);
  }
  return { from, to, y: middles[middles.length >> 1] ?? first };
}
