import { SLOTS, type Slot } from '../../../../domain/evidence.ts';
import { median } from '../../../measure/median.ts';
import { inkedCourse } from '../../outlines/slot-ink.ts';
import type { Inks } from '../../picture/ink/inks.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import { ASIDE, DRAWN, isOpen } from './drawn-outline.ts';
import { type Drawn, type EmptyOutlines, expectOutline, outlineOf } from './own-outlines.ts';
import { BESIDE_LINE, reachDown } from './reach-down.ts';

/** Outlines of one option stand alike in all records, but for so many pixels. */
const ALIKE = 9;
/** How far apart places down the page are tried, in pixels. */
const STEP = 2;

/** Places of an outline, in pixels below the one expected. */
interface Range {
  from: number;
  to: number;
}

/** Where an outline is drawn, in pixels below the place expected. A blot is inked on any course, and is not open. */
interface Found {
  down: number;
  open: boolean;
}

/**
 * The outlines as they are known, and at which height those of an option stand that are in the middle of its cell: where
 * few lines of it show one at the usual height, and most, at least two, show one alike above or below that. It is their
 * course that shows them, whatever is drawn in them; but not all of them may be blots.
 */
export function atOwnHeights(
  inks: Inks,
  lines: readonly SlotLine[],
  empty: EmptyOutlines,
  rightToLeft: boolean,
): EmptyOutlines {
  const heightened = (drawn: Drawn | null, slots: readonly Slot[]): Drawn | null => {
    if (!drawn) return null;
    const off = slots.flatMap((slot): [Slot, number][] => {
      const own = lines.filter((line) => line.slot === slot);
      const more = heightOf(inks, own, lines, drawn, rightToLeft);
      return more === null ? [] : [[slot, (drawn.off[slot] ?? 0) + more]];
    });
    return off.length > 0 ? { ...drawn, off: { ...drawn.off, ...Object.fromEntries(off) } } : drawn;
  };
  const slotsOf = (shape: 'box' | 'circle') => SLOTS.filter((slot) => outlineOf({ slot }) === shape);
  return { box: heightened(empty.box, slotsOf('box')), circle: heightened(empty.circle, slotsOf('circle')) };
}

/** How far below the usual height the outlines of an option's lines stand; null where they stand there, or nowhere alike. */
function heightOf(
  inks: Inks,
  own: readonly SlotLine[],
  lines: readonly SlotLine[],
  drawn: Drawn,
  rightToLeft: boolean,
): number | null {
  const search = (rangeOf: (line: SlotLine) => Range) =>
    own.flatMap((line) => clearestIn(inks, expectOutline(line, drawn, rightToLeft), rangeOf(line)) ?? []);
  if (search(() => ({ from: -ALIKE, to: ALIKE })).length * 2 >= own.length) return null;
  const elsewhere = search((line) => {
    const usual = drawn.dy + (drawn.off[line.slot] ?? 0);
    return { from: -BESIDE_LINE - usual, to: reachDown(line, lines) - usual };
  });
  const sets = elsewhere.map((one) => elsewhere.filter(({ down }) => Math.abs(down - one.down) < ALIKE));
  const largest = sets.reduce((most, next) => (next.length > most.length ? next : most), []);
  const isTold = largest.length > 1 && largest.length * 2 > own.length && largest.some(({ open }) => open);
  return isTold ? median(largest.map(({ down }) => down)) : null;
}

/** Where within a range an outline is drawn most clearly, and whether it is open there; null where it is drawn nowhere. */
function clearestIn({ ink, grown }: Inks, { shape, rect }: Outline, { from, to }: Range): Found | null {
  let [clearest, found]: [number, Found | null] = [0, null];
  for (let down = Math.round(from); down <= to; down += STEP) {
    for (let aside = -ASIDE; aside <= ASIDE; aside++) {
      const place = { ...rect, x: rect.x + aside, y: rect.y + down };
      const inked = inkedCourse(grown, shape, place);
      const clear = inked < DRAWN ? 0 : inked + inkedCourse(ink, shape, place);
      if (clear > clearest) [clearest, found] = [clear, { down, open: isOpen(ink, shape, place) }];
    }
  }
  return found;
}
