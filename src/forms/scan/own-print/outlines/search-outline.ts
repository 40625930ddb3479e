import { inkedCourse } from '../../outlines/slot-ink.ts';
import { findComponents } from '../../picture/ink/components.ts';
import type { Inks } from '../../picture/ink/inks.ts';
import { crop, type Raster, type Rect } from '../../picture/raster.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import { DRAWN } from './drawn-outline.ts';

/** How far from the beginning of a line its outline may stand, in pixels: 20 mm. */
export const REACH = 160;
/** Recognition takes a circle for the first letter of a line: then the line begins with the outline. */
export const TAKEN_IN = 8;
/** Sides of an outline that are tried, in pixels: 2 to 6 mm. */
const SIZES = [16, 18, 20, 22, 24, 26, 28, 30, 32, 35, 38, 41, 44, 48];

/** The place itself first, then those beside it and those that are a pixel larger or smaller. */
const NEIGHBOURS = [0, 1, -1, 2, -2].flatMap((dx) =>
  [0, 1, -1, 2, -2].flatMap((dy) => [0, 1, -1].map((more): [number, number, number] => [dx, dy, more])),
);

/** The square or circle whose course is inked best, where none stands free: one that lies across a ruled line. */
export function searchOutline({ ink, grown }: Inks, line: SlotLine, shape: Outline['shape'], rightToLeft: boolean) {
  let best: Rect | null = null;
  let highest = DRAWN;
  for (const size of SIZES) {
    const taken = line.isExact ? -4 : size + TAKEN_IN;
    const [from, to] = rightToLeft
      ? [line.start - taken, line.start + REACH]
      : [line.start - REACH, line.start - size + taken];
    for (let x = Math.round(from); x < to; x += 2) {
      for (let y = Math.round(line.y - size / 2 - 9); y <= line.y - size / 2 + 9; y += 2) {
        const rect = { x, y, width: size, height: size };
        const closed = inkedCourse(grown, shape, rect);
        if (closed > highest && isHollow(ink, rect)) [best, highest] = [rect, closed];
      }
    }
  }
  return best && centred(ink, shape, best);
}

/** The place to the pixel, by the ink as it is: a hairline laid over another one pixel off does not cover it. */
function centred(ink: Raster, shape: Outline['shape'], around: Rect): Rect {
  const places = NEIGHBOURS.map(([dx, dy, more]) => ({
    x: around.x + dx,
    y: around.y + dy,
    width: around.width + more,
    height: around.height + more,
  }));
  const inked = places.map((place) => inkedCourse(ink, shape, place));
  return places[inked.indexOf(Math.max(...inked))] ?? around;
}

function isHollow(ink: Raster, { x, y, width, height }: Rect): boolean {
  const inner = { x: x + width * 0.3, y: y + height * 0.3, width: width * 0.4, height: height * 0.4 };
  const inside = crop(ink, inner);
  const rule = findComponents(inside, 70, 8);
  // A ruled line may pass through: one upright stroke from edge to edge.
  return rule.every(({ box }) => box.height >= inside.height - 1 && box.width <= 6);
}
