import { median } from '../../../measure/median.ts';
import { isRightToLeft } from '../../ocr/fold-text.ts';
import { BLOCKING } from '../../outlines/slot-ink.ts';
import { soften } from '../../picture/ink/soften.ts';
import { at, growInk, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { PlacedRecord } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';
import { type Space, spacesOf } from '../paper/bridged-spaces.ts';

/** Spaces between the words of a line, fewer of which do not tell. */
const LEAST_SPACES = 3;
/** The rows in which a line through words runs, as shares of the line's height. */
const [UPPER, LOWER] = [0.25, 0.85];
/** By how much a strike rises or falls over the whole line at most, in pixels, and the steps that are tried. */
const SLOPE = 9;
const STEP = 1.5;
/** Rows by which a hand strays from a straight line. */
const ASTRAY = 1;
/** Share of the columns between words that noise or a gap in a pencil's line may leave white. */
const LEFT_WHITE = 0.2;
/** Darkness against the paper above and below it that shows a strike for itself: print on the back of a sheet is paler. */
const SURE = 24;
/** Less will do where it is so many times as much as in most other records, of which there must be two. */
const CLEAR = 16;
const TIMES = 3;
const OTHERS = 2;

/**
 * The wording of each record that a line runs through, even where it is hardly darker than the paper: no single pixel
 * tells, and all the spaces between a line's words together do. `null` for a record without one.
 */
export function findPaleStrikes(table: AlignedTable, placed: readonly PlacedRecord[]): (Rect | null)[] {
  const found: (Rect | null)[] = placed.map(() => null);
  const texts = placed.flatMap(({ slots }) => slots.flatMap(({ lines }) => lines.map(({ text }) => text)));
  // Arabic letters hang together by lines as thin as a pen's: there only what the issued form prints is known.
  if (table.isOwnPrint && isRightToLeft(texts.join(''))) return found;
  const smooth = soften(table.page);
  const all = placed.flatMap(({ slots }, record) =>
    slots.flatMap(({ slot, lines }) =>
      lines.map((line, i) => ({ record, wording: `${slot} ${i}`, line, dark: darkestThrough(smooth, table, line) })),
    ),
  );
  for (const alike of Map.groupBy(all, ({ wording }) => wording).values()) {
    const usual = alike.length > OTHERS ? median(alike.map(({ dark }) => dark)) : SURE;
    for (const { record, line } of alike.filter((one) => one.dark >= least(usual))) {
      found[record] ??= { x: line.left, y: line.top, width: line.right - line.left, height: line.bottom - line.top };
    }
  }
  return found;
}

function least(usual: number): number {
  return Math.min(SURE, Math.max(CLEAR, usual * TIMES));
}

/** How dark the darkest straight course through all the spaces of a line is against the paper around it. */
function darkestThrough(smooth: Raster, { blank }: AlignedTable, line: TextLine): number {
  const spaces = spacesOf(blank, line);
  if (spaces.length < LEAST_SPACES) return darkestBetweenSigns(smooth, blank, line);
  const { left, right, top, bottom } = line;
  const height = bottom - top;
  const columns = spaces.flatMap((space) => columnsOf(smooth, line, space));
  const white = Math.floor(columns.length * LEFT_WHITE);
  const values = new Float64Array(columns.length);
  let most = 0;
  for (let slope = -SLOPE; slope <= SLOPE; slope += STEP) {
    for (let y = Math.round(top + height * UPPER); y <= top + height * LOWER; y++) {
      // Most courses are known to be no darker before the half of their columns was looked at.
      let paler = 0;
      for (let i = 0; i < columns.length && paler <= white; i++) {
        const { x, paper } = columns[i] as Column;
        const row = Math.round(y + slope * ((x - left) / (right - left) - 0.5));
        let dark = 0;
        for (let off = -ASTRAY; off <= ASTRAY; off++) dark = Math.max(dark, at(smooth, x, row + off));
        values[i] = dark - paper;
        if (dark - paper <= most) paler += 1;
      }
      if (paler <= white) most = values.toSorted()[white] ?? 0;
    }
  }
  return most;
}

/** Pixels around a course in which nothing is printed where the paper is looked at, and the least share of its columns that is so free. */
const FREE = 1;
const LEAST_FREE = 0.12;
/** Share of a line's rows that are paper in nearly every column. */
const PAPER = 0.2;

/** The same of a line without spaces, as Chinese is written: between the strokes of its signs there is paper on every course. */
function darkestBetweenSigns(smooth: Raster, blank: Raster, { left, right, top, bottom }: TextLine): number {
  const [from, to] = [Math.round(left), Math.round(right)];
  const height = bottom - top;
  const printed = growInk(blank, BLOCKING, FREE);
  const papers = Array.from({ length: Math.max(0, to - from) }, (_, i) => {
    const rows = Array.from({ length: Math.round(height) }, (_, row) => at(smooth, from + i, Math.round(top) + row));
    return rows.sort((one, other) => one - other)[Math.floor(rows.length * PAPER)] ?? 0;
  });
  let most = 0;
  for (let slope = -SLOPE; slope <= SLOPE; slope += STEP) {
    for (let y = Math.round(top + height * UPPER); y <= top + height * LOWER; y++) {
      const values = papers.flatMap((paper, i) => {
        const row = Math.round(y + slope * (i / papers.length - 0.5));
        return at(printed, from + i, row) > 0 ? [] : [at(smooth, from + i, row) - paper];
      });
      if (values.length < papers.length * LEAST_FREE) continue;
      most = Math.max(most, values.sort((one, other) => one - other)[Math.floor(values.length * LEFT_WHITE)] ?? 0);
    }
  }
  return most;
}

/** A column of pixels between two words. */
interface Column {
  x: number;
  /** How dark the paper is there. */
  paper: number;
}

function columnsOf(smooth: Raster, { top, bottom }: TextLine, { from, to }: Space): Column[] {
  return Array.from({ length: to - from }, (_, i) => {
    const x = from + i;
    const rows = Array.from({ length: Math.round(bottom - top) }, (_, row) => at(smooth, x, Math.round(top) + row));
    return { x, paper: median(rows) };
  });
}
