import { SLOTS } from '../../../domain/evidence.ts';
import type { Judgement, PageToJudge, RecordOnPage } from '../judge-page.ts';
import { linesOf } from '../ocr/lines-of.ts';
import { soften } from '../picture/ink/soften.ts';
import { encloses, grown, overlap, type Rect } from '../picture/raster.ts';
import { type SignsAtFoot, signsAtFoot } from './initials.ts';
import { type PageWithTable, pixelsPerMm } from './page-with-table.ts';
import { readRemarks } from './read-remarks.ts';
import { strayInk } from './stray-ink.ts';
import { unfilledRows } from './unfilled-rows.ts';
import { writtenOutside } from './written-outside.ts';

/** What a page bears outside its table that is not the form's. All boxes are in pixels of its picture. */
export interface Outside {
  /** Handwriting. */
  written: Rect[];
  /** Strokes where the form prints nothing; or the sheet's own edge, which a page that was set upright does not show. */
  stray: Rect[];
  /** What recognition reads. */
  read: { text: string; box: Rect }[];
  signs: SignsAtFoot;
}

/** So far below the last line that was read, in millimetres, may the next line of a record stand that recognition lost. */
const REST = 8;

/** A record that goes on overleaf, or whose last lines were not read: a person is asked about it in any case. */
function isCut(last: RecordOnPage | undefined): boolean {
  const slots = last ? Object.keys(last.reading.slots).length : SLOTS.length;
  return slots > 0 && slots < SLOTS.length && last?.reading.slots.assign !== undefined;
}

/** Whether this may be print: what stands right below the table's last line that was read. */
function isNextLine(box: Rect, { x, y, width, height }: Rect, reach: number): boolean {
  const [across, down] = [box.x + box.width / 2, box.y + box.height / 2];
  const isBelow = down > y + height && down <= y + height + reach;
  return isBelow && across > x && across < x + width;
}

/** The pointed end of a ring goes on so far beyond its course as found, in millimetres. */
const TIP = 3;

/** Looks at what stands about a page's table. */
export function lookOutside(page: PageToJudge, { table, rings, records, empty }: Omit<Judgement, 'unread'>): Outside {
  const signs = signsAtFoot(page);
  if (!table) return { written: [], stray: [], read: [], signs };
  const { legible: ink, words, template } = page;
  const mm = pixelsPerMm(ink);
  const onPage: PageWithTable = {
    ink,
    smooth: soften(ink),
    mm,
    words,
    text: linesOf(words, template.rightToLeft),
    template,
    table,
    isOwnPrint: empty !== null,
    isFirst: records.some(({ reading }) => reading.index === 0),
    isLast: records.some(({ reading }) => reading.index === template.records.length - 1),
  };
  const reach = isCut(records.at(-1)) ? REST * mm : 0;
  const isRemark = (box: Rect) => !isNextLine(box, table, reach);
  const isTip = (box: Rect) => rings.some((ring) => overlap(ring, box) && encloses(grown(ring, TIP * mm), box));
  const isWritten = (box: Rect) => isRemark(box) && !isTip(box);
  const unfilled = unfilledRows(onPage);
  const read = readRemarks(onPage, unfilled).filter(({ box }) => isRemark(box));
  return {
    written: writtenOutside(onPage, unfilled).filter(isWritten),
    stray: strayInk(onPage).filter(isWritten),
    read: read.map(({ text, box }) => ({ text, box })),
    signs,
  };
}
