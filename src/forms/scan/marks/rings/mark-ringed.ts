import { say } from '../../../sentences.ts';
import { boundsOf } from '../../picture/raster.ts';
import type { Place } from '../record-reading.ts';
import type { Ring } from './find-rings.ts';

/** A ring is its option's mark where nothing else is; where the option bears another, or any ink, it may be that mark's correction. */
export function markRinged(places: readonly Place[], rings: readonly Ring[]): void {
  for (const { index, slot, course, isInked } of rings) {
    const place = places.find((each) => each.record.index === index && each.slot === slot);
    if (!place) continue;
    const { reading, record } = place;
    if (reading.mark === RINGED) continue;
    if ((reading.state === 'empty' || reading.isBare) && !isInked) {
      reading.state = 'marked';
      reading.strength = 0.7;
      reading.mark = RINGED;
    } else {
      const box = boundsOf(course.map(({ x, y }) => ({ x, y, width: 1, height: 1 })));
      record.doubt ??= { reason: say('scan-ink-outside'), box };
    }
  }
}

const RINGED = 'ring around the option';
