import { inkedCourse } from '../../outlines/slot-ink.ts';
import type { Inks } from '../../picture/ink/inks.ts';
import type { Raster } from '../../picture/raster.ts';
import type { SlotLine } from '../../template/slot-lines.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import type { NamedGroup } from '../name-groups.ts';
import { ASIDE, DRAWN, isOpen } from '../outlines/drawn-outline.ts';
import { type EmptyOutlines, expectOutline, outlineOf } from '../outlines/own-outlines.ts';

/** How far recognition may place a line off its height, in pixels, and how far off is near enough. */
const REACH = 13;
const NEAR = 2;
/** By how much more of its course must be inked than at the height expected. */
const CLEARER = 0.1;

/**
 * Lines at the height at which their outlines stand: recognition cuts the signs of Chinese unevenly, and takes what is
 * above or below a line into it.
 */
export function levelLines(
  { ink, grown }: Inks,
  groups: readonly NamedGroup[],
  empty: EmptyOutlines,
  rightToLeft: boolean,
): NamedGroup[] {
  const level = (line: SlotLine): SlotLine => {
    const drawn = empty[outlineOf(line)];
    const off = drawn ? offHeight(ink, grown, expectOutline(line, drawn, rightToLeft)) : 0;
    return off === 0 ? line : { ...line, y: line.y + off };
  };
  return groups.map((group) => ({ ...group, lines: group.lines.map(level) }));
}

/** How far below the place expected an outline stands; 0 where it is there, or nowhere near. */
function offHeight(ink: Raster, grown: Raster, { shape, rect }: Outline): number {
  let [near, best, clearest, off] = [0, 0, 0, 0];
  let found = rect;
  for (let down = -REACH; down <= REACH; down++) {
    for (let aside = -ASIDE; aside <= ASIDE; aside++) {
      const place = { ...rect, x: rect.x + aside, y: rect.y + down };
      const inked = inkedCourse(grown, shape, place);
      if (Math.abs(down) <= NEAR) near = Math.max(near, inked);
      // Grown by a pixel the ink of an outline reaches farther than its own line.
      const clear = inked + inkedCourse(ink, shape, place);
      if (clear > clearest) [clearest, best, off, found] = [clear, inked, down, place];
    }
  }
  return best >= DRAWN && best > near + CLEARER && isOpen(ink, shape, found) ? off : 0;
}
