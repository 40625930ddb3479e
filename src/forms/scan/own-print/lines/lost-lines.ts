import { SLOTS, type Slot } from '../../../../domain/evidence.ts';
import { median } from '../../../measure/median.ts';
import { around, type Raster } from '../../picture/raster.ts';
import { groupLines } from '../../template/locate-page.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import { findShift, type SeenPage, seenFromAfar, type WordingPlace } from '../wording/wording-shift.ts';

/** Of a record's four options so many must be read for the others to be looked for. */
const LEAST_READ = 2;

/**
 * All lines of options, with those that recognition lost under a ring or a stroke: a record of which all options were
 * read tells where the lost one must stand, and there the page must look like that record's own. What is drawn over the
 * words is judged afterwards, as over words that were read.
 */
export function withLostLines(lines: readonly SlotLine[], page: Raster): SlotLine[] {
  const groups = groupLines(lines);
  const whole = groups.filter((group) => group.length === SLOTS.length);
  if (whole.length === 0 || whole.length === groups.length) return [...lines];
  const seen = seenFromAfar(page);
  return groups.flatMap((group, i) => {
    const top = groups[i - 1]?.at(-1)?.y ?? 0;
    const bottom = groups[i + 1]?.[0]?.y ?? page.height;
    return group.length < LEAST_READ ? group : completed(group, { whole, seen, top, bottom });
  });
}

interface Surroundings {
  whole: readonly SlotLine[][];
  seen: SeenPage;
  /** Where the records above and below end and begin. */
  top: number;
  bottom: number;
}

function completed(group: SlotLine[], { whole, seen, top, bottom }: Surroundings): SlotLine[] {
  let [above, all]: [number, SlotLine[]] = [top, []];
  for (const slot of SLOTS) {
    const read = group.find((line) => line.slot === slot);
    const line = read ?? lostLine(slot, group, whole, seen);
    const below = group.find((other) => SLOTS.indexOf(other.slot) > SLOTS.indexOf(slot))?.y ?? bottom;
    if (!line || (!read && (line.y <= above || line.y >= below))) continue;
    all = [...all, line];
    above = line.y;
  }
  return all;
}

/** The line as a whole record has it, moved to where this record shows the same print; null where none does. */
function lostLine(slot: Slot, group: readonly SlotLine[], whole: readonly SlotLine[][], seen: SeenPage) {
  const rank = SLOTS.indexOf(slot);
  const away = (line: SlotLine) => Math.abs(SLOTS.indexOf(line.slot) - rank);
  const [beside] = group.toSorted((one, other) => away(one) - away(other));
  if (!beside) return null;
  for (const record of whole.toSorted((one, other) => farness(one, beside) - farness(other, beside))) {
    const [line, anchor] = [record[rank], record[SLOTS.indexOf(beside.slot)]];
    if (!line || !anchor) continue;
    const shift = findShift(seen, placeOf(line), { x: line.start, y: beside.y + line.y - anchor.y });
    if (shift) return moved(line, shift);
  }
  return null;
}

function farness([first]: readonly SlotLine[], from: SlotLine): number {
  return Math.abs((first?.y ?? 0) - from.y);
}

function placeOf({ slot, start, y, words }: SlotLine): WordingPlace {
  const height = median(words.map(({ box }) => box.height));
  const { x, width } = around(words);
  const top = Math.round(y - height * 0.75);
  return { wording: slot, area: { x, y: top, width, height: Math.round(y + height * 0.75) - top }, x: start, y };
}

function moved(line: SlotLine, { dx, dy }: { dx: number; dy: number }): SlotLine {
  const words = line.words.map((word) => ({ ...word, box: { ...word.box, x: word.box.x + dx, y: word.box.y + dy } }));
  return { ...line, start: line.start + dx, end: line.end + dx, y: line.y + dy, words, isExact: false };
}
