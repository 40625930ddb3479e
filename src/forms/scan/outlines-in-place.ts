import { SLOTS } from '../../domain/evidence.ts';
import { median } from '../median.ts';
import type { RecordReading, SlotReading } from './marks/record-reading.ts';

/** Share of the printed boxes and circles that must be found in their places. */
const LEAST_OUTLINED = 0.7;
/** How far those of one option may lie off where the issued form has them, in pixels, for the page to be its print. */
const OFF = 3;

/** Marks hide an outline here and there; where many are missing, the wording alone lies as on the issued form. */
export function hasItsOutlines(readings: readonly RecordReading[]): boolean {
  const slots = readings.flatMap((reading) => Object.values(reading.slots));
  return slots.filter(({ outlined }) => outlined).length >= slots.length * LEAST_OUTLINED;
}

/**
 * Printed by another program the form may keep all its lines and yet draw its circles in another font: then those of an
 * option lie off by as much in record after record.
 */
export function hasOthersOutlines(readings: readonly RecordReading[]): boolean {
  return SLOTS.some((slot) => {
    const found = readings.flatMap(({ slots }) => (slots[slot]?.outlined ? slots[slot] : []));
    return found.length > 1 && Math.abs(median(found.map(offAcross))) > OFF;
  });
}

function offAcross({ found, box }: SlotReading): number {
  return found.x + found.width / 2 - box.x - box.width / 2;
}
