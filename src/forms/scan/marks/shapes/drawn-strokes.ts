import { BLOCKING } from '../../outlines/slot-ink.ts';
import { type Component, findComponents } from '../../picture/ink/components.ts';
import { boundsOf, clip, createRaster, crop, grown, overlap, type Raster, type Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import type { Outline } from '../../template/template-glyphs.ts';

/** What is drawn at an outline, cut to its extent. */
export interface Strokes {
  /** 255 on 0. */
  ink: Raster;
  /** For each pixel of it, whether the form's own print would hide a stroke there. */
  hidden: Uint8Array;
  /** Of the outline, in pixels. */
  size: number;
  isBox: boolean;
  /** How far its middle lies off that of the outline, as shares of the outline's size. */
  offset: { x: number; y: number };
}

/** How far beside and above an outline strokes are looked at, as shares of its size: ruled lines are farther. */
const BESIDE = 0.3;
const ABOVE = 0.15;
/** Strokes are as dark as this share of the darkest ink there, and never paler than this. */
const CORE = 0.5;
const LEAST_CORE = 60;
/** Pixels of a stroke, less of which is dust. */
const LEAST_AREA = 9;
/** How far apart the strokes of one mark stand, and the letters of one word, as a share of an outline's size. */
const APART = 0.3;
/** What lies beside an outline and runs on so far is a ruled line. */
const RULED = 0.6;

/** The strokes of what is drawn at an outline; null for none. */
export function strokesAt({ unruled, blank }: AlignedTable, outline: Outline): Strokes | null {
  const { rect } = outline;
  const [beside, above] = [Math.round(rect.width * BESIDE), Math.round(rect.height * ABOVE)];
  const window = clip(unruled, {
    x: rect.x - beside,
    y: rect.y - above,
    width: rect.width + 2 * beside,
    height: rect.height + 2 * above,
  });
  const page = crop(unruled, window);
  const own = { ...rect, x: rect.x - window.x, y: rect.y - window.y };
  const hidden = hiddenBy(crop(blank, window), { ...outline, rect: own });
  const ink = createRaster(page.width, page.height);
  const least = coreOf(openPixels(page, own, hidden));
  for (let i = 0; i < page.data.length; i++) if ((page.data[i] ?? 0) >= least && !hidden[i]) ink.data[i] = 255;
  clearRules(ink, own);
  return joined(ink, hidden, { ...outline, rect: own });
}

/** Where print hides what is drawn: the blank form's ink, and the outline's line, which lies off by a pixel or two. */
function hiddenBy(print: Raster, { rect, shape, thickness = 0 }: Outline): Uint8Array {
  const near = Math.max(3, thickness + 1);
  const [across, down] = [rect.width / 2, rect.height / 2];
  return Uint8Array.from(print.data, (dark, i) => {
    if (dark >= BLOCKING) return 1;
    const dx = (i % print.width) - rect.x - across + 0.5;
    const dy = Math.floor(i / print.width) - rect.y - down + 0.5;
    const beside = Math.abs(dx) - across + 1;
    const off = {
      box: Math.max(beside, Math.abs(dy) - down + 1),
      circle: (Math.hypot(dx / across, dy / down) - 0.94) * across,
      brackets: beside,
    }[shape];
    return Math.abs(off) <= near ? 1 : 0;
  });
}

/** Darkness from which a pixel of what is drawn in an outline belongs to a stroke. */
export function coreOf(drawn: Iterable<number>): number {
  const inked = [...drawn].filter((value) => value >= LEAST_CORE).sort((a, b) => a - b);
  return Math.max(LEAST_CORE, (inked[Math.floor(inked.length * 0.9)] ?? 0) * CORE);
}

function* openPixels(page: Raster, inside: Rect, hidden: Uint8Array): Generator<number> {
  const { x, y, width, height } = clip(page, inside);
  for (let row = y; row < y + height; row++) {
    for (let i = row * page.width + x; i < row * page.width + x + width; i++) if (!hidden[i]) yield page.data[i] ?? 0;
  }
}

/** Takes out the ruled lines around an outline. */
function clearRules(ink: Raster, { x, y, width, height }: Rect): void {
  const clear = (count: number, pixel: (i: number) => number) => {
    let inked = 0;
    for (let i = 0; i < count; i++) if (ink.data[pixel(i)]) inked += 1;
    if (inked > count * RULED) for (let i = 0; i < count; i++) ink.data[pixel(i)] = 0;
  };
  for (let row = 0; row < ink.height; row++) {
    if (row < y || row >= y + height) clear(ink.width, (i) => row * ink.width + i);
  }
  for (let column = 0; column < ink.width; column++) {
    if (column < x || column >= x + width) clear(ink.height, (i) => i * ink.width + column);
  }
}

/** The pieces that reach into the outline, and those that stand beside them. */
function joined(ink: Raster, hidden: Uint8Array, { rect: outline, shape }: Outline): Strokes | null {
  const pieces = findComponents(ink, 255, LEAST_AREA);
  const isWithin = (pixel: number) =>
    overlap(outline, { x: pixel % ink.width, y: Math.floor(pixel / ink.width), width: 1, height: 1 });
  const own = pieces.filter(({ pixels }) => pixels.some(isWithin));
  const apart = Math.max(outline.width, outline.height) * APART;
  const isNear = (box: Rect) => own.some((other) => overlap(grown(other.box, apart), box));
  for (let next: (typeof pieces)[number] | undefined; ; own.push(next)) {
    next = pieces.find((piece) => !own.includes(piece) && isNear(piece.box));
    if (!next) break;
  }
  return strokesFrom(own, { ...ink, data: hidden }, { rect: outline, shape });
}

/** These pieces of ink as the strokes at an outline, in the same part of the page as what the print hides; null for none. */
export function strokesFrom(pieces: readonly Component[], hidden: Raster, { rect, shape }: Outline): Strokes | null {
  if (pieces.length === 0) return null;
  const bounds = boundsOf(pieces.map(({ box }) => box));
  const strokes = createRaster(bounds.width, bounds.height);
  for (const { pixels } of pieces) {
    for (const pixel of pixels) {
      const [x, y] = [(pixel % hidden.width) - bounds.x, Math.floor(pixel / hidden.width) - bounds.y];
      strokes.data[y * bounds.width + x] = 255;
    }
  }
  const off = (from: number, size: number, own: number, all: number) => (from + size / 2 - own - all / 2) / all;
  const offset = {
    x: off(bounds.x, bounds.width, rect.x, rect.width),
    y: off(bounds.y, bounds.height, rect.y, rect.height),
  };
  return {
    ink: strokes,
    hidden: crop(hidden, bounds).data,
    size: rect.width,
    isBox: shape === 'box',
    offset,
  };
}
