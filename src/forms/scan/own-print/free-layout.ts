import { toFullBlack } from '../ocr/full-black.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import { inksOf } from '../picture/ink/inks.ts';
import { around, type Raster, type Rect } from '../picture/raster.ts';
import type { AlignedTable } from '../template/align-page.ts';
import type { PlacedRecord } from '../template/placed-record.ts';
import type { SlotLine } from '../template/slot-lines.ts';
import { PIXELS_PER_POINT } from '../template/stack-pages.ts';
import type { Template } from '../template/template.ts';
import { findOutlines } from '../template/template-glyphs.ts';
import { brokenRecords, carriedOver, type DoubtedRecord } from './doubted-records.ts';
import type { LaidForm } from './issued-print.ts';
import { levelLines } from './lines/level-lines.ts';
import { withLostLines } from './lines/lost-lines.ts';
import { alignedToText } from './lines/text-start.ts';
import { wordingMargin } from './lines/wording-margin.ts';
import { nameGroups } from './name-groups.ts';
import { learnOutlines } from './outlines/learn-outlines.ts';
import { atOwnHeights } from './outlines/outline-heights.ts';
import { type Drawn, type EmptyOutlines, straightened, surerOutline } from './outlines/own-outlines.ts';
import { withBrokenOnes, withPaleOnes } from './outlines/pale-outlines.ts';
import { settled } from './outlines/settled-outline.ts';
import { ownTable } from './own-print.ts';
import { placeGroup, spread } from './own-record.ts';
import { toPlaced } from './place-own-record.ts';

/**
 * Reads a form whose lines break otherwise than the issued form's (another font, another width): there the issued form
 * cannot be laid over the page. Each option's line is found by its words, each record named by its own label, and the
 * page's own empty boxes and circles show what an empty one looks like.
 *
 * @returns null where labels, lines or outlines do not pair up without doubt.
 */
export function placeFreely(
  page: Raster,
  words: readonly OcrWord[],
  slotLines: readonly SlotLine[],
  template: Template,
  { known = null, issued = null }: KnownElsewhere = {},
): FreeLayout | null {
  const read = withLostLines(straightened(slotLines, template.rightToLeft), page);
  const { named, rest } = nameGroups(read, words, template);
  if (named.length === 0) return null;
  const ink = toFullBlack(page, words);
  const inks = inksOf(ink);
  const lines = named.flatMap((group) => group.lines);
  const outlines = findOutlines(ink, PIXELS_PER_POINT);
  const all = [...lines, ...rest.flat()];
  const seen = withPaleOnes(ink, all, learnOutlines(inks, outlines, all, template.rightToLeft), (darkened) =>
    learnOutlines(inksOf(darkened), findOutlines(darkened, PIXELS_PER_POINT), all, template.rightToLeft),
  );
  const learnt = withBrokenOnes(ink, all, seen, template.rightToLeft);
  const own = atOwnHeights(inks, lines, learnt, template.rightToLeft);
  const empty = {
    box: surerOutline(own.box, fromElsewhere(known?.box)),
    circle: surerOutline(own.circle, fromElsewhere(known?.circle)),
  };
  const groups = alignedToText(ink, levelLines(inks, named, empty, template.rightToLeft), empty, template.rightToLeft);
  const records = groups.map((group) => {
    const margin = wordingMargin(group, groups, empty, words, template.rightToLeft);
    return placeGroup(group, { empty, margin }, words, template);
  });
  spread(records);
  for (const slot of records.flatMap(({ slots }) => slots)) slot.outline &&= settled(inks, slot.outline);
  const texts = records.flatMap((record) => [record.label, ...record.slots.map((slot) => slot.text)]);
  const circles = outlines.flatMap(({ shape, rect, isThick }) => (shape === 'circle' && !isThick ? [rect] : []));
  const within = circles.filter((rect) => texts.some(({ words: printed }) => isAmong(rect, printed)));
  const table = ownTable(ink, records, within, words, issued);
  const doubted = [...brokenRecords(rest, named, template), ...carriedOver(named, words, template)];
  return { table, placed: records.map((record) => toPlaced(record, records, ink)), doubted, empty: own };
}

/** What is known of a page beside what it shows. */
interface KnownElsewhere {
  /** What other pages of the same file taught about empty outlines, for a page that shows too few. */
  known?: EmptyOutlines | null;
  /** The issued form, where all but boxes and circles lies as it has it. */
  issued?: LaidForm | null;
}

/** On another page the outlines keep their place beside the lines, not their column. */
function fromElsewhere(drawn: Drawn | null | undefined): Drawn | null {
  return drawn ? { ...drawn, column: null } : null;
}

/** A page read by itself. */
export interface FreeLayout {
  table: AlignedTable;
  placed: PlacedRecord[];
  /** Records of which this page shows a part that cannot be read by itself. */
  doubted: DoubtedRecord[];
  /** What this page taught about empty outlines. */
  empty: EmptyOutlines;
}

/** A circle that the wording itself shows, between its words. */
function isAmong(rect: Rect, words: readonly OcrWord[]): boolean {
  if (words.length === 0) return false;
  const { x, y, width, height } = around(words);
  return rect.x > x && rect.x + rect.width < x + width && rect.y > y - 6 && rect.y + rect.height < y + height + 6;
}
