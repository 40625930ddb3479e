import { STRONG } from '../../outlines/slot-ink.ts';
import { findComponents } from '../../picture/ink/components.ts';
import { around, createRaster, overlap, type Raster, type Rect } from '../../picture/raster.ts';
import { type Sign, type SignShape, shapeOf } from './sign-shapes.ts';

/** What stands at an option in place of its empty outline, or beside it. */
export interface SlotSign {
  state: 'marked' | 'empty';
  /** In words, for a person. */
  mark: string;
  /** Pixels of the page. */
  box: Rect;
  /** The outline within which a mark stands. */
  within?: 'box' | 'circle' | undefined;
  /** The outline that stands there by itself, empty. */
  outline?: 'box' | 'circle' | undefined;
}

/** Dust, and what is left along the edges of a rule that was taken out. */
const LEAST_AREA = 22;
const LEAST_SIDE = 7;
/** A sign stands in the middle of its zone; what comes in from above or below is wording. */
const MIDDLE = 0.25;
const MARKS: readonly SignShape[] = ['marked-box', 'marked-circle', 'cross', 'check', 'disc'];
/** Signs beside an outline that stay empty in it. */
const BESIDE: readonly SignShape[] = ['cross', 'check', 'disc'];

/**
 * Reads the signs at an option that was marked on a computer: a ticked or crossed box, a cross, a tick or a dot in place
 * of the empty outline, or one of these beside it.
 * @param part the page's part in that zone, without ruled lines
 * @returns null for anything else: a letter, several signs, a scribble.
 */
export function readSign(part: Raster, zone: Rect): SlotSign | null {
  const signs = findSigns(part);
  if (signs.length === 0 || signs.some(({ box }) => isCutOff(box, part))) return null;
  const shapes = signs.map(shapeOf);
  const [first, second, ...more] = shapes;
  const within = around(signs);
  const box = {
    ...within,
    x: within.x + Math.max(0, Math.floor(zone.x)),
    y: within.y + Math.max(0, Math.floor(zone.y)),
  };
  if (first === undefined || more.length > 0) return null;
  if (second === undefined) {
    if (MARKS.includes(first)) {
      const within = first === 'marked-box' ? 'box' : first === 'marked-circle' ? 'circle' : undefined;
      return { state: 'marked', mark: `${NAMES[first]} for the outline`, box, within };
    }
    return first === 'box' || first === 'circle'
      ? { state: 'empty', mark: `empty ${first}`, box, outline: first }
      : null;
  }
  const outline = shapes.findIndex((shape) => shape === 'box' || shape === 'circle');
  const beside = shapes[1 - outline];
  if (outline < 0 || beside === undefined || !BESIDE.includes(beside)) return null;
  return { state: 'marked', mark: `${NAMES[beside]} beside the empty ${shapes[outline]}`, box };
}

const NAMES: Record<SignShape, string> = {
  box: 'box',
  circle: 'circle',
  'marked-box': 'marked box',
  'marked-circle': 'marked circle',
  cross: 'cross',
  check: 'tick',
  disc: 'dot',
  other: 'sign',
};

/** Pieces whose extents overlap make one sign: the cross within its box. */
function findSigns(part: Raster): Sign[] {
  const pieces = findComponents(part, STRONG, LEAST_AREA)
    .filter(({ box }) => Math.max(box.width, box.height) >= LEAST_SIDE && !comesIn(box, part))
    .map(({ box, pixels }) => ({ box, pixels: [...pixels] }));
  for (let i = 0; i < pieces.length; i++) {
    for (let k = 0; k < pieces.length; k++) {
      const [one, other] = [pieces[i], pieces[k]];
      if (!one || !other || one === other || !overlap(one.box, other.box)) continue;
      one.box = around([one, other]);
      one.pixels.push(...other.pixels);
      pieces.splice(k, 1);
      if (k < i) i -= 1;
      k = -1;
    }
  }
  return pieces.map(({ box, pixels }) => {
    const own = createRaster(box.width, box.height);
    for (const pixel of pixels) {
      const x = (pixel % part.width) - box.x;
      own.data[(Math.floor(pixel / part.width) - box.y) * box.width + x] = 255;
    }
    return { box, pixels: own };
  });
}

/** A sign that was typed stands whole within its zone; a pen's stroke between two options runs out of it. */
function isCutOff({ y, height }: Rect, part: Raster): boolean {
  return y === 0 || y + height >= part.height;
}

function comesIn({ y, height }: Rect, part: Raster): boolean {
  const touches = y === 0 || y + height >= part.height;
  return touches && (y + height < part.height * MIDDLE || y > part.height * (1 - MIDDLE));
}
