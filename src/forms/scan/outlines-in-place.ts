import { SLOTS, type Slot } from '../../domain/evidence.ts';
import { median } from '../measure/median.ts';
import { outlineDarkness } from './marks/slots/outline-darkness.ts';
import { CLOSED, findOutline } from './outlines/slot-ink.ts';
import { inksOf } from './picture/ink/inks.ts';
import type { Rect } from './picture/raster.ts';
import type { AlignedTable } from './template/align-page.ts';
import type { PlacedRecord } from './template/placed-record.ts';

/** The outline of an option as the issued form prints it, and where the page shows one. */
export interface SeenOutline {
  slot: Slot;
  printed: Rect;
  found: Rect;
  /** Whether it is there at all. */
  isThere: boolean;
  /** Whether dots of it are, which is all that hairlines leave in black and white. */
  isBroken: boolean;
}

/** Share of an outline's course from which dots on it are its remains; of a box that was painted over nothing is left. */
const REMAINS = 0.3;

/** The boxes and circles of all records, looked for where the issued form has them. */
export function seenOutlines({ page }: AlignedTable, placed: readonly PlacedRecord[]): SeenOutline[] {
  const inks = inksOf(page);
  const lines = outlineDarkness(inks, placed);
  return placed.flatMap(({ slots }) =>
    slots.flatMap(({ slot, outline }) => {
      if (!outline) return [];
      const { rect, closed } = findOutline(inks, outline, lines[outline.shape]);
      const isThere = closed >= CLOSED;
      return [{ slot, printed: outline.rect, found: rect, isThere, isBroken: !isThere && closed >= REMAINS }];
    }),
  );
}

/** Share of the printed boxes and circles that must be found in their places. */
const LEAST_OUTLINED = 0.7;
/** How far those of one option may lie off where the issued form has them, in pixels, for the page to be its print. */
const OFF = 3;

/** Marks hide an outline here and there; where many are missing, the wording alone lies as on the issued form. */
export function hasItsOutlines(outlines: readonly SeenOutline[]): boolean {
  return outlines.filter(({ isThere }) => isThere).length >= outlines.length * LEAST_OUTLINED;
}

/**
 * Printed by another program the form may keep all its lines and yet draw its circles in another font: then those of an
 * option lie off by as much in record after record.
 */
export function hasOthersOutlines(outlines: readonly SeenOutline[]): boolean {
  return SLOTS.some((slot) => {
    const found = outlines.filter((outline) => outline.slot === slot && outline.isThere);
    return found.length > 1 && Math.abs(median(found.map(offAcross))) > OFF;
  });
}

function offAcross({ found, printed }: SeenOutline): number {
  return found.x + found.width / 2 - printed.x - printed.width / 2;
}

/** The records, their broken boxes taken to stand where the issued form has them: as a whole the page shows that it is its print. */
export function withBrokenBoxes(placed: readonly PlacedRecord[], seen: readonly SeenOutline[]): PlacedRecord[] {
  const broken = new Set(seen.filter(({ isBroken }) => isBroken).map(({ printed }) => printed));
  return withLostBoxes(placed, (printed) => broken.has(printed));
}

/**
 * The records with such boxes as lost: strokes make better squares than what is left of their lines, and wording and circles
 * tell to the pixel where they stand.
 */
export function withLostBoxes(placed: readonly PlacedRecord[], isLost: (printed: Rect) => boolean): PlacedRecord[] {
  return placed.map((record) => ({
    ...record,
    slots: record.slots.map((each) =>
      each.outline?.shape === 'box' && isLost(each.outline.rect)
        ? { ...each, outline: { ...each.outline, isLost: true } }
        : each,
    ),
  }));
}
