import { say } from '../../sentences.ts';
import { encloses, grown, type Rect } from '../picture/raster.ts';
import { hasOnlyTails, hasPartsApart, isOnlyTails, isTail } from './mark-tails.ts';
import type { ForeignMark } from './paper/foreign-ink.ts';
import type { Place, RecordReading, SlotReading } from './record-reading.ts';
import { joinedOptions } from './strikes/joined-options.ts';

/**
 * A mark within one slot is that slot's; anything else is strange and puts its record in doubt.
 */
export function attribute(mark: ForeignMark, places: Place[], width: number): 'mark' | 'strange' {
  const joined = joinedOptions(mark, places, width);
  if (joined) {
    doubt(
      joined.map((place) => ({ place })),
      'a stroke runs from one option to the other',
    );
    return 'mark';
  }
  const shares = places
    .map((place) => ({ place, share: shareWithin(mark, place.rect, width) }))
    .filter(({ share }) => share > 0.012)
    .sort((a, b) => b.share - a.share);
  const [main, ...others] = shares;
  const stub = places.find(
    (place) => place.reading.isStub === true && goesOn(mark.box, place.rect) && isOnlyTails(mark, place.rect, width),
  );
  if (stub && (!main || main.place === stub)) joinEnd(stub.reading);
  if (main) {
    for (const other of others) {
      if (other.share > 0.06 || other.share > main.share * 0.25)
        doubt([main, other], 'one stroke runs through two places');
      else if (other.place.reading.state === 'unclear') clear(other.place.reading);
    }
    const strange = places.find(
      (place) =>
        place !== main.place &&
        covers(mark.box, place.wording) &&
        place.rect.y !== main.place.rect.y &&
        farFrom(mark.box, main.place),
    );
    if (strange) doubt([main], 'the mark reaches over other wording');
    const reached = places.find((place) => place !== main.place && reaches(mark, main.place, place, width));
    if (reached) doubt([main, { place: reached }], 'a long stroke reaches from one place to another');
    const { rect, reading } = main.place;
    const elsewhere = places.flatMap((place) => (place === main.place ? [] : [place.rect]));
    const isWhole = hasOnlyTails(mark, rect, width, reading.isCross) && !hasPartsApart(mark, rect, elsewhere, width);
    if (reading.state === 'marked' && !isWhole) doubt([main], 'a sign stands beside the mark');
    // What reaches into an empty place without marking it belongs to none: an arrow at a box, say.
    if (reading.state === 'empty') doubt([main], 'ink beside it reaches in');
    return 'mark';
  }
  if (isTail(mark, nearestPlace(mark.box, places), width)) return 'mark';
  for (const record of touchedRecords(mark.box, places)) {
    record.doubt ??= { reason: say('scan-ink-outside'), box: mark.box };
  }
  return 'strange';
}

function doubt(shares: { place: Place }[], reason: string): void {
  for (const { place } of shares) {
    place.reading.state = 'unclear';
    place.reading.strength = 0.3;
    place.reading.isBare = false;
    place.reading.mark += `; ${reason}`;
  }
}

/** The end of a stroke that belongs to another slot grazes this one. */
function clear(reading: SlotReading): void {
  reading.state = 'empty';
  reading.strength = 0.7;
  reading.mark += '; grazed by the mark of another place';
}

function shareWithin(mark: ForeignMark, rect: Rect, width: number): number {
  let inside = 0;
  for (const pixel of mark.pixels) {
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    if (x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height) inside += 1;
  }
  return inside / (rect.width * rect.height);
}

function covers(box: Rect, wording: Rect): boolean {
  const across = Math.min(box.x + box.width, wording.x + wording.width) - Math.max(box.x, wording.x);
  const down = Math.min(box.y + box.height, wording.y + wording.height) - Math.max(box.y, wording.y);
  return across > wording.width * 0.4 && down > wording.height * 0.3;
}

function farFrom(box: Rect, place: Place): boolean {
  return box.width > place.rect.width * 5 || box.height > place.rect.height * 5;
}

/** Sizes of an outline from which a mark is longer than a hasty tick, and from which it is an arrow. */
const LONG = 2.4;
const ARROW = 3.5;

/** A mark over two options covers the height of both; an arrow ends near the other, hidden where it meets the print there. */
function reaches(mark: ForeignMark, from: Place, to: Place, width: number): boolean {
  const { box } = mark;
  const { rect } = to;
  const length = Math.max(box.width, box.height) / Math.max(from.rect.width, from.rect.height);
  if (length > ARROW) return shareWithin(mark, grown(rect, rect.height * 0.6), width) > 0.003;
  const level = Math.min(box.y + box.height, rect.y + rect.height) - Math.max(box.y, rect.y);
  return length > LONG && level > rect.height * 0.5 && shareWithin(mark, grown(rect, 7), width) > 0.003;
}

/** How far apart two boxes are, in pixels; 0 where they touch. */
function gapTo(one: Rect, other: Rect): number {
  const across = Math.max(other.x - one.x - one.width, one.x - other.x - other.width, 0);
  const down = Math.max(other.y - one.y - one.height, one.y - other.y - other.height, 0);
  return Math.hypot(across, down);
}

/** How near the end of a stroke comes to the outline that hides its middle and what is close by, and how far it goes on, in pixels. */
const TOUCHING = 4;
const BEYOND = 5;

/** Whether a mark begins at an outline and goes on outside it. */
function goesOn(box: Rect, rect: Rect): boolean {
  return gapTo(box, rect) <= TOUCHING && !encloses(grown(rect, BEYOND), box);
}

/** The point of a tick is short within the outline; with its end outside it is a stroke. */
function joinEnd(reading: SlotReading): void {
  reading.state = 'marked';
  reading.strength = 0.75;
  reading.mark += '; the stroke goes on outside';
}

export function nearestPlace(box: Rect, places: readonly Place[]): Place | undefined {
  return places.toSorted((one, other) => gapTo(box, one.rect) - gapTo(box, other.rect))[0];
}

/** The records between whose wordings the mark lies, above or below; the nearest one for a mark beyond all. */
export function touchedRecords(box: Rect, places: readonly Place[]): Set<RecordReading> {
  const away = ({ wording, rect }: Place) => {
    const top = Math.min(wording.y, rect.y);
    const bottom = Math.max(wording.y + wording.height, rect.y + rect.height);
    return Math.max(top - (box.y + box.height), box.y - bottom, 0);
  };
  const least = Math.min(...places.map(away));
  return new Set(places.filter((place) => away(place) <= least + 4).map((place) => place.record));
}
