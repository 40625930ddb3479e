import { median } from '../../../measure/median.ts';
import { isRightToLeft } from '../../ocr/fold-text.ts';
import { BLOCKING } from '../../outlines/slot-ink.ts';
import { growInk, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { TextLine } from '../../template/template-lines.ts';

/** Where the blank form's own ink hides what lies on it, as 255 on 0: grown by the tolerance of the registration, in pixels. */
export function blockedBy(table: AlignedTable, tolerance: number): Raster {
  return growInk(table.blank, BLOCKING, tolerance);
}

/** Darkness that the paper's own noise reaches: nearly all of the free paper is lighter. */
export function noiseLevel(table: AlignedTable, blocked: Raster): number {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let i = 0; i < blocked.data.length; i += 3) {
    if ((blocked.data[i] ?? 0) >= BLOCKING) continue;
    const dark = table.page.data[i] ?? 0;
    histogram[dark] = (histogram[dark] ?? 0) + 1;
    count += 1;
  }
  let level = 255;
  for (let above = 0; level > 0; level--) {
    above += histogram[level] ?? 0;
    if (above > count * 0.04) break;
  }
  return Math.min(90, level + 15);
}

/** Darkness from which a run is ink through and through: the gaps between blurred letters are lighter. */
const SOLID = 150;
/** A pen line through wording runs on for 6 mm; letters do not hang together so far. */
const STRIKE_LENGTH = 48;

/** Share of a run that letters explain, and the least width of a space between words, in pixels, which they never bridge. */
const EXPLAINED = 0.8;
const SPACE = 5;

/** In Arabic print letters hang together along the line: so much longer than usual, and at most so long, may a run be. */
const LONGER_THAN_USUAL = 1.35;
const LONGEST_OF_LETTERS = 140;

/** Bold or blurred letters of a word hang together over so much, and alike in every record: share of a run that is. */
const JOINED = 72;
const SHARED = 0.9;

/**
 * Where a line runs through the wording of a record: an option struck out. Subtraction cannot see it among the letters.
 * @param records the lines of each record's wording.
 * @returns for each record the place of such a line, or null.
 */
export function findStruck(table: AlignedTable, records: readonly (readonly TextLine[])[]): (Rect | null)[] {
  const arabic = records.some((lines) => isRightToLeft(lines.map((line) => line.text).join('')));
  const longest = records.map((lines) => longestOfLines(table, lines, table.isOwnPrint && !arabic));
  const usual = median(longest.map((run) => run?.width ?? 0)) * LONGER_THAN_USUAL;
  const least = arabic ? Math.min(Math.max(STRIKE_LENGTH, usual), LONGEST_OF_LETTERS) : STRIKE_LENGTH;
  return longest.map((run) => (run && run.width >= least ? run : null));
}

function longestOfLines(table: AlignedTable, lines: readonly TextLine[], isJoined: boolean): Rect | null {
  let longest: Rect | null = null;
  for (const line of lines) {
    const height = line.bottom - line.top;
    const [from, to] = [line.top + height * 0.2, line.bottom - height * 0.2];
    for (let y = Math.round(from); y <= to; y++) {
      const run = longestOddRun(table, y, Math.round(line.left) - 8, Math.round(line.right) + 8, isJoined);
      if (run.to - run.from <= (longest?.width ?? STRIKE_LENGTH - 1)) continue;
      longest = { x: run.from, y: y - 4, width: run.to - run.from, height: 8 };
    }
  }
  return longest;
}

/**
 * The longest run of solid ink along three rows of the page that the blank form does not explain: it bridges a space.
 * @param isJoined whether short runs that all records have are known to be letters.
 */
function longestOddRun(table: AlignedTable, y: number, left: number, right: number, isJoined: boolean) {
  const { page, letters, blank } = table;
  const solid = (raster: Raster, x: number, rows: number, level: number) => {
    for (let v = y - rows; v <= y + rows; v++) if ((raster.data[v * raster.width + x] ?? 0) >= level) return true;
    return false;
  };
  let longest = { from: 0, to: 0 };
  let start = -1;
  let [explained, shared, gap, widest] = [0, 0, 0, 0];
  for (let x = Math.max(0, left); x <= Math.min(page.width - 1, right); x++) {
    if (!solid(page, x, 1, SOLID)) {
      start = -1;
      continue;
    }
    if (start < 0) [start, explained, shared, gap, widest] = [x, 0, 0, 0, 0];
    const isPrint = solid(letters, x, 3, 60);
    if (isPrint) explained += 1;
    gap = isPrint ? 0 : gap + 1;
    widest = Math.max(widest, gap);
    const length = x - start;
    if (isJoined && solid(blank, x, 1, SOLID)) shared += 1;
    const isWord = length <= JOINED && shared >= length * SHARED;
    const isOdd = (explained < length * EXPLAINED || widest >= SPACE) && !isWord;
    if (length > longest.to - longest.from && isOdd) longest = { from: start, to: x };
  }
  return longest;
}
