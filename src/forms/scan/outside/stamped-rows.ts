import { lettersInRow } from '../../measure/letters-in-row.ts';
import { median } from '../../measure/median.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { findComponents } from '../picture/ink/components.ts';
import { boundsOf, extentOf, overlap, type Raster, type Rect } from '../picture/raster.ts';
import { withoutPrint } from './handwritten-lines.ts';
import { INK } from './page-with-table.ts';

/** Letters so high, in millimetres, are looked at where they run level too: recognition loses those that touch print. */
const LARGE = 4.5;
/** Letters of a stamp are so high or wide, in millimetres: higher than the form's. Large ones are looked for first. */
const LEAST = [LARGE, 3];
const MOST = 14;
/** Letters that were set in one row are as high as each other, but for so much of their height. */
const UNEVEN = 0.6;
/** A row of fewer letters tells no word. */
const FEWEST = 5;
/** Pixels of a letter, less of which is dust. */
const LEAST_AREA = 40;
/** Rows that are turned by fewer degrees recognition reads with the page; steeper ones are no stamp that was set by hand. */
const TURNED = { least: 2.5, most: 60 };
/** So many times higher than most words of the page, what is read is letters that run aslant. */
const HIGHER = 1.7;

/** A row of letters, in pixels of the page. */
export interface StampedRow {
  box: Rect;
  /** In degrees, clockwise: by so many it must be turned back to run level. */
  degrees: number;
  /** How high its letters are, in pixels. */
  size: number;
}

/**
 * The longest rows of letters that run aslant, or are larger than print, in the first so many rows of a page, among what was
 * not read as print: a stamp, which recognition does not read there.
 */
export function stampedRows(ink: Raster, words: readonly OcrWord[], above: number, mm: number): StampedRow[] {
  const head = { ...ink, height: Math.max(0, Math.min(ink.height, Math.floor(above))) };
  const usual = median(words.map(({ box }) => box.height));
  const print = words.filter(({ box }) => box.height <= HIGHER * usual);
  const rest = withoutPrint({ ...head, data: ink.data.subarray(0, head.width * head.height) }, print, INK);
  const pieces = findComponents(rest, 255, LEAST_AREA).map(({ box }) => box);
  const rows = LEAST.flatMap((least) => {
    const letters = pieces.filter(({ width, height }) => {
      const size = Math.max(width, height);
      return size >= least * mm && size <= MOST * mm;
    });
    return rowOf(lettersInRow(letters, extentOf), least >= LARGE ? 0 : TURNED.least) ?? [];
  });
  return rows.filter(({ box }, i) => !rows.slice(0, i).some((before) => overlap(before.box, box)));
}

function rowOf(row: readonly Rect[], leastTurned: number): StampedRow | null {
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last || row.length < FEWEST) return null;
  const rise = last.y + last.height / 2 - first.y - first.height / 2;
  const run = last.x + last.width / 2 - first.x - first.width / 2;
  const degrees = run === 0 ? 90 : (Math.atan(rise / run) * 180) / Math.PI;
  if (Math.abs(degrees) < leastTurned || Math.abs(degrees) > TURNED.most) return null;
  const heights = row.map(({ height }) => height);
  const size = median(heights);
  if (Math.max(...heights) - Math.min(...heights) > UNEVEN * size) return null;
  return { box: boundsOf(row), degrees, size };
}
