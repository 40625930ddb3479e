import { median } from '../../../measure/median.ts';
import { courseOf } from '../../outlines/outline-course.ts';
import { findOutline, STRONG } from '../../outlines/slot-ink.ts';
import type { Inks } from '../../picture/ink/inks.ts';
import { at } from '../../picture/raster.ts';
import type { PlacedRecord } from '../../template/placed-record.ts';
import type { Outline } from '../../template/template-glyphs.ts';

/** Paler than this a line is not told from the paper's own noise. */
const PALEST = 30;
/** Of a form's boxes half are empty, or more: the palest quarter shows the line itself, and no pen over it. */
const EMPTY = 0.25;
/** A line is as dark as so much of its usual darkness, but for gaps. */
const USUAL = 0.8;

/**
 * How dark a line of an empty outline is at least, for each shape: as dark as firm ink, or as its kind is printed on this
 * page. Printers draw a box by hairlines that are paler than any letter; then all of them are pale, and there none the less.
 */
export function outlineDarkness(
  inks: Inks,
  placed: readonly PlacedRecord[],
): Readonly<Record<Outline['shape'], number>> {
  const outlines = placed.flatMap(({ slots }) => slots.flatMap(({ outline }) => outline ?? []));
  const usual = (shape: Outline['shape']) => {
    const own = outlines.filter((outline) => outline.shape === shape);
    const palestFirst = own.map((outline) => darknessAlong(inks, outline)).sort((a, b) => a - b);
    const dark = (palestFirst[Math.floor(own.length * EMPTY)] ?? STRONG) * USUAL;
    return Math.min(STRONG, Math.max(PALEST, dark));
  };
  return { box: usual('box'), circle: usual('circle'), brackets: usual('brackets') };
}

/** Of the line in its middle: a mark lies over a smaller part of it. */
function darknessAlong(inks: Inks, outline: Outline): number {
  const { rect } = findOutline(inks, outline, STRONG);
  const { across, down } = courseOf(outline.shape, rect);
  return median(Array.from(across, (x, step) => at(inks.grown, x, down[step] ?? 0)));
}
