import { HIDDEN } from '../outlines/slot-ink.ts';
import { type Spread, spreadOf } from '../picture/geometry/principal-axis.ts';
import { findComponents } from '../picture/ink/components.ts';
import { extentOf } from '../picture/ink/gathered-ink.ts';
import { createRaster, encloses, grown, overlap, type Rect } from '../picture/raster.ts';
import type { ForeignMark } from './paper/foreign-ink.ts';
import type { Place } from './record-reading.ts';

/** How far off the outline a stroke may pass that was meant for it, in pixels. */
const ASTRAY = 3;
/** How far a scribble that fills an outline reaches beyond it, as a share of its size. */
const BRIM = 0.3;
/** A highlighter's band shows as so thick an edge, in pixels, along so much of a side of the outline and this near to it. */
const BAND = 5;
const WHOLE_SIDE = 0.8;
const ADJACENT = 3;
/** How far, in pixels, the ink of a stroke spreads about its course: a pen's width, and not the bend of a letter or sign. */
const SPREAD = 3.2;
/** A stroke is so much longer than wide, as a ratio of variances: an asterisk is not. */
const LONG = 3;
/** Share of its extent along and across its course that a broad pen's stroke or a highlighter's fills; a sign leaves paper. */
const FILLED = 0.75;
/** The same of a stub whose course leads elsewhere: the hook of a question mark that a fax ran together leaves little paper too. */
const SOLID = 0.9;
/** Least rise or fall of the arm of a tick or cross against its way across: a level stroke says something of its own. */
const SLOPE = 0.3;
/** What is no longer than this, in pixels, is a crumb; a stroke's tip, full of ink, is longer. Signs are as high as letters. */
const SHORT = 7;
const TIP = 11;
const FULL = 0.6;
/** A thin end of a stroke is told by where it stands, and not by its course, up to so many pixels (2 mm). */
const STUB = 16;
/** A ruled line with the blur of its edges hides so many pixels of a stroke; how much thicker a stroke seems where it is bent a little. */
const RULED = 12;
const AS_THICK = 1.25;
/** The side of a cross that is drawn in one stroke lies so far beside its outline at most, as a share of the outline's size. */
const SIDE = 0.5;
/** So near its outline the ends of a mark's strokes stand, as a share of the outline's size; what is farther off is judged by where it leads. */
const NEAR = 0.6;
/** Sizes of its outline that a tick's end is long, as a rule, and at most, where it comes straight out of it. */
const SHORT_TAIL = 1.5;
const LONG_TAIL = 2.2;

/** The end of a tick beyond its box, cut off from it by the outline's own print: it begins at a marked slot and stays near. */
export function isTail(mark: ForeignMark, place: Place | undefined, width: number): boolean {
  if (place?.reading.state !== 'marked') return false;
  const { box } = mark;
  const size = Math.max(place.rect.width, place.rect.height);
  const isNear = overlap(box, grown(place.rect, size * 0.5));
  const long = Math.max(box.width, box.height) / size;
  const isShort = long < SHORT_TAIL || (long < LONG_TAIL && comesOut(mark, place.rect, width));
  return isNear && isShort && isOnlyTails(mark, place.rect, width);
}

/** Whether a mark, the rest of which lies at an outline, is nothing but ends of its strokes, near and far. */
export function isOnlyTails(mark: ForeignMark, outline: Rect, width: number): boolean {
  return hasOnlyTails(mark, outline, width) && !hasSignApart(mark, outline, width);
}

/**
 * Whether what a mark has beside its outline are only ends of its strokes, cut off by the outline's own print: each piece hugs
 * the outline, or is a straight stroke that comes out of it. All else is a sign of its own: a question mark, an equals sign, a
 * number beside a tick.
 * @param isCross whether the mark is surely a cross: drawn in one stroke it has a side too, from the end of one arm to the next
 */
export function hasOnlyTails(mark: ForeignMark, outline: Rect, width: number, isCross = false): boolean {
  const near = grown(outline, Math.max(outline.width, outline.height) * NEAR);
  const around = piecesOf(mark, width).filter(({ box }) => overlap(box, near) && !overlap(box, outline));
  const hugging = around.filter((piece) => hugs(piece, outline));
  const beside = [
    ...hugging,
    ...withTipsJoined(
      around.filter((piece) => !hugging.includes(piece)),
      width,
    ),
  ];
  const ends = beside.filter((piece) => comesOut(piece, outline, width));
  return beside.every(
    (piece) =>
      !endsStrike(piece, outline) &&
      (isCrumb(piece) ||
        hugs(piece, outline) ||
        (isCross && joinsArms(piece.box, outline)) ||
        ends.some((end) => end === piece || goesOnAcross(piece, end, outline, width))),
  );
}

/** A stroke beside the outline from near one of its corners to near the next. */
function joinsArms(box: Rect, outline: Rect): boolean {
  const size = Math.max(outline.width, outline.height);
  if (!encloses(grown(outline, size * SIDE), box)) return false;
  const [long, short, side] =
    box.height > box.width ? [box.height, box.width, outline.height] : [box.width, box.height, outline.width];
  return long >= side * WHOLE_SIDE && short <= size * SIDE;
}

/** Whether the end of a stroke goes on in this piece, across a ruled line that hides what lies between: both are one stroke as thick. */
function goesOnAcross(piece: ForeignMark, end: ForeignMark, outline: Rect, width: number): boolean {
  if (Math.max(piece.box.width, piece.box.height) > STUB || !overlap(grown(piece.box, RULED), end.box)) return false;
  const both = spreadOf([...piece.pixels, ...end.pixels], width);
  const thick = Math.max(SPREAD, Math.sqrt(spreadOf(end.pixels, width).across) * AS_THICK);
  return Math.sqrt(both.across) <= thick && both.along >= LONG * both.across && leadsInto(both, outline);
}

/**
 * Whether what a mark has beyond its outline's ends, taken together, is no stroke that comes out of it: of a question mark across
 * a ruled line, that hides its middle, no piece but a crumb need stand near the outline.
 */
function hasSignApart(mark: ForeignMark, outline: Rect, width: number): boolean {
  const near = grown(outline, Math.max(outline.width, outline.height) * NEAR);
  const pixels = piecesOf(mark, width).flatMap((piece) => (overlap(piece.box, near) ? [] : piece.pixels));
  if (pixels.length === 0) return false;
  const apart = { box: extentOf(pixels, width), pixels };
  return !isCrumb(apart) && !comesOut(apart, outline, width);
}

/**
 * Whether a piece of a mark stands farther off than its ends do, at none of the other outlines, and is no stroke that leads
 * back: a word that was written so close to a mark that both were taken for one.
 */
export function hasPartsApart(mark: ForeignMark, outline: Rect, others: readonly Rect[], width: number): boolean {
  const around = (rect: Rect) => grown(rect, Math.max(rect.width, rect.height) * NEAR);
  const own = [outline, ...others].map(around);
  const apart = piecesOf(mark, width).filter(({ box }) => !own.some((rect) => overlap(box, rect)));
  return withTipsJoined(apart, width).some((piece) => !isCrumb(piece) && !leadsBack(piece, outline, width));
}

/** Tips so near each other that a ruled line may part them are one: of a question mark across it nothing else is left. */
function withTipsJoined(pieces: readonly ForeignMark[], width: number): ForeignMark[] {
  const isTip = (piece: ForeignMark) => isCrumb(piece) && Math.max(piece.box.width, piece.box.height) > SHORT;
  const joined: ForeignMark[] = [];
  for (const tip of pieces.filter(isTip)) {
    const near = joined.filter(({ box }) => overlap(grown(box, RULED), tip.box));
    for (const other of near) joined.splice(joined.indexOf(other), 1);
    const pixels = [tip, ...near].flatMap((each) => each.pixels);
    joined.push({ box: extentOf(pixels, width), pixels });
  }
  return [...pieces.filter((piece) => !isTip(piece)), ...joined];
}

function leadsBack({ pixels }: ForeignMark, outline: Rect, width: number): boolean {
  const spread = spreadOf(pixels, width);
  return isThinStroke(spread) && leadsInto(spread, outline);
}

function isThinStroke({ along, across }: Spread): boolean {
  return Math.sqrt(across) <= SPREAD && along >= LONG * across;
}

/** The pieces of a mark that hang together. */
function piecesOf({ box, pixels }: ForeignMark, width: number): ForeignMark[] {
  const own = createRaster(box.width, box.height);
  for (const pixel of pixels) own.data[(Math.floor(pixel / width) - box.y) * box.width + (pixel % width) - box.x] = 255;
  const onPage = (i: number) => (Math.floor(i / box.width) + box.y) * width + (i % box.width) + box.x;
  return findComponents(own, 255).map((piece) => {
    const placed = { ...piece.box, x: piece.box.x + box.x, y: piece.box.y + box.y };
    return { box: placed, pixels: Array.from(piece.pixels, onPage) };
  });
}

function isCrumb({ box, pixels }: ForeignMark): boolean {
  const long = Math.max(box.width, box.height);
  return long <= SHORT || (long <= TIP && pixels.length >= FULL * box.width * box.height && !isLevel(box));
}

/** What is level and thin is full of ink by itself, and may be what is left of a line that strikes the mark. */
function isLevel({ width, height }: Rect): boolean {
  return width > SHORT && height < width * SLOPE;
}

/** What is left of a line that strikes, in pixels: so long, and so many times as long as thick. Dust is smaller. */
const LEFT = 5;
const TIMES = 2;

/** The end of a line through the middle of an outline, on either side of it. */
function endsStrike({ box }: ForeignMark, { x, y, width, height }: Rect): boolean {
  const middle = box.y + box.height / 2 - y;
  const isBeside = box.x + box.width <= x + ADJACENT || box.x >= x + width - ADJACENT;
  const isAtMiddle = middle > height * BRIM && middle < height * (1 - BRIM);
  return isBeside && isAtMiddle && box.width >= LEFT && box.width >= box.height * TIMES;
}

function hugs({ box }: ForeignMark, outline: Rect): boolean {
  const size = Math.max(outline.width, outline.height);
  return (
    encloses(grown(outline, size * BRIM), box) || (isBand(box, outline) && encloses(grown(outline, size * NEAR), box))
  );
}

/** The edge of a band that covers the outline: no pen's level stroke is as thick, and a sign stands farther off. */
function isBand(box: Rect, outline: Rect): boolean {
  if (!overlap(grown(box, ADJACENT), outline)) return false;
  const isAlongside = box.y >= outline.y + outline.height - ADJACENT || box.y + box.height <= outline.y + ADJACENT;
  return isAlongside
    ? box.height >= BAND && box.width >= outline.width * WHOLE_SIDE
    : box.width >= BAND && box.height >= outline.height * WHOLE_SIDE;
}

/** A broad stroke or its stub at the outline's edge, or a straight one that leads into it, and is no level one if it is thin. */
function comesOut({ box, pixels }: ForeignMark, outline: Rect, width: number): boolean {
  const spread = spreadOf(pixels, width);
  const { along, across } = spread;
  // The sides of a filled oblong are, squared, twelve times its variances.
  const isFilled = pixels.length >= FILLED * 12 * Math.sqrt(along * across);
  if (!isThinStroke(spread)) {
    const isSolid = pixels.length >= SOLID * 12 * Math.sqrt(along * across);
    return (isSolid && isStub(box, outline)) || (isFilled && leadsInto(spread, outline));
  }
  return box.height >= box.width * SLOPE && (isStub(box, outline) || leadsInto(spread, outline));
}

/** A stroke's end no farther off than the outline hides of it, too short for its course to be told: a pen's width is as long. */
function isStub(box: Rect, outline: Rect): boolean {
  return Math.max(box.width, box.height) <= STUB && overlap(grown(box, HIDDEN), outline);
}

/** Whether the course of a stroke, drawn on, meets the outline. */
function leadsInto({ middle, angle }: Spread, outline: Rect): boolean {
  const [across, down] = [outline.x + outline.width / 2 - middle.x, outline.y + outline.height / 2 - middle.y];
  const off = Math.abs(across * Math.sin(angle) - down * Math.cos(angle));
  return off <= Math.max(outline.width, outline.height) / 2 + ASTRAY;
}
