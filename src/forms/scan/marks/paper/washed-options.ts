import type { Slot } from '../../../../domain/evidence.ts';
import { washedShare } from '../../picture/ink/washes.ts';
import type { Raster, Rect } from '../../picture/raster.ts';
import { type PlacedRecord, type PlacedSlot, wordingBox } from '../../template/placed-record.ts';
import type { TextLine } from '../../template/template-lines.ts';

/** Share of an option's first line, or of its box, that is washed where somebody chose it, and of a line where nobody did. */
const CHOSEN = 0.6;
const MISSED = 0.1;

/** What a highlighter says of a record. */
export interface WashedOptions {
  chosen: { slot: Slot; box: Rect }[];
  /** A wording or label over some of which one was drawn. */
  unclear: { slot: Slot | null; box: Rect }[];
}

/**
 * The options of a record that somebody chose with a highlighter.
 * @param washes see `PagePicture`
 * @param onPage where a part of the table lies on the page
 */
export function washedOptions(
  { label, slots }: PlacedRecord,
  washes: Raster,
  onPage: (box: Rect) => Rect,
): WashedOptions {
  const found: WashedOptions = { chosen: [], unclear: [] };
  const shareOf = (line: TextLine) => washedShare(washes, onPage(middleOf(line)));
  for (const placed of slots) {
    const shares = placed.lines.map(shareOf);
    const atBox = placed.outline ? washedShare(washes, onPage(placed.outline.rect)) : 0;
    const seen = { slot: placed.slot, box: wordingOf(placed) };
    if ((shares[0] ?? 0) >= CHOSEN || atBox >= CHOSEN) found.chosen.push(seen);
    else if ([...shares, atBox].some((share) => share >= MISSED)) found.unclear.push(seen);
  }
  if (label.some((line) => shareOf(line) >= MISSED)) found.unclear.push({ slot: null, box: wordingBox(label) });
  return found;
}

function wordingOf({ lines, zone }: PlacedSlot): Rect {
  return lines.length > 0 ? wordingBox(lines) : zone;
}

/** Strokes over the line above or below reach into this one's edges. */
function middleOf({ left, right, top, bottom }: TextLine): Rect {
  const height = bottom - top;
  return { x: left, y: top + height / 4, width: right - left, height: height / 2 };
}
