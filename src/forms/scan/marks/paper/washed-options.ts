import type { Slot } from '../../../../domain/evidence.ts';
import { say } from '../../../sentences.ts';
import { washedShare } from '../../picture/ink/washes.ts';
import type { Raster, Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import { type PlacedRecord, type PlacedSlot, wordingBox } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';
import type { RecordReading } from '../record-reading.ts';

/** Share of an option's first line, or of its box, that is washed where somebody chose it, and of a line where nobody did. */
const CHOSEN = 0.6;
const MISSED = 0.1;

/** An option that somebody chose with a highlighter, and where its wording lies. */
export interface Highlighted {
  slot: Slot;
  box: Rect;
}

/** A page's washes (see `PagePicture`), and where a part of the table lies on the page. */
interface Washed {
  washes: Raster;
  place: (box: Rect) => Rect;
  table: Pick<AlignedTable, 'isOwnPrint'>;
}

/**
 * The options of a record that somebody chose with a highlighter, their boxes in pixels of the page. One that was drawn
 * over some of what bears no mark, or over a label, may mean anything and puts the record in doubt. So does any on a print of the
 * sender's own, which may have come with shaded lines.
 */
export function readWashes(
  reading: RecordReading,
  { label, slots }: PlacedRecord,
  { washes, place, table }: Washed,
): Highlighted[] {
  const shareOf = (line: TextLine) => washedShare(washes, place(middleOf(line)));
  const chosen: Highlighted[] = [];
  const unclear: { slot: Slot | null; box: Rect }[] = [];
  for (const placed of slots) {
    const shares = placed.lines.map(shareOf);
    const atBox = placed.outline ? washedShare(washes, place(placed.outline.rect)) : 0;
    const seen = { slot: placed.slot, box: wordingOf(placed) };
    if ((shares[0] ?? 0) >= CHOSEN || atBox >= CHOSEN) chosen.push(seen);
    else if ([...shares, atBox].some((share) => share >= MISSED)) unclear.push(seen);
  }
  if (label.some((line) => shareOf(line) >= MISSED)) unclear.push({ slot: null, box: wordingBox(label) });
  const untold = table.isOwnPrint ? [...unclear, ...chosen] : unclear;
  const doubtful = untold.find(({ slot }) => slot === null || reading.slots[slot]?.state !== 'marked');
  if (doubtful) reading.doubt ??= { reason: say('scan-wording-washed'), box: doubtful.box };
  return chosen.map(({ slot, box }) => ({ slot, box: place(box) }));
}

function wordingOf({ lines, zone }: PlacedSlot): Rect {
  return lines.length > 0 ? wordingBox(lines) : zone;
}

/** Strokes over the line above or below reach into this one's edges. */
function middleOf({ left, right, top, bottom }: TextLine): Rect {
  const height = bottom - top;
  return { x: left, y: top + height / 4, width: right - left, height: height / 2 };
}
