import type { ForeignMark } from './foreign-ink.ts';
import type { Place } from './record-reading.ts';
import { HIDDEN } from './slot-ink.ts';

/** Share of the rows between two outlines that a stroke from one to the other crosses: noise may tear it. */
const CROSSED = 0.8;

/**
 * The two options of a record between whose outlines a mark runs, from edge to edge: a short arrow that moves the answer from
 * one to the other. The arm of a tick that passes by the other outline leaves the way between them.
 */
export function joinedOptions({ pixels }: ForeignMark, places: readonly Place[], width: number): [Place, Place] | null {
  for (const upper of places.filter(({ slot }) => slot === 'no-comments')) {
    const lower = places.find(({ slot, record }) => slot === 'comments' && record === upper.record);
    if (!lower) continue;
    const [top, bottom] = [upper.rect.y + upper.rect.height + HIDDEN, lower.rect.y - HIDDEN];
    const [left, right] = [upper.rect.x, upper.rect.x + upper.rect.width];
    const rows = new Set<number>();
    for (const pixel of pixels) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      if (y >= top && y <= bottom && x >= left && x <= right) rows.add(y);
    }
    if (rows.size > 0 && rows.size >= (bottom - top) * CROSSED) return [upper, lower];
  }
  return null;
}
