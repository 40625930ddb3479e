import { tellInkShares } from '../../../ink-shares.ts';
import { courseOf } from '../../outlines/outline-course.ts';
import {
  CLOSED,
  findOutline,
  type InkShare,
  type InkState,
  insideOf,
  isStub,
  judgeInk,
  measureInside,
  subtractTemplate,
} from '../../outlines/slot-ink.ts';
import type { Inks } from '../../picture/ink/inks.ts';
import type { Raster, Rect } from '../../picture/raster.ts';
import type { AlignedTable } from '../../template/align-page.ts';
import { type PlacedSlot, wordingBox } from '../../template/placed-record.ts';
import type { Outline } from '../../template/template-glyphs.ts';
import { offRules } from '../paper/off-rules.ts';
import type { Place, RecordReading, SlotReading } from '../record-reading.ts';
import { isCrossed } from '../shapes/crossed-box.ts';
import { isSeenAsMark, knownMark } from '../shapes/known-mark.ts';
import { readSign } from './slot-sign.ts';
import { unruledZone } from './unruled-zone.ts';

/** Shares of ink from which an outline is filled, whatever the shape: letters leave more paper, and find no room in a circle. */
const FILLED: Record<Outline['shape'], number> = { box: 0.85, circle: 0.5, brackets: 0.85 };

/** What every slot of a table is measured against. */
export interface Ground {
  table: AlignedTable;
  blocked: Raster;
  inks: Inks;
  /** Darkness from which the line of an empty outline is fully there. */
  lines: Readonly<Record<Outline['shape'], number>>;
  noise: number;
}

/** Reads one slot, and notes it in its record. */
export function readSlot(record: RecordReading, { slot, outline, zone, lines }: PlacedSlot, ground: Ground): Place {
  const measured: Measured = outline
    ? measure(outline, ground)
    : { state: 'unclear' as const, strength: 0.3, mark: 'no outline known', box: zone, found: zone, outlined: false };
  const reading = readSigns(measured, outline, zone, ground);
  record.slots[slot] = reading;
  const rect = outline?.rect ?? zone;
  const inside = insideOf({ shape: 'box', ...outline, rect: reading.found });
  return {
    record,
    slot,
    reading,
    rect,
    shape: outline?.shape ?? null,
    zone,
    inside,
    wording: wordingBox(lines),
  };
}

/** What was measured, and whether it is ink enough for a mark that is none. */
type Measured = SlotReading & { isRefused?: boolean };

/** By the ink in it; where that does not tell, by the hairlines with which a computer crosses a box. */
function measure(outline: Outline, { table, blocked, inks, lines, noise }: Ground): Measured {
  const seen = outline.isLost ? { rect: outline.rect, closed: 1 } : findOutline(inks, outline, lines[outline.shape]);
  const found = table.isOwnPrint ? seen : offRules(seen, outline, table.blank);
  // In a print of its own an outline is what all of its kind have in common: where it stands aslant, its line is known by its course.
  const isSeen = table.isOwnPrint && outline.shape !== 'brackets' && !outline.isLost && found.closed >= CLOSED;
  const course = isSeen ? courseOf(outline.shape, found.rect) : null;
  const subtracted = subtractTemplate(table, blocked, outline.rect, noise, course);
  const inside = measureInside(table.unruled, { ...outline, rect: found.rect }, noise);
  const byInk = { ...agree(subtracted, found.closed >= CLOSED ? inside : null, outline.rect), found: found.rect };
  const isBare = [subtracted, inside].every((ink) => judgeInk(ink) === 'empty');
  const drawn = { ...outline, rect: found.rect };
  const isFull = inside !== null && inside.strong > FILLED[outline.shape];
  const known = byInk.state === 'marked' ? knownMark(table, drawn, isFull) : null;
  if (known) return { ...byInk, isCross: known === 'cross' };
  if (outline.shape === 'box' && isCrossed(table.page, inks.grown, found)) {
    const mark = `${byInk.mark}; two lines cross the box`;
    return { ...byInk, state: 'marked', strength: 0.9, mark, sign: 'hairlines' };
  }
  if (byInk.state === 'marked') return { ...byInk, ...NO_MARK, mark: `${byInk.mark}${NO_MARK.mark}`, isRefused: true };
  if (byInk.isInked && isSeenAsMark(table, drawn)) return { ...byInk, ...SEEN, mark: `${byInk.mark}${SEEN.mark}` };
  return { ...byInk, isBare };
}

/** What is drawn there may be letters, or nothing that has a name. */
const NO_MARK = {
  state: 'unclear',
  strength: 0.3,
  isBare: false,
  mark: '; letters, or no mark that is known',
} as const;
/** One way of measuring the ink is hindered by print; the picture shows a mark. */
const SEEN = { state: 'marked', strength: 0.8, mark: '; a mark by its picture' } as const;

/** The sign that a computer put for the outline or beside it, where its ink alone does not tell. */
function readSigns(measured: Measured, outline: Outline | null, zone: Rect, { table, noise }: Ground): SlotReading {
  if (measured.state === 'marked') return measured;
  const sign = readSign(unruledZone(table, zone), zone);
  if (sign === null) return measured;
  if (sign.within) {
    const shape = shapeAt(outline, sign.within);
    // What is no mark in a circle is none in the same circle found anew, a pixel off: it shows too little of a letter.
    const isRefused = shape === 'circle' && measured.isRefused;
    if (isRefused || !knownMark(table, { shape, rect: sign.box }, false)) {
      return { ...measured, ...NO_MARK, mark: `${sign.mark}${NO_MARK.mark}` };
    }
  }
  // Where the form's own outline is lost, or of another shape, an empty one of a font may stand in its place.
  const isInPlace = measured.outlined && !outline?.isLost && outline?.shape === sign.outline;
  if (sign.state === 'empty' && (isInPlace || !isClean(table, outline, sign.box, noise))) return measured;
  return {
    state: sign.state,
    strength: 0.85,
    mark: sign.mark,
    box: sign.box,
    found: sign.box,
    sign: 'glyph',
    outlined: measured.outlined,
  };
}

/** A letter in a box may look like a circle: the form knows better which of them it has there. */
function shapeAt(outline: Outline | null, seen: 'box' | 'circle'): 'box' | 'circle' {
  return outline && outline.shape !== 'brackets' ? outline.shape : seen;
}

/** An outline found elsewhere than expected must be as empty as one in its place: a hairline is no sign, and yet a mark. */
function isClean(table: AlignedTable, outline: Outline | null, box: Rect, noise: number): boolean {
  return judgeInk(measureInside(table.unruled, { shape: 'box', ...outline, rect: box }, noise)) === 'empty';
}

/** Both ways of measuring must come to the same state. */
function agree(
  subtracted: InkShare,
  inside: InkShare | null,
  box: Rect,
): Omit<SlotReading, 'found'> & { isInked: boolean } {
  const first = judgeInk(subtracted);
  const second = judgeInk(inside);
  const state = first === second ? first : 'unclear';
  const mark = tellInkShares(subtracted.strong, inside?.strong ?? null);
  const strength = state === 'unclear' ? 0.3 : sureness(state, subtracted);
  const isInked = inside !== null && [first, second].includes('marked');
  const stub = isInked || (inside !== null && [subtracted, inside].some(isStub));
  return { state, strength, mark, box, outlined: inside !== null, isStub: state === 'unclear' && stub, isInked };
}

/** Surer the farther the ink share lies from what would be unclear. */
function sureness(state: InkState, { strong }: InkShare): number {
  return state === 'marked' ? Math.min(0.97, 0.8 + strong) : 0.95 - strong * 10;
}
