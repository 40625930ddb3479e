import type { Raster } from '../raster.ts';

/** Where the tall parts of letters stand: beyond the small letters' height, above a line of them or below it. */
export type Reach = 'above' | 'below';

/** Darkness of letters. */
const INK = 110;
/** Width of the strips in which lines are looked for, in pixels at 200 dpi: text beside text may stand on other lines. */
const STRIP = 100;
/** Height of a line with its tall parts, and the least ink of its fullest row. */
const LINE = { from: 12, to: 50 };
const LEAST_INK = 20;
/** Rows with such a share of the fullest one's ink are of the small letters; so many there are of them. */
const SMALL = 0.4;
const LEAST_ROWS = 5;
/** Ink of the tall parts, and by how much one side has more of it than the other. */
const LEAST_TALL = 10;
const MORE = 1.5;
/** Lines that must tell it, and by which share more tell one way than the other. Pages have .33 at least, and a hundred lines. */
const LEAST_LINES = 20;
const TELLING = 0.2;

/**
 * Where the letters of a page reach, told from its lines, strip by strip; null where that is not told. Latin letters, Chinese
 * and Arabic ones reach above their lines more often than below, Russian ones (р, у, ц, щ, д, ф) below: a page on which it is
 * the other way round stands on its head.
 */
export function letterReach(ink: Raster): Reach | null {
  let [above, below] = [0, 0];
  for (let left = 0; left + STRIP <= ink.width; left += STRIP) {
    for (const line of linesIn(inkOfRows(ink, left))) {
      const reach = reachOf(line);
      if (reach === 'above') above += 1;
      if (reach === 'below') below += 1;
    }
  }
  const told = above + below;
  if (told < LEAST_LINES || Math.abs(above - below) < TELLING * told) return null;
  return above > below ? 'above' : 'below';
}

function inkOfRows({ width, height, data }: Raster, left: number): Uint8Array {
  const rows = new Uint8Array(height);
  for (let y = 0; y < height; y++) {
    let inked = 0;
    for (let i = y * width + left; i < y * width + left + STRIP; i++) if ((data[i] ?? 0) > INK) inked += 1;
    rows[y] = inked;
  }
  return rows;
}

/** The rows of each line: those with ink that follow each other, as many as a line of text has. */
function linesIn(rows: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < rows.length; from++) {
    if (rows[from] === 0) continue;
    let to = from;
    while (to < rows.length && rows[to] !== 0) to += 1;
    if (to - from >= LINE.from && to - from <= LINE.to) lines.push(rows.subarray(from, to));
    from = to;
  }
  return lines;
}

function reachOf(line: Uint8Array): Reach | null {
  const most = Math.max(...line);
  const isSmall = (inked: number) => inked >= most * SMALL;
  const [first, last] = [line.findIndex(isSmall), line.findLastIndex(isSmall)];
  if (most < LEAST_INK || last - first < LEAST_ROWS) return null;
  const [above, below] = [inkIn(line.subarray(0, first)), inkIn(line.subarray(last + 1))];
  if (above + below <= LEAST_TALL) return null;
  if (above > MORE * below) return 'above';
  return below > MORE * above ? 'below' : null;
}

function inkIn(rows: Uint8Array): number {
  return rows.reduce((sum, inked) => sum + inked, 0);
}
