import type { Slot } from '../../../domain/evidence.ts';
import type { Saying } from '../../../domain/saying.ts';
import type { InkState } from '../outlines/slot-ink.ts';
import type { Rect } from '../picture/raster.ts';
import type { Outline } from '../template/template-glyphs.ts';

/** What was seen at one slot of one record on one page. */
export interface SlotReading {
  state: InkState;
  /** How sure, 0 to 1. */
  strength: number;
  /** The measurement in words, for a person: "ink 0.21 / 0.18". */
  mark: string;
  /** Pixels of the aligned table. */
  box: Rect;
  /** Where the outline was found. */
  found: Rect;
  /** Firm ink that is too short for a stroke, and is one if it goes on outside the outline. */
  isStub?: boolean;
  /** No ink within where the outline is expected, though it was not found there: a ring may be drawn around it. */
  isBare?: boolean;
  /** Whether the mark is surely a cross, as the learned witness sees it. */
  isCross?: boolean;
  /** Made by a computer: lines as thin as a form field's, or a sign that was typed. */
  sign?: 'hairlines' | 'glyph';
  /** Whether the printed outline was found in its place. */
  outlined: boolean;
}

/** What was seen of one record on one page. */
export interface RecordReading {
  index: number;
  slots: Partial<Record<Slot, SlotReading>>;
  /** Why a person must look at the whole record; `ofPage` where what stands there is meant for the page. */
  doubt: { reason: Saying; box: Rect; ofPage?: true } | null;
}

/** A slot's place on the page, and what was seen there. */
export interface Place {
  record: RecordReading;
  slot: Slot;
  reading: SlotReading;
  /** The outline, in pixels of the aligned table. */
  rect: Rect;
  /** As it is drawn here; null where no outline is known. */
  shape: Outline['shape'] | null;
  zone: Rect;
  /** Where it is empty if nobody marked it. */
  inside: Rect;
  wording: Rect;
}
