import { crop, type Raster, type Rect } from '../../picture/raster.ts';
import type { ForeignMark } from '../paper/foreign-ink.ts';
import type { Place } from '../record-reading.ts';

/** How far beside its outline the end of a line through a mark is looked for, as a share of the outline's size. */
const BESIDE = 1;
/** The part of the outline's height in which its middle lies. */
const FROM = 0.15;
const TO = 0.85;
/** A tenth of the ink of a mark by pen is so dark, and of the ends of its strokes: a strike that a scanner left out is paler. */
const FIRM = 180;
const END = 95;

/** Whether a small part of the page lies beside a mark, where a line through it would end: shadows are larger, or elsewhere. */
export function isAtEndOfMark(box: Rect, places: readonly Place[]): boolean {
  return places.some(({ reading: { state, found } }) => {
    if (state !== 'marked' || box.height > found.height) return false;
    const [across, down] = [box.x + box.width / 2 - found.x, box.y + box.height / 2 - found.y];
    const isBeside = across < 0 || across > found.width;
    const isNear = across > -found.width * BESIDE && across < found.width * (1 + BESIDE);
    return isBeside && isNear && down > found.height * FROM && down < found.height * TO;
  });
}

/**
 * Whether a pale piece is too pale for an end of a firm mark's strokes: what is left of a pencil's line through it, where a scanner
 * keeps ink and paper in layers and took the pencil for paper.
 */
export function isTooPaleFor({ pixels, box }: ForeignMark, place: Place, page: Raster): boolean {
  const ink = [...crop(page, place.reading.found).data];
  return isAtEndOfMark(box, [place]) && darkest(ink) >= FIRM && darkest(pixels.map((i) => page.data[i] ?? 0)) < END;
}

function darkest(values: readonly number[]): number {
  return values.toSorted((one, other) => other - one)[Math.floor(values.length / 10)] ?? 0;
}
