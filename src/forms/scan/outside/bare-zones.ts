import { findApproximately, fold } from '../ocr/fold-text.ts';
import { linesOf } from '../ocr/lines-of.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { around, grown, type Rect } from '../picture/raster.ts';
import { HEADING, type PageWithTable } from './page-with-table.ts';

/** A part of the page in which nothing but the print named stands on a form that nobody wrote on. */
export interface BareZone {
  area: Rect;
  print: Rect[];
  /** The letters of its print, above and below which the table has ruled lines; null in a margin. */
  letters: Rect | null;
}

/** All in millimetres. So far beyond its words the heading of the columns has nothing else. */
const AROUND = 0.8;
/** So far beyond its wording the table has its frame, which a fax breaks into pieces that look like strokes. */
const FRAME = 6;
/** Share of the heading's letters that must be read, or what looks like writing there may be the rest of it. */
const READ = 0.9;

/** The margins on either side at the height of the records, and the row of the columns' heading. */
export function bareZones(page: PageWithTable): BareZone[] {
  const { ink, mm, table, isOwnPrint } = page;
  // In a layout of the sender's own, what stands beside the records that were told apart may be more of them.
  if (isOwnPrint) return [];
  const right = table.x + table.width + FRAME * mm;
  const rows = { y: table.y, height: table.height };
  const margins = [
    { ...rows, x: 0, width: table.x - FRAME * mm },
    { ...rows, x: right, width: ink.width - right },
  ].map((area) => ({ area, print: [], letters: null }));
  const heading = headingWords(page);
  if (!heading) return margins;
  const { y, height } = heading;
  const row = { x: table.x, y: y - AROUND * mm, width: table.width, height: height + 2 * AROUND * mm };
  return [...margins, { area: row, print: [grown(heading, AROUND * mm)], letters: heading }];
}

/** Where the heading's own words stand, and not what was written behind them; null where it was not read well. */
function headingWords({ words, template, table, mm }: PageWithTable): Rect | null {
  const heading = template.head.at(-1)?.folded ?? '';
  const near = words.filter(({ box }) => {
    const middle = box.y + box.height / 2;
    return middle < table.y && middle > table.y - HEADING * mm;
  });
  for (const line of linesOf(near, template.rightToLeft)) {
    const own = line.filter(({ text }) => isPartOf(fold(text), heading));
    if (own.length > 0 && similarity(own, heading) >= READ) return around(own);
  }
  return null;
}

function isPartOf(word: string, heading: string): boolean {
  return word.length > 0 && (findApproximately(word, heading)?.similarity ?? 0) >= READ;
}

function similarity(words: readonly OcrWord[], heading: string): number {
  return findApproximately(heading, words.map(({ text }) => fold(text)).join(''))?.similarity ?? 0;
}
