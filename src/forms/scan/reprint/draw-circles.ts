import { courseOf } from '../outlines/outline-course.ts';
import { erase, grown, type Raster } from '../picture/raster.ts';
import { signZone } from '../template/place-records.ts';
import type { PlacedRecord } from '../template/placed-record.ts';
import { type CircleShift, circleSlots, shiftedCircle } from './find-circles.ts';

/** Puts a print's own circles in the place of the issued form's, in the blank form and among the places. */
export function drawCircles(blank: Raster, placed: readonly PlacedRecord[], shift: CircleShift): PlacedRecord[] {
  const slots = circleSlots(placed);
  for (const { outline } of slots) if (outline) erase(blank, grown(outline.rect, 2));
  for (const slot of slots) {
    const { across, down } = courseOf('circle', shiftedCircle(slot, shift));
    for (let i = 0; i < across.length; i++) {
      const [x, y] = [across[i] ?? 0, down[i] ?? 0];
      if (x >= 0 && y >= 0 && x < blank.width && y < blank.height) blank.data[y * blank.width + x] = 255;
    }
  }
  return placed.map((record) => ({
    ...record,
    slots: record.slots.map((slot) => {
      if (slot.outline?.shape !== 'circle') return slot;
      const rect = shiftedCircle(slot, shift);
      const outline = { shape: 'circle' as const, rect };
      return { ...slot, outline, zone: signZone(outline, slot.lines[0]) };
    }),
  }));
}
